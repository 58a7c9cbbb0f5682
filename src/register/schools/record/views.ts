// The page of one school: facts, what it belongs to, evidence, schools like it, history. Pure.
import { holdsOn, sayPeriod } from '../../../kernel/period.ts'
import type { Day } from '../../../kernel/day.ts'
import { html, joinHtml, type Child, type Html } from '../../../ui/html.ts'
import type { Outlines } from '../../../ui/map.ts'
import type { AsAt, PageContent } from '../../../ui/page.ts'
import { emptyState, link, list, section, timeline, type ListItem } from '../../../ui/section.ts'
import { REGISTER_SOURCE } from '../words.ts'
import { inSentence, sayRole } from '../../groups/wording.ts'
import { evidenceSection } from './evidence-views.ts'
import { factsSection } from './facts-views.ts'
import { happenings, type Happening } from './history-rules.ts'
import { joinBelongings, nameOn, stateOn } from './rules.ts'
import type { Belonging, JoinedBelonging, NationalGroup, SchoolRecord, SimilarSchool } from './types.ts'
import { saySchool, sayTrust } from './wording.ts'

const EVIDENCE_SOURCE =
  'Figures: Department for Education, school census, performance tables and similar schools; Ofsted; as published.'

/** What the page needs beside the record. */
export interface RecordPage {
  readonly record: SchoolRecord
  readonly asAt: AsAt
  readonly outlines: Outlines
  readonly outlinesSource: string
}

/** The page of one school as it stood on a day. */
export function schoolPage({ record, asAt, outlines, outlinesSource }: RecordPage): PageContent {
  const { school, changes } = record
  const { day, today } = asAt
  const past = day === today ? '' : `?as_at=${day}`
  return {
    title: nameOn(school.name, changes, day),
    kind: `School · URN ${school.urn}`,
    lede: joinHtml([saySchool(record, day, today), ...groupWords(record, day, today)], ' '),
    breadcrumbs: breadcrumbs(record),
    room: 'register',
    asAt,
    formats: [{ text: 'JSON', href: `/schools/${school.urn}.json${past}` }],
    example: school.example === true,
    body: joinHtml([
      factsSection(record, asAt, outlines),
      belongsSection(record, day),
      evidenceSection(record),
      similarSection(record.similar),
      historySection(record, day, today),
    ]),
    sources: [REGISTER_SOURCE, outlinesSource, EVIDENCE_SOURCE],
  }
}

function breadcrumbs({ school }: SchoolRecord) {
  const home = { text: 'Schools', href: '/schools' }
  if (school.authority === null || school.authority_name === null) return [home]
  return [home, { text: school.authority_name, href: `/schools?authority=${school.authority}` }]
}

function groupWords(record: SchoolRecord, day: Day, today: Day): Child[] {
  if (stateOn(record.school, day, today) !== 'open') return []
  const now = joinBelongings(record.belongings).filter((belonging) => holdsOn(belonging, day))
  if (now.length === 0) return []
  const names = now.map((belonging) => link(belonging.name, groupHref(belonging, '')))
  const last = names.at(-1)
  return [html`It belongs to ${names.length > 1 ? html`${joinHtml(names.slice(0, -1), ', ')} and ${last}` : last}.`]
}

function belongsSection(record: SchoolRecord, day: Day): Html {
  const { nationalGroups, school } = record
  const belongings = joinBelongings(record.belongings)
  const now = belongings.filter((belonging) => holdsOn(belonging, day))
  const other = belongings.filter((belonging) => !holdsOn(belonging, day))
  const items = [...now.map((one) => belongingItem(school.urn, one)), ...nationalItems(record, day)]
  const formerly = [...other.map((one) => belongingItem(school.urn, one)), ...joinedLater(record, day)]
  return section({
    head: 'Belongs to',
    note: [
      'Memberships have a first and a last day.',
      nationalGroups.length > 0 && 'Trusts and federations: from the national register.',
    ],
    body: html`${items.length === 0 ? emptyState({ what: 'No group, trust or federation is recorded for this school on this day.' }) : list(items)}
    ${
      formerly.length > 0 &&
      html`<h3 class="govuk-heading-s govuk-!-margin-top-6">On other days</h3>
        ${list(formerly)}`
    }`,
  })
}

