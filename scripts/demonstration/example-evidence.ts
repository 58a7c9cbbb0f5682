// Invented figures for the invented schools, in the publishers' own formats. Pure; never about a real school.
import { between, chance } from './chance.ts'
import { TRUSTS } from './example-plan.ts'
import { boysOf, dated, type Example } from './example-schools.ts'
import type { Table } from './national.ts'
import type { Row } from './tables.ts'

const CENSUS =
  'URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PNORG,PNORB,TSENELSE,PSENELSE,TSENELK,PSENELK,NUMEAL,NUMENGFL,NUMUNCFL,PNUMEAL,PNUMENGFL,PNUMUNCFL,NUMFSM,NUMFSMEVER,PNUMFSMEVER'.split(
    ',',
  )
const KS2 =
  'RECTYPE,URN,SCHNAME,PCODE,PCODE2,TOWN,READPROG,READPROG_DESCR,WRITPROG,WRITPROG_DESCR,MATPROG,MATPROG_DESCR,OFSTEDRATING,INSPECTIONDT,WEB,SCHTYPE,GENDER,RELIGION,PHASE'.split(
    ',',
  )
const KS4 =
  'RECTYPE,URN,SCHNAME,PCODE,PCODE2,TOWN,P8MEA,P8_BANDING,ATT8SCR,PTL2BASICS_95,PTEBACC_E_PTQ_EE,EBACCAPS,OFSTEDRATING,INSPECTIONDT,WEB,SCHTYPE,GRAMMAR,GENDER,RELIGION,PHASE'.split(
    ',',
  )
const OFSTED =
  'unique_reference_number,authority_code,establishment_type_code,pupil_number,pupil_boys,pupil_girls,gender_type,gender_category,religious_type,religious_classification,percent_pupil_boys,percent_pupil_girls,percent_ehc_plan,percent_sen_support,percent_english_language,percent_not_english_language,percent_free_school_meals,rating'.split(
    ',',
  )
const MAT =
  'Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,Incorporated on (open date),Group Status (code),Group Status,Joined date,Academy URN,Trust Academy Establishment Name,TypeOfEstablishment (code),TypeOfEstablishment (name),PhaseOfEducation (code),PhaseOfEducation (name),LA (code),LA (name)'.split(
    ',',
  )

/** What a school is like: all its figures follow from these, so that they agree with each other. */
type Likeness = { readonly poor: number; readonly eal: number; readonly sen: number; readonly good: number }

/** Every file of invented figures, and the invented trusts. `establishments` are the rows of the examples. */
export function exampleTables(examples: readonly Example[], establishments: readonly Row[]): Table[] {
  const counted = examples.filter((one) => one.pupils > 0)
  const rows = new Map(establishments.map((row) => [row['URN'] ?? '', row]))
  return [
    { path: 'example-census-2019.csv', columns: CENSUS, rows: counted.map((one) => census(one, 2019)) },
    { path: 'example-census-2023.csv', columns: CENSUS, rows: counted.map((one) => census(one, 2023)) },
    { path: 'example-ks2-2019.csv', columns: KS2, rows: examples.filter(hasKs2).map((one) => ks2(one, rows)) },
    { path: 'example-ks4-2019.csv', columns: KS4, rows: examples.filter(hasKs4).map((one) => ks4(one, rows)) },
    { path: 'example-ofsted-2024-04.csv', columns: OFSTED, rows: counted.map((one) => ofsted(one, rows)) },
    {
      path: 'example-similar-schools.csv',
      columns: ['URN', 'NeighbourURN', 'Rank', 'Dist', 'Set'],
      rows: alike(counted),
    },
    { path: 'example-groups.csv', columns: MAT.slice(0, 11), rows: Object.keys(TRUSTS).map(trust) },
    {
      path: 'example-group-members.csv',
      columns: MAT,
      rows: examples.filter((one) => one.plan.trust).map((one) => member(one, rows)),
    },
  ]
}

function likeness({ urn, slug, plan }: Example): Likeness {
  const special = plan.kind === 'special' ? 0.25 : 0
  const city = slug === 'leicester'
  return {
    poor: (city ? 0.14 : 0.06) + special / 2 + chance(urn, 'poor') * (city ? 0.36 : 0.26),
    eal: city ? 0.1 + chance(urn, 'eal') * 0.75 : chance(urn, 'eal') * 0.22,
    sen: special ? 0.02 : 0.09 + chance(urn, 'sen') * 0.14,
    good: chance(urn, 'good') + chance(urn, 'better') - 1,
  }
}

/** The URN in force in a year: the predecessor until the school converted. */
function urnIn(one: Example, month: string): string {
  return one.before !== '' && one.plan.converted > month ? one.before : one.urn
}

