// Pages of posts and people: data in, Html out. Never asks who reads: rows and names are narrowed already.
import { lastDay, sayPeriod } from '../../kernel/period.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { button, dateInput, input, radios, select } from '../../ui/govuk.ts'
import { fieldError, form, type FieldErrors } from '../../ui/form-page.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import { emptyState, facts, link, list, section, timeline, withheld, type Fact } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { nestedList, treePicture, type TreeNode } from '../../ui/tree.ts'
import { asSentence, sayCount } from '../groups/wording.ts'
import { flatten, holderOf, sayHolder, type Branch } from './rules.ts'
import type { HoldingSeen, PersonSeen, PostHeld } from './types.ts'

const WHY_WITHHELD = '/privacy#names'

/** One organogram as a picture, a nested list and a table, all from the same posts; then the way to the others. */
export function organogramBody(
  shown: readonly Branch[],
  all: readonly Branch[],
  outside: readonly PostHeld[],
  base: string,
  asAt: Day,
): Html {
  const others = all.filter((branch) => !shown.includes(branch))
  return html`${shown.map((branch) => branchSection(branch, base))}${
    shown.length > 0 &&
    section({
      head: 'As a table',
      note: 'The same posts, for reading across.',
      body: postTable(shown.flatMap(flatten), base),
    })
  }${
    others.length > 0 &&
    section({
      head: 'Other organograms',
      note: 'Smaller ones of the same partnership.',
      body: list(
        others.map((branch) => ({
          what: branch.post.organisation ?? branch.post.title,
          href: `${base}/organogram?of=${branch.post.key}&as_at=${asAt}`,
          note: branch.post.title,
          fact: sayCount(flatten(branch).length, 'post'),
        })),
      ),
    })
  }${outside.length > 0 && outsideSection(outside, base)}`
}

function outsideSection(posts: readonly PostHeld[], base: string): Html {
  return section({
    head: 'Posts outside a tree',
    note: 'They report to no post here, and none reports to them. Headteachers, and leads and co-ordinators of groups, are in the CSV and JSON files.',
    body: list(
      posts.map((post) => ({
        what: post.title,
        href: `${base}/posts/${post.key}`,
        note: post.organisation,
        fact: holderWords(post.holdings),
      })),
    ),
  })
}

function branchSection(branch: Branch, base: string): Html {
  const root = nodeOf(branch, base)
  const posts = flatten(branch)
  const title = branch.post.organisation ?? branch.post.title
  return section({
    head: title,
    note: [
      saySize(posts),
      'Names of holders below the grade line are withheld from the public; the post, its grade and its place stay.',
    ],
    body: html`${treePicture({ id: `tree-${branch.post.key}`, title, root })}${nestedList(root)}`,
    id: `organogram-${branch.post.key}`,
  })
}

function saySize(posts: readonly PostHeld[]): string {
  const vacant = posts.filter((post) => post.holdings.length === 0).length
  const fte = Math.round(posts.reduce((sum, post) => sum + (post.fte ?? 0), 0) * 100) / 100
  return `${asSentence(sayCount(posts.length, 'post'))}, ${fte} full-time equivalent; ${vacant === 0 ? 'none' : vacant} vacant.`
}

function nodeOf({ post, below }: Branch, base: string): TreeNode {
  const holder = holderOf(post.holdings)
  const how = holder.state === 'vacant' || holder.how === '' ? null : holder.how
  const grade = [post.grade, post.fte === null ? null : `${post.fte} FTE`, how].filter((fact) => fact !== null)
  const shared = {
    id: post.key,
    lines: [post.title, ...grade],
    href: `${base}/posts/${post.key}`,
    children: below.map((branch) => nodeOf(branch, base)),
  }
  if (holder.state === 'vacant') return { ...shared, state: 'vacant' }
  if (holder.state === 'withheld') return { ...shared, state: 'withheld', note: holder.ground, noteHref: WHY_WITHHELD }
  return { ...shared, state: 'held', holder: holder.name }
}

