// One group as a page. Pure: data in, markup out; no store, no clock.
import { sayDay } from '../../kernel/day.ts'
import { lastDay } from '../../kernel/period.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { AsAt, PageContent } from '../../ui/page.ts'
import { queryString } from '../../ui/pagination.ts'
import { emptyState, facts, link, section, taggedWord, timeline, withheld, type Fact } from '../../ui/section.ts'
import { table, type Row } from '../../ui/table.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { sourceOf } from './list-file.ts'
import { sayOutside, sayUnknownDays, type GroupRecord, type PlacedMember } from './record.ts'
import type { Group, GroupPost, Holder } from './types.ts'
import { asSentence, sayAsAt, sayCount, sayHeld, sayList, sayMember, sayRole, saySince } from './wording.ts'

/** What the group's page shows. */
export interface GroupPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: AsAt
  readonly record: GroupRecord
  /** May change it. */
  readonly edits: boolean
  /** The schools of the group on the map; null where no map is drawn. */
  readonly map: Html | null
  /** Where the outlines of the map come from. */
  readonly mapSource: string
}

/** The page of one group on a day. */
export function groupPage(content: GroupPage): PageContent {
  const { partnership, asAt, record, map } = content
  const { group } = record
  const path = pathOf(content)
  return {
    title: group.name,
    kind: html`${group.kindLabel}${group.selfStarted && ', self-started'} · ${partnership.name}`,
    lede: ledeOf(record),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Groups', href: `/${partnership.slug}/groups${dayQuery(asAt)}` },
    ],
    room: 'register',
    asAt,
    formats: [{ text: 'JSON', href: `${path}.json${dayQuery(asAt)}` }],
    body: html`${aboutSection(content)}${peopleSection(content)}${map !== null && section({ head: 'On the map', body: map })}${membersSection(content)}${pastSection(content)}${changesSection(record)}`,
    sources: [sourceOf(partnership.name), ...(map === null ? [] : [content.mapSource])],
  }
}

/** How things stand, in one sentence. */
function ledeOf({ group, current, on }: GroupRecord): string {
  if (group.state === 'proposed') return 'Proposed, and not listed yet: two schools must consent first.'
  if (group.opened !== null && on < group.opened) return `It opened on ${sayDay(group.opened)}, after the day shown.`
  if (group.closed !== null && group.closed <= on)
    return `It was no more on the day shown: its last day was ${sayDay(lastDay({ from: null, to: group.closed }) ?? group.closed)}.`
  const members = asSentence(sayCount(current.length, 'member'))
  const from = group.lead?.schoolName === null || group.lead === null ? '' : `, led from ${group.lead.schoolName}`
  return `${members}${from}, ${sayAsAt(on)}.`
}

function aboutSection({ record, edits, partnership }: GroupPage): Html {
  const { group } = record
  const rows: Fact[] = [
    { name: 'Kind', value: group.kindLabel },
    ...(group.purpose === null ? [] : [{ name: 'Purpose', value: group.purpose }]),
    { name: 'Opened', value: group.opened === null ? 'Opening day not recorded' : sayDay(group.opened) },
    ...(group.closed === null
      ? []
      : [{ name: 'Last day', value: sayDay(lastDay({ from: null, to: group.closed }) ?? group.closed) }]),
    ...legalFacts(group),
  ]
  const change = edits && html`<p>${link('Change this group', `/${partnership.slug}/groups/${group.slug}/edit`)}</p>`
  return section({ head: 'About', body: html`${facts(rows)}${change}` })
}

function legalFacts(group: Group): readonly Fact[] {
  const recorded = [
    { name: 'Legal form', value: group.legalForm },
    { name: 'Company number', value: group.companyNumber },
    { name: 'Charity number', value: group.charityNumber },
    { name: 'Registered office', value: group.registeredOffice },
    { name: 'Website', value: group.website === null ? null : link(group.website, group.website) },
  ]
  return recorded.filter((fact) => fact.value !== null)
}

