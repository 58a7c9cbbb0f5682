// The national register's codes for schools, in words. Pure: no queries.

/** Open, closed or proposed, as the codes 1 to 4 mean them. */
export type SchoolState = 'open' | 'closed' | 'proposed'

/** The phase under which a school is listed and compared: special schools and the like have no phase code of their own. */
export type PhaseGroup =
  'nursery' | 'primary' | 'secondary' | 'all-through' | '16-plus' | 'special' | 'alternative' | 'other'

export const PHASE_GROUPS: readonly (readonly [PhaseGroup, string])[] = [
  ['nursery', 'Nursery'],
  ['primary', 'Primary'],
  ['secondary', 'Secondary'],
  ['all-through', 'All-through'],
  ['16-plus', '16 plus'],
  ['special', 'Special'],
  ['alternative', 'Alternative provision'],
  ['other', 'Other'],
]

/** Types whose schools are special schools: codes 7, 8, 10, 12, 32, 33, 36, 44. */
export const SPECIAL_TYPES: readonly string[] = ['7', '8', '10', '12', '32', '33', '36', '44']
/** Types for pupils who are taught away from other schools: codes 14, 38, 42, 43. */
export const ALTERNATIVE_TYPES: readonly string[] = ['14', '38', '42', '43']
/** Which codes of phase stand under which group; middle schools count as what they are deemed to be. */
export const PHASES_OF: Readonly<Record<string, PhaseGroup>> = {
  '1': 'nursery',
  '2': 'primary',
  '3': 'primary',
  '4': 'secondary',
  '5': 'secondary',
  '6': '16-plus',
  '7': 'all-through',
}

/** The group of a school by its codes; type tells before phase. */
export function phaseGroupOf(school: { readonly type: string | null; readonly phase: string | null }): PhaseGroup {
  if (school.type !== null && SPECIAL_TYPES.includes(school.type)) return 'special'
  if (school.type !== null && ALTERNATIVE_TYPES.includes(school.type)) return 'alternative'
  return PHASES_OF[school.phase ?? ''] ?? 'other'
}

/** Types of establishment by code, by name. */
export const TYPES: readonly (readonly [string, string])[] = [
  ['42', 'Academy alternative provision converter'],
  ['43', 'Academy alternative provision sponsor led'],
  ['45', 'Academy 16-19 converter'],
  ['46', 'Academy 16 to 19 sponsor led'],
  ['34', 'Academy converter'],
  ['57', 'Academy secure 16 to 19'],
  ['44', 'Academy special converter'],
  ['33', 'Academy special sponsor led'],
  ['28', 'Academy sponsor led'],
  ['37', 'British schools overseas'],
  ['6', 'City technology college'],
  ['1', 'Community school'],
  ['7', 'Community special school'],
  ['5', 'Foundation school'],
  ['12', 'Foundation special school'],
  ['35', 'Free schools'],
  ['39', 'Free schools 16 to 19'],
  ['38', 'Free schools alternative provision'],
  ['36', 'Free schools special'],
  ['18', 'Further education'],
  ['29', 'Higher education institutions'],
  ['56', 'Institution funded by other government department'],
  ['15', 'Local authority nursery school'],
  ['27', 'Miscellaneous'],
  ['8', 'Non-maintained special school'],
  ['25', 'Offshore schools'],
  ['49', 'Online provider'],
  ['11', 'Other independent school'],
  ['10', 'Other independent special school'],
  ['14', 'Pupil referral unit'],
  ['24', 'Secure units'],
  ['26', 'Service children’s education'],
  ['31', 'Sixth form centres'],
  ['32', 'Special post 16 institution'],
  ['41', 'Studio schools'],
  ['40', 'University technical college'],
  ['2', 'Voluntary aided school'],
  ['3', 'Voluntary controlled school'],
  ['30', 'Welsh establishment'],
]

/** Where facts about schools come from: stands in the footer of their pages and in their files. */
export const REGISTER_SOURCE =
  'Schools: Department for Education, Get Information about Schools, Open Government Licence v3.0.'

/** Overall grades of an inspection, best first. */
export const RATINGS: readonly string[] = [
  'Outstanding',
  'Good',
  'Requires improvement',
  'Satisfactory',
  'Inadequate',
  'Serious weaknesses',
  'Special measures',
]

/** 856/2327: authority and number as people write them; null where either is missing. */
export function sayLaestab(authority: string | null, number: string | null): string | null {
  return authority === null || number === null ? null : `${authority}/${number}`
}

/** "1 school", "312 schools". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
}