function postTable(posts: readonly PostHeld[], base: string): Html {
  const titles = new Map(posts.map((post) => [post.id, post.title]))
  return table({
    caption: 'Posts, their holders and reporting lines',
    captionHidden: true,
    columns: [
      { key: 'post', head: 'Post' },
      { key: 'team', head: 'Team' },
      { key: 'grade', head: 'Grade' },
      { key: 'fte', head: 'FTE', numeric: true },
      { key: 'holder', head: 'Holder' },
      { key: 'reports', head: 'Reports to' },
    ],
    rows: posts.map((post) => ({
      cells: [
        link(post.title, `${base}/posts/${post.key}`),
        post.team,
        post.grade,
        post.fte,
        holderWords(post.holdings),
        post.reportsTo === null ? null : titles.get(post.reportsTo),
      ],
    })),
  })
}

/** The holder in words, as a reader may have it; withheld with a link to why. */
export function holderWords(holdings: readonly HoldingSeen[]): Child {
  const holder = holderOf(holdings)
  if (holder.state === 'withheld') return withheld(holder.ground, WHY_WITHHELD)
  return holder.state === 'held' && holder.how !== '' ? `${holder.name} (${holder.how})` : sayHolder(holder)
}

/** A post: what is recorded of it, who holds it, who did, and what an officer may do. */
export function postBody(
  post: PostHeld,
  context: {
    readonly asAt: Day
    readonly base: string
    readonly manager: PostHeld | null
    readonly reports: readonly PostHeld[]
    readonly mayEdit: boolean
  },
): Html {
  return html`${section({ head: 'Facts', note: 'What the post is, whoever holds it.', body: facts(postFacts(post, context)) })}
  ${section({ head: 'Holders', note: 'A period’s last day is the last day on which the post was held.', body: holders(post, context) })}
  ${
    context.reports.length > 0 &&
    section({
      head: 'Reporting to this post',
      body: list(
        context.reports.map((report) => ({
          what: report.title,
          href: `${context.base}/posts/${report.key}`,
          note: report.team,
          fact: holderWords(report.holdings),
        })),
      ),
    })
  }`
}

function postFacts(post: PostHeld, { base, manager }: { base: string; manager: PostHeld | null }): readonly Fact[] {
  const unknown = 'Not recorded'
  return [
    { name: 'Organisation', value: post.organisation ?? unknown },
    ...(post.schoolUrn === null ? [] : [{ name: 'School', value: schoolLink(post.schoolUrn, post.schoolName) }]),
    { name: 'Team', value: [post.division, post.team].filter((part) => part !== null).join(', ') || unknown },
    {
      name: 'Reports to',
      value: manager === null ? 'Nobody recorded' : link(manager.title, `${base}/posts/${manager.key}`),
    },
    { name: 'Grade', value: post.grade ?? unknown },
    { name: 'Full-time equivalent', value: post.fte ?? unknown },
    {
      name: 'Salaried',
      value:
        post.salaried === null
          ? unknown
          : post.salaried
            ? `Yes, paid by ${post.payer ?? 'a payer not recorded'}`
            : 'No',
    },
    { name: 'Employer', value: post.employer ?? unknown },
    { name: 'Mailbox of the post', value: post.mailbox ?? unknown },
    { name: 'Telephone of the post', value: post.telephone ?? unknown },
    { name: 'The post stands', value: sayPeriod({ from: post.starts, to: post.ends }) },
  ]
}

function schoolLink(urn: string, name: string | null): Child {
  return link(name ?? `URN ${urn}`, `/schools/${urn}`)
}

function holders(post: PostHeld, { base, mayEdit }: { base: string; mayEdit: boolean }): Html {
  const add = mayEdit && html`<p>${link('Appoint somebody to this post', `${base}/posts/${post.key}/appoint`)}</p>`
  if (post.holdings.length === 0)
    return html`${emptyState({ what: 'Nobody has held this post in the records here.', why: 'A post without a holder is a vacancy, and stays on the list.' })}${add}`
  const entries = post.holdings.map((held) => ({
    day: held.starts,
    what: html`${held.name ?? holderWords([held])}, ${held.kind}, ${sayPeriod({ from: held.starts, to: held.ends })}`,
    note:
      mayEdit && held.ends === null
        ? link('Record that this has ended', `${base}/posts/${post.key}/holders/${held.id}/end`)
        : undefined,
    mark: held.ends === null ? ('turn' as const) : undefined,
  }))
  return html`${timeline(entries.map(({ mark, note, ...entry }) => ({ ...entry, ...(note && { note }), ...(mark && { mark }) })))}${add}`
}