function peopleSection({ record, edits, partnership }: GroupPage): Html {
  const { group } = record
  const path = `/${partnership.slug}/groups/${group.slug}`
  const acts =
    edits &&
    html`<p>
      ${link('Change the lead', `${path}/lead`)}, ${link(unbroken('change the co-ordinator'), `${path}/co-ordinator`)}
    </p>`
  return section({
    head: 'Lead and co-ordinator',
    note: 'Mailbox and telephone belong to the post. A person’s own stand here only if they agreed.',
    body: html`${leadFacts(group.lead)}${coordinatorFacts(group.coordinator)}${acts}`,
  })
}

function leadFacts(lead: GroupPost | null): Html {
  if (lead === null) return facts([{ name: 'Lead', value: 'No lead’s post is recorded' }])
  return facts([
    { name: 'Lead', value: unbroken(lead.title) },
    { name: 'School', value: schoolOf(lead) },
    { name: 'Held by', value: holderWords(lead.holder) },
    ...contactFacts(lead),
  ])
}

function coordinatorFacts(post: GroupPost | null): Html {
  if (post === null) return facts([{ name: 'Co-ordinator', value: 'No. The group has none on the day shown' }])
  const salaried = post.salaried === null ? 'Not recorded' : post.salaried ? 'Yes' : 'No'
  return facts([
    { name: 'Co-ordinator', value: unbroken(`Yes: ${post.title}`) },
    { name: 'Salaried', value: salaried },
    { name: 'Paid by', value: post.payer ?? (post.salaried === false ? 'Nobody' : 'Not recorded') },
    { name: 'Held by', value: holderWords(post.holder) },
    ...contactFacts(post),
  ])
}

function schoolOf({ schoolUrn, schoolName }: GroupPost): Child {
  if (schoolUrn === null) return 'Not recorded'
  return link(schoolName ?? `School ${schoolUrn}`, `/schools/${schoolUrn}`)
}

function holderWords(holder: Holder): Child {
  if (holder.state === 'vacant') return taggedWord('Vacant', 'vacant')
  if (holder.state === 'withheld') return withheld(holder.ground, '/privacy#names')
  return joinHtml([sayList(holder.names), ...holder.contacts], html`<br />`)
}

function contactFacts({ mailbox, telephone }: GroupPost): readonly Fact[] {
  return [
    ...(mailbox === null ? [] : [{ name: 'Mailbox', value: link(mailbox, `mailto:${mailbox}`) }]),
    ...(telephone === null
      ? []
      : [{ name: 'Telephone', value: link(telephone, `tel:${telephone.replaceAll(' ', '')}`) }]),
  ]
}

function membersSection(content: GroupPage): Html {
  const { record, edits, partnership } = content
  const { current, coming, on, group } = record
  const add = edits && html`<p>${link('Add a school', `/${partnership.slug}/groups/${group.slug}/members/new`)}</p>`
  const body =
    current.length === 0
      ? emptyState({ what: `No school belonged to ${group.name} on ${sayDay(on)}.`, next: 'Choose another day above.' })
      : memberTable(content, current, `Members as at ${sayDay(on)}`)
  const joining = coming.filter((member) => member.before === null)
  const later = joining.length > 0 && memberTable(content, joining, 'Members to come')
  return section({
    head: 'Schools',
    note: [
      asSentence(`${sayCount(current.length, 'member')}, in the order of their names.`),
      sayOutside(current),
      sayUnknownDays(current),
    ],
    body: html`${body}${later}${add}`,
  })
}

function memberTable(content: GroupPage, members: readonly PlacedMember[], caption: string): Html {
  const { edits } = content
  return table({
    caption,
    columns: [
      { key: 'name', head: 'School or member' },
      { key: 'role', head: 'Role' },
      { key: 'phase', head: 'Phase' },
      { key: 'since', head: 'Since' },
      ...(edits ? [{ key: 'acts', head: 'Changes', headHidden: true }] : []),
    ],
    rows: members.map((member) => memberRow(content, member)),
  })
}

