// Which column of the published establishments file goes where, and how its cells are read. Heads, contacts and e-mail addresses are not among them. Pure.
import {
  readAuthority,
  readCode,
  readDate,
  readEstablishmentNumber,
  readNumber,
  readPostcode,
  readText,
  readWebsite,
  readWhole,
  readWord,
} from './cells.ts'

/** A column of the file, the column of register.school that takes it, and the reading. */
export interface ColumnRule {
  readonly header: string
  readonly column: string
  readonly read: (cell: string) => string
}

const rules = (read: ColumnRule['read'], pairs: Readonly<Record<string, string>>): ColumnRule[] =>
  Object.entries(pairs).map(([header, column]) => ({ header, column, read }))

/** Every column that goes over one to one. Which of them a file has decides what it changes. */
export const ESTABLISHMENT_COLUMNS: readonly ColumnRule[] = [
  ...rules(readAuthority, { 'LA (code)': 'authority' }),
  ...rules(readEstablishmentNumber, { EstablishmentNumber: 'establishment_number' }),
  ...rules(readCode, {
    'TypeOfEstablishment (code)': 'type',
    'EstablishmentTypeGroup (code)': 'type_group',
    'PhaseOfEducation (code)': 'phase',
    'Trusts (code)': 'trust_uid',
    'Federations (code)': 'federation_uid',
  }),
  ...rules(readDate, {
    OpenDate: 'opened',
    CloseDate: 'closed',
    CensusDate: 'census_on',
    OfstedLastInsp: 'ofsted_on',
    LastChangedDate: 'source_changed_on',
  }),
  ...rules(readWhole, {
    StatutoryLowAge: 'low_age',
    StatutoryHighAge: 'high_age',
    SchoolCapacity: 'capacity',
    NumberOfPupils: 'pupils',
    NumberOfBoys: 'boys',
    NumberOfGirls: 'girls',
    FSM: 'fsm',
    Easting: 'easting',
    Northing: 'northing',
  }),
  ...rules(readNumber, { PercentageFSM: 'fsm_percent' }),
  ...rules(readWord, {
    'LA (name)': 'authority_name',
    'TypeOfEstablishment (name)': 'type_name',
    'EstablishmentTypeGroup (name)': 'type_group_name',
    'ReasonEstablishmentOpened (name)': 'reason_opened',
    'ReasonEstablishmentClosed (name)': 'reason_closed',
    'PhaseOfEducation (name)': 'phase_name',
    'Boarders (name)': 'boarders',
    'NurseryProvision (name)': 'nursery',
    'OfficialSixthForm (name)': 'sixth_form',
    'Gender (name)': 'gender',
    'ReligiousCharacter (name)': 'religious_character',
    'Diocese (name)': 'diocese',
    'AdmissionsPolicy (name)': 'admissions',
    'SpecialClasses (name)': 'special_classes',
    'TrustSchoolFlag (name)': 'trust_flag',
    'TypeOfResourcedProvision (name)': 'resourced_provision',
    'OfstedRating (name)': 'ofsted_rating',
    'County (name)': 'county',
  }),
  ...rules(readText, {
    'Trusts (name)': 'trust_name',
    'SchoolSponsors (name)': 'sponsor_name',
    'Federations (name)': 'federation_name',
    UKPRN: 'ukprn',
    UPRN: 'uprn',
    Street: 'street',
    Locality: 'locality',
    Address3: 'address3',
    Town: 'town',
    TelephoneNum: 'telephone',
    'GOR (code)': 'region',
    'GOR (name)': 'region_name',
    'DistrictAdministrative (code)': 'district',
    'DistrictAdministrative (name)': 'district_name',
    'AdministrativeWard (code)': 'ward',
    'AdministrativeWard (name)': 'ward_name',
    'ParliamentaryConstituency (name)': 'constituency_name',
    'UrbanRural (name)': 'urban_rural',
    'LSOA (code)': 'lsoa',
    'MSOA (code)': 'msoa',
    'PreviousLA (code)': 'previous_authority',
    PreviousEstablishmentNumber: 'previous_number',
  }),
  ...rules(readPostcode, { Postcode: 'postcode' }),
  ...rules(readWebsite, { SchoolWebsite: 'website' }),
]

/** SEN1 to SEN13: the kinds of special need provided for. */
export const SEN_COLUMNS: readonly string[] = Array.from({ length: 13 }, (_, n) => `SEN${n + 1} (name)`)

/** Our own column: which columns of a closed school were taken from its successor. */
export const DERIVED_COLUMN = 'DerivedFromSuccessor'

/** The published names of the status codes, for files that give the name only. */
export const STATUS_CODES: ReadonlyMap<string, string> = new Map([
  ['open', '1'],
  ['closed', '2'],
  ['open, but proposed to close', '3'],
  ['proposed to open', '4'],
])

/** The column of register.school for each header that DerivedFromSuccessor may name. */
export const COLUMN_OF_HEADER: ReadonlyMap<string, string> = new Map(
  ESTABLISHMENT_COLUMNS.map(({ header, column }) => [header, column]),
)