/** What a form shows again: values as typed, and what is wrong. */
export interface FormState {
  readonly value: (name: string) => string
  readonly errors: FieldErrors
}

/** The form that appoints somebody to a post. */
export function appointForm(
  post: PostHeld,
  people: readonly PersonSeen[],
  base: string,
  { value, errors }: FormState,
): Html {
  return form(
    { action: `${base}/posts/${post.key}/appoint` },
    html`${select({
      id: 'person',
      name: 'person',
      label: { text: 'Person' },
      hint: { text: 'Choose somebody who is in the register, or leave this and enter a new name below' },
      items: [{ value: '', text: 'Somebody new' }, ...people.map(({ id, name }) => ({ value: id, text: name }))],
      value: value('person'),
      errorMessage: fieldError(errors, 'person'),
    })}${input({
      id: 'newName',
      name: 'newName',
      label: { text: 'Name of a new person (optional)' },
      value: value('newName'),
      autocomplete: 'off',
      errorMessage: fieldError(errors, 'newName'),
    })}${radios({
      name: 'kind',
      fieldset: { legend: { text: 'How they hold it' } },
      items: [
        { value: 'permanent', text: 'Permanent' },
        { value: 'interim', text: 'Interim' },
        { value: 'seconded', text: 'Seconded' },
      ],
      value: value('kind') || 'permanent',
      errorMessage: fieldError(errors, 'kind'),
    })}${dayBoxes('from', 'First day (leave empty if not known)', { value, errors })}${button({ text: 'Appoint' })}`,
  )
}

/** The form that ends a holding. */
export function endForm(post: PostHeld, held: HoldingSeen, base: string, state: FormState): Html {
  return form(
    { action: `${base}/posts/${post.key}/holders/${held.id}/end` },
    html`<p>${held.name ?? 'The holder'} has held this post ${sayPeriod({ from: held.starts, to: held.ends })}.</p>
      ${dayBoxes('last', 'Last day', state)}${button({ text: 'Record the last day' })}`,
  )
}

function dayBoxes(name: string, legend: string, { value, errors }: FormState): Html {
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: legend } },
    hint: { text: 'For example, 27 3 2026' },
    items: ['day', 'month', 'year'].map((part) => ({
      name: part,
      value: value(`${name}-${part}`),
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    })),
    errorMessage: fieldError(errors, name),
  })
}

/** The people of a partnership, for those whose office lets them see names and contact details. */
export function peopleBody(people: readonly PersonSeen[]): Html {
  if (people.length === 0)
    return section({
      head: 'People',
      body: emptyState({ what: 'No people are recorded.', next: 'Import a file of people and posts to begin.' }),
    })
  return section({
    head: 'People',
    note: 'Each time this list is opened is written to the audit record.',
    body: table({
      caption: 'People and how to reach them',
      captionHidden: true,
      columns: [
        { key: 'name', head: 'Name' },
        { key: 'email', head: 'E-mail' },
        { key: 'telephone', head: 'Telephone' },
        { key: 'publish', head: 'Public' },
      ],
      rows: people.map((person) => ({
        cells: [person.name, person.email, person.telephone, person.publishContact ? 'By consent' : 'No'],
      })),
    }),
  })
}

/** What the register holds about the reader, for their own page. */
export function ownRecord(
  records: readonly { person: PersonSeen; partnership: string; posts: readonly (HoldingSeen & { title: string })[] }[],
): Html {
  return html`${records.map(({ person, partnership, posts }) =>
    section({
      head: `Your record, ${partnership}`,
      note: 'If something is wrong, ask the register officer to correct it.',
      id: `record-${person.id}`,
      body: html`${facts([
        { name: 'Name', value: person.name },
        { name: 'E-mail', value: person.email ?? 'Not recorded' },
        { name: 'Telephone', value: person.telephone ?? 'Not recorded' },
        { name: 'Contact details public', value: person.publishContact ? 'Yes, by your consent' : 'No' },
      ])}${list(posts.map((held) => ({ what: held.title, note: sayHeld(held), fact: held.kind })))}`,
    }),
  )}`
}

function sayHeld({ starts, ends }: HoldingSeen): string {
  const last = lastDay({ from: starts, to: ends })
  return last === null || starts === null
    ? sayPeriod({ from: starts, to: ends })
    : `${sayDay(starts)} to ${sayDay(last)}`
}
