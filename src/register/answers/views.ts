// Answers as pages: the list of standing questions, and one answer. Pure: data in, markup out; no store, no clock.
import type { Day } from '../../kernel/day.ts'
import { isDay, sayDay } from '../../kernel/day.ts'
import type { FileCell } from '../../ui/data-file.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { AsAt, PageContent } from '../../ui/page.ts'
import { queryString } from '../../ui/pagination.ts'
import { emptyState, link, list, section } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { inSentence, sayCoordinator, sayHolder, sayList, sayMember } from '../groups/wording.ts'
import { QUESTIONS, type Answer, type AnsweredGroup, type Question } from './types.ts'

interface Place {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: AsAt
}

/** The standing questions with their day and formats. */
export function questionsPage({ partnership, asAt }: Place): PageContent {
  const path = `/${partnership.slug}/answers`
  const day = dayQuery(asAt)
  const items = (Object.entries(QUESTIONS) as [Question, string][]).map(([question, words]) => ({
    what: words,
    href: `${path}/${question}${day}`,
    fact: html`${asAtWords(asAt)} · ${link('CSV', `${path}/${question}.csv${day}`)},
    ${link('JSON', `${path}/${question}.json${day}`)}`,
  }))
  return {
    title: 'Already answered',
    kind: partnership.name,
    lede: 'Questions that people ask under the Freedom of Information Act, answered from the register for any day.',
    breadcrumbs: [{ text: partnership.name, href: `/${partnership.slug}` }],
    room: 'register',
    asAt: { ...asAt, action: path },
    body: section({
      head: 'Questions',
      note: 'Kept up to date: each answer is made from the register when you open it.',
      body: list(items),
    }),
  }
}

/** One answer as a page. */
export function answerPage(answer: Answer, asAt: AsAt): PageContent {
  const { partnership, question, source } = answer
  const path = `/${partnership.slug}/answers/${question}`
  const day = dayQuery(asAt)
  return {
    title: QUESTIONS[question],
    kind: html`Standing question · ${partnership.name}`,
    lede: answer.sentence,
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Already answered', href: `/${partnership.slug}/answers${day}` },
    ],
    room: 'register',
    asAt: { ...asAt, action: path },
    formats: [
      { text: 'CSV', href: `${path}.csv${day}` },
      { text: 'JSON', href: `${path}.json${day}` },
    ],
    body: answerBody(answer),
    sources: [source],
  }
}

/** The matter of an answer, for the page and for the document that stands alone. */
export function answerBody(answer: Answer): Html {
  const { groups, notes, rows, sentence, partnership } = answer
  const noteList =
    notes.length > 0 && section({ head: 'Notes', body: html`${notes.map((note) => html`<p>${note}</p>`)}` })
  if (rows.length === 0)
    return section({
      head: 'Answer',
      body: emptyState({ what: sentence, why: `Nothing is recorded for ${partnership.name} on that day.` }),
    })
  const matter =
    groups === null ? rowsSection(answer) : joinHtml(groups.map((group) => groupSection(group, answer.asAt)))
  return html`${matter}${noteList}`
}

function groupSection({ group, schools }: AnsweredGroup, on: Day): Html {
  const body =
    schools.length === 0
      ? emptyState({ what: `No school is recorded in ${group.name} on ${sayDay(on)}.` })
      : table({
          caption: `Schools of ${group.name} as at ${sayDay(on)}`,
          captionHidden: true,
          columns: [
            { key: 'school', head: 'School' },
            { key: 'urn', head: 'URN' },
            { key: 'role', head: 'Role' },
            { key: 'phase', head: 'Phase' },
            { key: 'since', head: 'Since' },
          ],
          rows: schools.map((school) => ({
            cells: [
              sayMember(school),
              school.urn,
              school.role,
              school.phase,
              school.since === null ? 'Opening day not recorded' : sayDay(school.since),
            ],
          })),
        })
  return section({
    head: group.name,
    id: `group-${group.slug}`,
    note: [group.kindLabel, ...leadLines(group), `${sayCoordinator(group.coordinator)}.`],
    body,
  })
}

function leadLines({ lead }: AnsweredGroup['group']): readonly Child[] {
  if (lead === null) return ['No lead’s post is recorded.']
  const school = lead.schoolName === null ? '' : `, ${lead.schoolName}`
  return [`Lead: ${lead.title}${school}. ${sayHolder(lead.holder)}.`, lead.mailbox, lead.telephone].filter(
    (line) => line !== null,
  )
}

function rowsSection({ columns, rows, question, asAt }: Answer): Html {
  const used = columns.filter(({ name, filesOnly }) => filesOnly !== true && rows.some((row) => row[name] !== null))
  const more = columns.filter(({ filesOnly }) => filesOnly === true).map(({ head }) => inSentence(head))
  const note = more.length > 0 && `The CSV and the JSON also have: ${sayList(more)}.`
  const body = table({
    caption: `${QUESTIONS[question]} As at ${sayDay(asAt)}`,
    captionHidden: true,
    columns: used.map(({ name, head }) => ({ key: name, head })),
    rows: rows.map((row) => ({ cells: used.map((column) => sayCell(row[column.name] ?? null)) })),
  })
  return section({ head: 'Answer', note, body: html`<div class="t-scroll">${body}</div>` })
}

function sayCell(cell: FileCell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No'
  return typeof cell === 'string' && isDay(cell) ? sayDay(cell) : String(cell)
}

function asAtWords({ day, today }: AsAt): string {
  return day === today ? 'As at today' : `As at ${sayDay(day)}`
}

function dayQuery({ day, today }: AsAt): string {
  return queryString({ as_at: day === today ? null : day })
}
