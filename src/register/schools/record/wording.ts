// Sentences about one school: what kind it is, how it stands on a day. Pure text, no markup.
import { sayDay, type Day } from '../../../kernel/day.ts'
import { phaseGroupOf } from '../words.ts'
import { stateOn } from './rules.ts'
import type { SchoolFacts, SchoolRecord } from './types.ts'

const NOTHING = /^(not applicable|not recorded|unknown)?$/i

/** The value, where the source says something; null for "Not applicable" and the like. */
export function said(value: string | null): string | null {
  return value === null || NOTHING.test(value.trim()) ? null : value
}

/** A kind of school, as one says it in a sentence: primary academy, community special school. */
function sayKind(school: Pick<SchoolFacts, 'type' | 'type_name' | 'type_group' | 'phase' | 'phase_name'>): string {
  const phase = said(school.phase_name)?.toLowerCase() ?? ''
  const group = phaseGroupOf(school)
  const before = group === 'special' || group === 'alternative' || phase === '' ? '' : `${phase} `
  return `${before}${sayType(school)}`.trim()
}

function sayType({
  type,
  type_name: name,
  type_group: group,
}: Pick<SchoolFacts, 'type' | 'type_name' | 'type_group'>): string {
  const special = phaseGroupOf({ type, phase: null }) === 'special'
  if (group === '10') return special ? 'special academy' : 'academy'
  if (group === '3') return 'independent school'
  if (type === '35') return 'free school'
  if (type === '36') return 'special free school'
  if (type === '18') return 'further education college'
  const plain = name?.toLowerCase() ?? 'school'
  return plain
}

/** One sentence that says how the school stands on the day. */
export function saySchool(record: SchoolRecord, day: Day, today: Day): string {
  const { school } = record
  const state = stateOn(school, day, today)
  if (state === 'closed') return sayClosed(record)
  if (state !== 'open') return sayNotYet(record, state)
  const pupils = school.pupils === null || day < today ? '' : ` of ${school.pupils.toLocaleString('en-GB')} pupils`
  const ward = said(school.ward_name)
  const place =
    ward === null
      ? school.postcode && `at ${school.postcode}`
      : [`in ${ward} ward`, school.postcode].filter(Boolean).join(', ')
  const trust = school.trust_name === null || day < today ? '' : `, run by ${sayTrust(school.trust_name)}`
  const kind = sayKind(school)
  return `${/^[aeio]|^un(?!i)/.test(kind) ? 'An' : 'A'} ${kind}${pupils}${place ? ` ${place}` : ''}${trust}.`
}

function sayClosed({ school, kin }: SchoolRecord): string {
  const next = kin.filter((one) => one.relation === 'successor').map((one) => one.name ?? `URN ${one.urn}`)
  const when = school.closed === null ? 'Closed on a day that is not recorded' : `Closed on ${sayDay(school.closed)}`
  return next.length === 0 ? `${when}.` : `${when} and followed by ${next.join(' and ')}.`
}

function sayNotYet({ school, kin }: SchoolRecord, state: 'proposed' | 'not-yet-open'): string {
  const opens = school.opened === null ? 'its opening day is not recorded' : `it opens on ${sayDay(school.opened)}`
  if (state === 'proposed') return `Proposed to open: ${opens}.`
  const before = kin.filter((one) => one.relation === 'predecessor').map((one) => one.name ?? `URN ${one.urn}`)
  const came = before.length === 0 ? '' : ` What came before it is recorded as ${before.join(' and ')}.`
  return `Not open on this day: it opened on ${school.opened === null ? 'a later day' : sayDay(school.opened)}.${came}`
}

const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'in', 'at', 'with', 'on'])

/** The name of a trust without the capitals in which companies are registered; short words in capitals, such as MAT, stay. */
export function sayTrust(name: string): string {
  if (/[a-z]/.test(name) || !name.includes(' ')) return name
  return name
    .split(' ')
    .map((word, i) => {
      const small = word.toLowerCase()
      if (SMALL_WORDS.has(small)) return i === 0 ? capital(small) : small
      return word.length <= 3 && word !== 'ST' ? word : capital(small)
    })
    .join(' ')
}

function capital(word: string): string {
  return word.replace(/^[^a-z]*[a-z]|-[a-z]/g, (letter) => letter.toUpperCase())
}

/** "1 June 2016"; where the source gives no day, that it is not recorded, which hides nothing. */
export function sayOpened(school: Pick<SchoolFacts, 'opened' | 'status'>): string {
  if (school.opened !== null) return sayDay(school.opened)
  return 'Not recorded: the school counts as open on every day before it closed'
}

/** Pupils with boys and girls where the source tells them apart. */
export function sayPupils({ pupils, boys, girls }: Pick<SchoolFacts, 'pupils' | 'boys' | 'girls'>): string {
  if (pupils === null) return 'Not published for this school'
  const count = pupils.toLocaleString('en-GB')
  return boys === null || girls === null || boys + girls === 0 ? count : `${count} (${boys} boys, ${girls} girls)`
}

/** The address of a school's website, https; null where the source gives none that can be followed. */
export function websiteOf(website: string | null): { readonly text: string; readonly href: string } | null {
  const parts = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)$/i.exec(website?.trim() ?? '')
  const address = parts?.[1]
  return address === undefined
    ? null
    : { text: address.replace(/^www\./i, '').replace(/\/$/, ''), href: `https://${address}` }
}
