// What happened to a school, gathered from its days, kin, memberships and recorded changes. Pure; words only, no markup.
import { lastDay } from '../../../kernel/period.ts'
import { sayDay, isDay, type Day } from '../../../kernel/day.ts'
import { inSentence, sayRole } from '../../groups/wording.ts'
import { joinBelongings } from './rules.ts'
import type { JoinedBelonging, Kin, RecordedChange, SchoolRecord } from './types.ts'
import { sayTrust } from './wording.ts'

/** One happening: a sentence around the school or group that it names, for a link in the midst of it. */
export interface Happening {
  readonly day: Day | null
  readonly before: string
  readonly subject: { readonly text: string; readonly href: string } | null
  readonly after: string
  readonly note: string | null
  readonly turn: boolean
}

/** What had happened by the day, the latest first; on today also what is to come. What has no recorded day stands last. */
export function happenings(record: SchoolRecord, day: Day, today: Day): Happening[] {
  const all = [
    ...ownDays(record),
    ...record.kin.map((kin) => kinship(record, kin)),
    ...joinBelongings(record.belongings).flatMap(joinedAndLeft),
    ...record.nationalGroups.flatMap((group) =>
      group.joined === null ? [] : [happened(group.joined, `Joined ${sayTrust(group.name)}.`)],
    ),
    ...record.changes.flatMap(changed),
  ]
  const known = all.filter((one) => one.day === null || day >= today || one.day <= day)
  return known.sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '') || Number(b.turn) - Number(a.turn))
}

function ownDays({ school, kin }: SchoolRecord): Happening[] {
  const renewed = kin.some((one) => one.relation === 'predecessor')
  const opened = renewed ? 'Opened under a new URN' : 'Opened'
  const why = (reason: string | null) =>
    reason === null || /^not (applicable|recorded)$/i.test(reason) ? null : reason
  return [
    ...(school.opened === null
      ? []
      : [{ ...happened(school.opened, `${opened} as ${school.name}.`), note: why(school.reason_opened), turn: true }]),
    ...(school.closed === null
      ? []
      : [{ ...happened(school.closed, 'Closed.'), note: why(school.reason_closed), turn: true }]),
  ]
}

function kinship(record: SchoolRecord, kin: Kin): Happening {
  const before = kin.relation === 'predecessor'
  const name = kin.name ?? 'A school'
  const did = kin.closed === null ? 'came before this school' : 'closed to become this school'
  const after = ` (URN ${kin.urn}) ${before ? did : 'followed this school'}.`
  const day = before ? (kin.closed ?? kin.established) : (kin.established ?? kin.opened)
  return {
    ...happened(day, kin.held ? '' : name),
    subject: kin.held ? { text: name, href: `/schools/${kin.urn}` } : null,
    after,
    note: before ? pastOf(record, kin) : null,
  }
}

function pastOf(record: SchoolRecord, kin: Kin): string {
  return record.ancestors.some((ancestor) => ancestor.urn === kin.urn)
    ? 'Its records are kept and count as this school’s past.'
    : 'Several schools came together here: the records of each are kept as its own.'
}

function joinedAndLeft({ partnership, slug, name, role, from, to, urns }: JoinedBelonging): Happening[] {
  const subject = { text: name, href: `/${partnership}/groups/${slug}` }
  const last = lastDay({ from, to })
  const first = urns.at(-1)
  const joined = {
    ...happened(from, 'Joined '),
    subject,
    after: ` as ${inSentence(sayRole(role))}.`,
    note: from === null ? 'The first day is not recorded.' : urns.length > 1 ? `At first as URN ${first}.` : null,
  }
  return last === null ? [joined] : [joined, { ...happened(last, 'Last day in '), subject, after: '.' }]
}

const FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  type_name: 'type',
  status_name: 'status',
  opened: 'opening day',
  closed: 'closing day',
  reason_opened: 'reason for opening',
  reason_closed: 'reason for closing',
  phase_name: 'phase',
  low_age: 'lowest age',
  high_age: 'highest age',
  sixth_form: 'sixth form',
  gender: 'gender of entry',
  religious_character: 'religious character',
  diocese: 'diocese',
  admissions: 'admissions policy',
  nursery: 'nursery provision',
  capacity: 'capacity',
  pupils: 'pupils',
  trust_name: 'trust',
  sponsor_name: 'sponsor',
  federation_name: 'federation',
  authority_name: 'authority',
  district_name: 'district',
  ward_name: 'ward',
  street: 'street',
  town: 'town',
  postcode: 'postcode',
  website: 'website',
  telephone: 'telephone',
  ofsted_rating: 'Ofsted overall grade',
  resourced_provision: 'resourced provision',
}

/** What an import changed, where the page shows the field; the first entry into the register is told in one sentence. */
function changed({ day, changes }: RecordedChange): Happening[] {
  if (changes['added'] === true) return [happened(day, 'Entered into this register.')]
  if (absent(changes)) return [happened(day, 'Not in the complete file of this day.')]
  const told = Object.entries(FIELDS).flatMap(([field, word]) =>
    Array.isArray(changes[field]) ? [`${word}: ${fromTo(changes[field])}`] : [],
  )
  if (told.length === 0) return []
  return [{ ...happened(day, 'The national register changed.'), note: `${told.map(capitalised).join('; ')}.` }]
}

function absent(changes: RecordedChange['changes']): boolean {
  const change = changes['absent_from']
  return Array.isArray(change) && change[1] !== null
}

function fromTo(change: readonly unknown[]): string {
  const [before, after] = [sayValue(change[0]), sayValue(change[1])]
  if (before === null) return `now ${after ?? 'empty'}`
  return after === null ? `no longer given (was ${before})` : `from ${before} to ${after}`
}

function sayValue(value: unknown): string | null {
  if (typeof value === 'string') return isDay(value) ? sayDay(value) : value
  return typeof value === 'number' ? value.toLocaleString('en-GB') : null
}

function capitalised(text: string, index: number): string {
  return index === 0 ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function happened(day: Day | null, words: string): Happening {
  return { day, before: words, subject: null, after: '', note: null, turn: false }
}