function census(one: Example, year: 2019 | 2023): Row {
  const { poor, eal, sen } = likeness(one)
  const pupils = year === 2023 ? one.pupils : Math.round(one.pupils * (0.93 + chance(one.urn, 'roll') * 0.14))
  const girls = year === 2023 ? pupils - boysOf(one) : Math.round(pupils * (1 - boysOf(one) / one.pupils))
  const percent = (n: number) => (year === 2023 ? `${((100 * n) / pupils).toFixed(2)}%` : tenth((100 * n) / pupils))
  const plans = one.plan.kind === 'special' ? pupils : Math.round(pupils * (0.008 + chance(one.urn, 'plan') / 40))
  const other = Math.round(pupils * eal)
  const unknown = Math.round(chance(one.urn, 'unclassified') * 3)
  const ever = Math.round(pupils * poor * 1.12)
  return {
    URN: urnIn(one, `${year}-01-17`),
    LA: one.slug === 'leicester' ? '856' : '855',
    ESTAB: `9${one.urn.slice(-3)}`,
    SCHOOLTYPE: stateFunded(one),
    NOR: String(pupils),
    NORG: String(girls),
    NORB: String(pupils - girls),
    PNORG: percent(girls),
    PNORB: percent(pupils - girls),
    TSENELSE: String(plans),
    PSENELSE: percent(plans),
    TSENELK: String(Math.round(pupils * sen)),
    PSENELK: percent(Math.round(pupils * sen)),
    NUMEAL: String(other),
    NUMENGFL: String(pupils - other - unknown),
    NUMUNCFL: String(unknown),
    PNUMEAL: percent(other),
    PNUMENGFL: percent(pupils - other - unknown),
    PNUMUNCFL: percent(unknown),
    NUMFSM: String(meals(one, pupils)),
    NUMFSMEVER: String(ever),
    PNUMFSMEVER: percent(ever),
  }
}

function meals(one: Example, pupils: number): number {
  return Math.round(pupils * likeness(one).poor)
}

/** Free meals as a share of the roll of 2023, the register's PercentageFSM. */
export function mealsPercent(one: Example): string {
  return one.pupils ? tenth((100 * meals(one, one.pupils)) / one.pupils) : ''
}

function stateFunded({ plan }: Example): string {
  if (plan.kind === 'special') return 'State-funded special school'
  return ['secondary', 'upper', 'all-through'].includes(plan.kind) ? 'State-funded secondary' : 'State-funded primary'
}

function hasKs2({ plan }: Example): boolean {
  return ['primary', 'junior', 'all-through'].includes(plan.kind) && plan.status !== 'free'
}

function hasKs4({ plan }: Example): boolean {
  return ['secondary', 'upper', 'all-through'].includes(plan.kind)
}

function ks2(one: Example, rows: ReadonlyMap<string, Row>): Row {
  const subjects = ['READ', 'WRIT', 'MAT'].flatMap((subject) => progress(one, subject))
  return { ...tableRow(one, rows), ...Object.fromEntries(subjects), PHASE: 'Primary' }
}

/** A smallest school's results are suppressed, as the department does it. */
function progress(one: Example, subject: string): [string, string][] {
  if (one.pupils < 125) return [`${subject}PROG`, `${subject}PROG_DESCR`].map((column) => [column, 'SUPP'])
  const value = likeness(one).good * 4.6 + (chance(one.urn, subject) - 0.5) * 2.6
  const band = [4, 1.7, -1.7, -4].findIndex((from) => value >= from)
  return [
    [`${subject}PROG`, tenth(value)],
    [`${subject}PROG_DESCR`, String(band === -1 ? 5 : band + 1)],
  ]
}

function ks4(one: Example, rows: ReadonlyMap<string, Row>): Row {
  const { good, poor } = likeness(one)
  const p8 = good * 0.75 + (chance(one.urn, 'p8') - 0.5) * 0.2
  const a8 = 46.5 + p8 * 10 - poor * 14
  const band = [0.5, 0.15, -0.15, -0.5].findIndex((from) => p8 >= from)
  return {
    ...tableRow(one, rows),
    P8MEA: p8.toFixed(2),
    P8_BANDING: String(band === -1 ? 5 : band + 1),
    ATT8SCR: tenth(a8),
    PTL2BASICS_95: `${Math.round(a8 * 1.55 - 31)}%`,
    PTEBACC_E_PTQ_EE: `${between(18, 62, one.urn, 'ebacc')}%`,
    EBACCAPS: (a8 / 11.4).toFixed(2),
    GRAMMAR: 'No',
    PHASE: 'Secondary',
  }
}

