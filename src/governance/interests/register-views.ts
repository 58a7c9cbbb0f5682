// The register of interests as a page. Pure: data in, markup out; no store, no clock.
import { sayDay } from '../../kernel/day.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { filterForm, listHref, type FilterForm } from '../../ui/filters.ts'
import { button } from '../../ui/govuk.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { AsAt, PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { rag } from '../../ui/rag.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { rowsShown, table, type Row } from '../../ui/table.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { interestWords } from './interest-views.ts'
import { sourceOf } from './register-file.ts'
import { countRenewals, type RegisterFilter, type RegisterSort } from './register-rules.ts'
import { declarationYear, renewBy, RENEWAL_WORDS, sayRenewal, sayYear, yearStarts } from './renewal-rules.ts'
import { NATURES, RENEWAL_STATES, type Interest, type RegisterEntry, type RenewalState } from './types.ts'
import { NATURE_NAMES, sayWithheld } from './wording.ts'

const SIZE = 50

/** What the page shows. */
export interface Register {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: AsAt
  readonly all: readonly RegisterEntry[]
  readonly chosen: readonly RegisterEntry[]
  readonly filter: RegisterFilter
  readonly page: number
  /** May declare for others. */
  readonly keeps: boolean
  /** The people that this reader is. */
  readonly own: readonly string[]
}

/** The register on a day. */
export function registerPage(register: Register): PageContent {
  const { partnership, asAt } = register
  return {
    title: 'Register of interests',
    kind: partnership.name,
    lede: sentence(register),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Bodies and seats', href: `/${partnership.slug}/bodies` },
    ],
    room: 'governance',
    asAt: { ...asAt, keep: kept(register) },
    formats: formatLinks(pathOf(register), queryOf(register)),
    body: html`${listSection(register)}${doSection(register)}${howSection(register)}`,
    sources: [sourceOf(partnership.name)],
  }
}

/** How things stand, each number a link to its list. */
function sentence(register: Register): Child {
  const { all, asAt, partnership } = register
  if (all.length === 0) return `Nobody is asked to declare interests for ${partnership.name} on ${sayDay(asAt.day)}.`
  const counts = countRenewals(all)
  const count = (state: RenewalState) =>
    link(counts[state], pathOf(register) + queryString({ renewal: state, as_at: dayOf(asAt) }))
  const since = sayDay(yearStarts(declarationYear(asAt.day)))
  return html`Of ${link(all.length, pathOf(register) + queryString({ as_at: dayOf(asAt) }))} people and organisations,
  ${count('green')} declared since ${since}, ${count('amber')} still to renew, ${count('red')} not declared or out of
  date.`
}

function listSection(register: Register): Html {
  const { all } = register
  const body =
    all.length === 0
      ? emptyState({
          what: 'No one sits on a body whose members are published on this day.',
          next: 'Choose another day above.',
        })
      : html`${filterForm(filtersOf(register))}${shown(register)}`
  return section({
    head: 'Interests',
    note: 'Those who sit on a body, and the organisations they sit for. An organisation’s interest is also that of whoever holds its seat.',
    body,
  })
}