function belongingItem(urn: string, belonging: JoinedBelonging): ListItem {
  const before = belonging.urns.filter((one) => one !== urn)
  const then =
    before.length === 0 ? '' : `, ${belonging.urns.includes(urn) ? 'at first as' : 'held as'} URN ${before.join(', ')}`
  return {
    what: belonging.name,
    href: groupHref(belonging, ''),
    fact: sayPeriod(belonging),
    note: `${belonging.kind}, ${inSentence(sayRole(belonging.role))}${then}.`,
  }
}

/** National groups that the school joined after the day. */
function joinedLater({ nationalGroups }: SchoolRecord, day: Day): ListItem[] {
  return nationalGroups.filter(({ joined }) => joined !== null && joined > day).map(nationalItem)
}

function nationalItem({ uid, name, kind, joined }: NationalGroup): ListItem {
  return {
    what: sayTrust(name),
    href: `/schools?trust=${encodeURIComponent(uid)}`,
    note: `${kind ?? 'Group'} of the national register.`,
    fact: sayPeriod({ from: joined, to: null }),
  }
}

/** National groups that hold on the day, an unknown first day included; the school's own column tells of a trust that no group file names. */
function nationalItems({ school, nationalGroups }: SchoolRecord, day: Day): ListItem[] {
  const held = nationalGroups.filter(({ joined }) => joined === null || joined <= day).map(nationalItem)
  if (school.trust_name === null || nationalGroups.some((group) => group.uid === school.trust_uid)) return held
  const href = school.trust_uid === null ? {} : { href: `/schools?trust=${encodeURIComponent(school.trust_uid)}` }
  const what = sayTrust(school.trust_name)
  return [...held, { what, ...href, note: 'Trust, from the national register.', fact: 'start not recorded' }]
}

function groupHref({ partnership, slug }: Belonging, query: string): string {
  return `/${partnership}/groups/${slug}${query}`
}

const RESTS_ON: Readonly<Record<string, string>> = {
  primary:
    'disadvantaged pupils, participation in higher education where they live, how many stay, SEN, first language, deprivation where they live, size, and earlier attainment',
  secondary:
    'disadvantaged pupils, participation in higher education where they live, how many stay, SEN, first language, deprivation where they live, size, and attainment at the end of primary school',
}

function similarSection(similar: readonly SimilarSchool[]): Html | null {
  const first = similar[0]
  if (first === undefined) return null
  return section({
    head: 'Similar schools',
    note: first.example
      ? 'Invented, in the manner of the department’s comparison of schools in like circumstances.'
      : `The department’s comparison of ${first.kind} schools in like circumstances.`,
    body: html`<p class="govuk-body">
        Nearest in ${RESTS_ON[first.kind] ?? 'circumstances'}. Distance 0 would be the same in all of them.
      </p>
      ${list(
        similar.map((school) => ({
          what: school.example ? `${school.name} (example)` : school.name,
          href: `/schools/${school.urn}`,
          note: school.authorityName ?? 'Authority not recorded',
          fact: `rank ${school.rank}, distance ${school.distance.toFixed(2)}`,
        })),
        { ordered: true },
      )}`,
  })
}

function historySection(record: SchoolRecord, day: Day, today: Day): Html {
  const entries = happenings(record, day, today)
  return section({
    head: 'History',
    note: [
      'Follows the school through changes of URN.',
      record.school.opened === null && 'The opening day is not recorded.',
    ],
    body:
      entries.length === 0
        ? emptyState({ what: 'Nothing is recorded yet about the past of this school.' })
        : timeline(entries.map((entry) => timelineEntry(entry, today))),
  })
}

function timelineEntry({ day, before, subject, after, note, turn }: Happening, today: Day) {
  const mark = day !== null && day > today ? ('next' as const) : turn ? ('turn' as const) : undefined
  return {
    day,
    what: html`${before}${subject && link(subject.text, subject.href)}${after}`,
    ...(note === null ? {} : { note }),
    ...(mark === undefined ? {} : { mark }),
  }
}