function tableRow(one: Example, rows: ReadonlyMap<string, Row>): Row {
  const urn = urnIn(one, '2019-09-01')
  const row = rows.get(urn)
  const postcode = row?.['Postcode'] ?? ''
  return {
    RECTYPE: '1',
    URN: urn,
    SCHNAME: row?.['EstablishmentName'] ?? '',
    PCODE: postcode,
    PCODE2: postcode.slice(0, 3),
    TOWN: one.town,
    OFSTEDRATING: grade(one, 2020).replace('Requires improvement', 'Requires Improvement'),
    INSPECTIONDT: `${between(2014, 2019, one.urn, 'inspected')}${['0226', '0514', '0618', '1009', '1120'][between(0, 4, one.urn, 'inspected on')] ?? ''}`,
    WEB: row?.['SchoolWebsite'] ?? '',
    SCHTYPE: row?.['EstablishmentTypeGroup (name)'] === 'Academies' ? 'Academy' : 'Maintained school',
    GENDER: 'Mixed',
    RELIGION: row?.['ReligiousCharacter (name)'] ?? '',
  }
}

/** Ofsted's word; most schools kept theirs between the two lists. */
export function grade(one: Example, year: 2020 | 2024): string {
  const value = likeness(one).good + (year === 2020 ? (chance(one.urn, 'before') - 0.5) * 0.5 : 0)
  const words = ['Outstanding', 'Good', 'Requires improvement']
  return words[[0.5, -0.35, -0.75].findIndex((from) => value >= from)] ?? 'Inadequate'
}

function ofsted(one: Example, rows: ReadonlyMap<string, Row>): Row {
  const { eal, sen, poor } = likeness(one)
  const boys = boysOf(one)
  const share = (part: number) => String(Math.round(100 * part))
  const faith = { controlled: ['1', 'Church of England'], aided: ['4', 'Roman Catholic'] }[
    one.plan.status as string
  ] ?? ['2', 'Not applicable']
  return {
    unique_reference_number: one.urn,
    authority_code: one.slug === 'leicester' ? '856' : '855',
    establishment_type_code: String(Number(rows.get(one.urn)?.['TypeOfEstablishment (code)'])),
    pupil_number: String(one.pupils),
    pupil_boys: String(boys),
    pupil_girls: String(one.pupils - boys),
    gender_type: '3',
    gender_category: 'Mixed',
    religious_type: faith[0] ?? '',
    religious_classification: faith[1] ?? '',
    percent_pupil_boys: share(boys / one.pupils),
    percent_pupil_girls: share(1 - boys / one.pupils),
    percent_ehc_plan: one.plan.kind === 'special' ? '100' : share(0.008 + chance(one.urn, 'plan') / 40),
    percent_sen_support: share(sen),
    percent_english_language: share(1 - eal),
    percent_not_english_language: share(eal),
    percent_free_school_meals: share(poor),
    rating: grade(one, 2024),
  }
}

/** The five of the same partnership and stage whose circumstances are nearest. */
function alike(examples: readonly Example[]): Row[] {
  return examples.flatMap((one) => {
    const others = examples.filter(
      (other) => other !== one && other.slug === one.slug && stateFunded(other) === stateFunded(one),
    )
    const ranked = others.map((other) => ({ other, apart: apart(one, other) })).sort((a, b) => a.apart - b.apart)
    return ranked.slice(0, 5).map(({ other, apart }, index) => ({
      URN: one.urn,
      NeighbourURN: other.urn,
      Rank: String(index + 1),
      Dist: apart.toFixed(4),
      Set: stateFunded(one) === 'State-funded secondary' ? 'secondary' : 'primary',
    }))
  })
}

function apart(a: Example, b: Example): number {
  const [x, y] = [likeness(a), likeness(b)]
  return Math.hypot(
    (x.poor - y.poor) / 0.12,
    (x.eal - y.eal) / 0.2,
    (x.sen - y.sen) / 0.05,
    Math.log(a.pupils / b.pupils),
  )
}

function trust(uid: string): Row {
  return {
    'Group UID': uid,
    'Group Name': TRUSTS[uid] ?? '',
    'Group Type (code)': '06',
    'Group Type': 'Multi-academy trust',
    'Incorporated on (open date)': '01/06/2012',
    'Group Status (code)': 'OPEN',
    'Group Status': 'Open',
  }
}

function member(one: Example, rows: ReadonlyMap<string, Row>): Row {
  const copied = MAT.slice(14).map((column) => [column, rows.get(one.urn)?.[column] ?? ''])
  return {
    ...trust(one.plan.trust),
    'Joined date': dated(one.plan.converted).replaceAll('-', '/'),
    'Academy URN': one.urn,
    'Trust Academy Establishment Name': one.name,
    ...(Object.fromEntries(copied) as Row),
  }
}

function tenth(value: number): string {
  return value.toFixed(1).replace(/^-0\.0$/, '0.0')
}