function shown(register: Register): Html {
  const { chosen, page, asAt } = register
  const bounds = pageBounds(page, SIZE, chosen.length)
  const noun = 'people and organisations'
  if (chosen.length === 0)
    return emptyState({
      what: 'Nobody fits these filters.',
      next: link('Show the whole register', pathOf(register) + queryString({ as_at: dayOf(asAt) })),
    })
  const hrefOf = (n: number) => pathOf(register) + queryString(queryOf(register), { page: n })
  const sorted = (sort: RegisterSort) => ({
    sortHref: listHref(filtersOf(register), { sort: sort === 'name' ? null : sort }),
    ...(register.filter.sort === sort && { sorted: 'ascending' as const }),
  })
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: chosen.length, noun })}
  ${table({
    caption: `Interests as at ${sayDay(asAt.day)}`,
    captionHidden: true,
    columns: [
      { key: 'who', head: 'Whose', ...sorted('name') },
      { key: 'interests', head: 'Interests' },
      { key: 'renewal', head: 'Yearly declaration', ...sorted('renewal') },
    ],
    rows: chosen.slice(bounds.from - 1, bounds.to).map((entry) => rowOf(register, entry)),
  })}
  ${pageLinks({ page, size: SIZE, total: chosen.length, hrefOf, noun })}`
}

function rowOf(register: Register, entry: RegisterEntry): Row {
  const { name, seats, renewal } = entry
  const at = seats.map(
    ({ title, body }) =>
      html`<br /><span class="t-small govuk-!-font-weight-regular"
          >${entry.whose.kind === 'organisation' && 'Seat: '}${unbroken(`${title}, ${body.name}`)}</span
        >`,
  )
  return {
    cells: [
      html`${unbroken(name)}${at}`,
      interestsCell(register, entry),
      html`${rag(renewal.state, sayRenewal(renewal, register.asAt.day))}${entryActs(register, entry)}`,
    ],
  }
}

function interestsCell(register: Register, { interests, withheld, renewal }: RegisterEntry): Child {
  const lines = [
    ...interests.map((interest) => html`<li>${interestWords(interest)}${interestActs(register, interest)}</li>`),
    ...withheld.map(({ why }) => html`<li>${sayWithheld(why)}.</li>`),
  ]
  if (lines.length > 0)
    return html`<ul class="govuk-list">
      ${lines}
    </ul>`
  return renewal.declaredOn === null ? 'None recorded' : 'Nothing to declare'
}

function interestActs({ keeps, own, partnership }: Register, { id, whose }: Interest): Html | null {
  const mine = whose.kind === 'person' && own.includes(whose.id)
  if (!keeps && !mine) return null
  const href = `/${partnership.slug}/interests/${id}`
  return acts([link('End this interest', `${href}/end`), keeps && link('What the public see', `${href}/shown`)])
}

function entryActs({ keeps, own, partnership }: Register, { whose, name }: RegisterEntry): Html | null {
  const mine = whose.kind === 'person' && own.includes(whose.id)
  if (!keeps && !mine) return null
  const path = mine ? '' : `/${whose.kind === 'person' ? 'people' : 'organisations'}/${whose.id}`
  const href = `/${partnership.slug}/interests${path}`
  const hidden = html`<span class="govuk-visually-hidden"> for ${name}</span>`
  return acts([link(html`Declare${hidden}`, `${href}/declare`), link(html`Add an interest${hidden}`, `${href}/new`)])
}

/** What the reader may do with a line; not on paper. */
function acts(links: readonly (Html | false)[]): Html {
  const shown = links.filter((one) => one !== false)
  return html`<span class="govuk-!-display-none-print"><br />${joinHtml(shown, ' · ')}</span>`
}

function doSection({ keeps, own, all, partnership }: Register): Html | null {
  const sits = all.some(({ whose }) => whose.kind === 'person' && own.includes(whose.id))
  const buttons = [
    sits &&
      button({
        text: 'Declare your interests',
        href: `/${partnership.slug}/interests/declare`,
        classes: 'govuk-button--secondary',
      }),
    keeps &&
      html`<p>As clerk you declare for an organisation, and for a person who asks you to, from their line above.</p>`,
  ].filter((act) => act !== false)
  return buttons.length === 0 ? null : section({ head: 'What you can do', body: html`${buttons}` })
}

function howSection({ asAt }: Register): Html {
  const year = declarationYear(asAt.day)
  return section({
    head: 'How it works',
    body: html`<p>
        Everybody who sits on a body declares their interests once a year from 1 September, also when there is nothing
        to declare. For ${sayYear(year)}, last year’s declaration stands until ${sayDay(renewBy(year))}.
      </p>
      <p>
        When an item of a meeting touches an interest, whoever has it withdraws from that item, does not vote on it and
        does not see its papers that are not public. The quorum is counted again without them, and the minutes say so.
      </p>
      <p>
        Only those who sit on bodies that publish their members are listed to the public. An interest is withheld only
        where publishing it could put somebody at risk, concerns private life or would tell about somebody else; the
        register says so and why.
      </p>`,
  })
}

function filtersOf(register: Register): FilterForm {
  const { all } = register
  const bodies = [...new Map(all.flatMap(({ seats }) => seats.map(({ body }) => [body.slug, body.name])))]
  const counts = countRenewals(all)
  return {
    action: pathOf(register),
    query: queryOf(register),
    filters: [
      { kind: 'search', name: 'search', label: 'Name, or words of an interest' },
      {
        kind: 'checkboxes',
        name: 'body',
        label: 'Sits on',
        choices: bodies
          .toSorted(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
          .map(([value, text]) => ({
            value,
            text,
            count: all.filter(({ seats }) => seats.some(({ body }) => body.slug === value)).length,
          })),
      },
      {
        kind: 'checkboxes',
        name: 'nature',
        label: 'Nature',
        choices: NATURES.map((value) => ({
          value,
          text: NATURE_NAMES[value],
          count: all.filter(({ interests }) => interests.some(({ nature }) => nature === value)).length,
        })),
      },
      {
        kind: 'checkboxes',
        name: 'renewal',
        label: 'Yearly declaration',
        choices: RENEWAL_STATES.map((value) => ({ value, text: RENEWAL_WORDS[value], count: counts[value] })),
      },
    ],
    keep: ['as_at', 'sort'],
    submit: 'Show',
  }
}

function queryOf({ filter, asAt }: Register): Query {
  return {
    search: filter.search,
    body: filter.bodies,
    nature: filter.natures,
    renewal: filter.renewals,
    sort: filter.sort === 'name' ? null : filter.sort,
    as_at: dayOf(asAt),
  }
}

/** The day bar keeps one value a key. */
function kept({ filter }: Register): Readonly<Record<string, string>> {
  const one = (name: string, values: readonly string[]) => (values.length === 1 ? { [name]: values[0] ?? '' } : {})
  return {
    ...one('body', filter.bodies),
    ...one('nature', filter.natures),
    ...one('renewal', filter.renewals),
    ...(filter.search !== '' && { search: filter.search }),
    ...(filter.sort !== 'name' && { sort: filter.sort }),
  }
}

function dayOf({ day, today }: AsAt): string | null {
  return day === today ? null : day
}

function pathOf({ partnership }: Register): string {
  return `/${partnership.slug}/interests`
}