function memberRow(content: GroupPage, member: PlacedMember): Row {
  const { role, phase, period } = member
  const since =
    period.to === null ? saySince(period) : `${saySince(period)}, until ${sayDay(lastDay(period) ?? period.to)}`
  const acts = content.edits ? [memberActs(content, member)] : []
  return { cells: [memberName(content, member), sayRole(role), phase, since, ...acts] }
}

/** The name, the place when it is another authority's, and the URN before or after it. */
function memberName({ asAt, partnership }: GroupPage, member: PlacedMember): Child {
  const { urn, organisation, before, after, outside, authorityName, closed, period } = member
  const gone = closed !== null && closed < asAt.day && period.to === null
  const notes = [
    urn === null ? null : `URN ${urn}`,
    outside === true ? `in ${authorityName ?? 'another authority'}` : null,
    before === null ? null : `before: ${sayMember(before)}, URN ${before.urn}`,
    after === null ? null : `then ${sayMember(after)}, URN ${after.urn}`,
    gone ? `closed on ${sayDay(closed)}` : null,
  ].filter((note) => note !== null)
  const href = urn === null ? `/${partnership.slug}/groups/${organisation}` : `/schools/${urn}`
  const name = urn === null && organisation === null ? sayMember(member) : link(sayMember(member), href)
  return html`${name}<br /><span class="t-small">${notes.join('; ')}</span>`
}

function memberActs({ partnership, record }: GroupPage, member: PlacedMember): Html {
  const path = `/${partnership.slug}/groups/${record.group.slug}/members/${member.id}`
  const of = html`<span class="govuk-visually-hidden"> of ${sayMember(member)}</span>`
  return html`${link(html`Change role${of}`, `${path}/role`)}<br />${link(html`End membership${of}`, `${path}/end`)}<br />${correctLink(path, of)}`
}

function correctLink(path: string, of: Html): Html {
  return link(html`Correct membership${of}`, `${path}/correct`)
}

function pastActs({ partnership, record }: GroupPage, member: PlacedMember): Html {
  const path = `/${partnership.slug}/groups/${record.group.slug}/members/${member.id}`
  return correctLink(path, html`<span class="govuk-visually-hidden"> of ${sayMember(member)}</span>`)
}

function pastSection(content: GroupPage): Html | null {
  const { edits } = content
  const { past, on } = content.record
  if (past.length === 0) return null
  const rows = past.map((member) => ({
    cells: [
      memberName(content, member),
      sayRole(member.role),
      sayHeld(member.period),
      ...(edits ? [pastActs(content, member)] : []),
    ],
  }))
  const columns = [
    { key: 'name', head: 'School or member' },
    { key: 'role', head: 'Role' },
    { key: 'held', head: 'Belonged' },
    ...(edits ? [{ key: 'acts', head: 'Changes', headHidden: true }] : []),
  ]
  const body = table({ caption: `Left before or on ${sayDay(on)}`, captionHidden: true, columns, rows })
  return section({
    head: 'Past members',
    note: 'A school that became an academy has a new URN: both stand here.',
    body,
  })
}

function changesSection({ changes }: GroupRecord): Html | null {
  if (changes.length === 0) return null
  const entries = changes.map(({ day, what, note, mark }) => ({
    day,
    what,
    ...(note !== null && { note }),
    ...(mark !== null && { mark }),
  }))
  return section({ head: 'Changes', note: 'By the day from which each holds, newest first.', body: timeline(entries) })
}

function pathOf({ partnership, record }: GroupPage): string {
  return `/${partnership.slug}/groups/${record.group.slug}`
}

function dayQuery({ day, today }: AsAt): string {
  return queryString({ as_at: day === today ? null : day })
}
