// The list of schools as a file: its columns with their meaning. Pure.
import { REGISTER_SOURCE } from '../words.ts'
import type { DataFileHead, FileColumn } from '../../../ui/data-file.ts'
import type { SchoolFilters, SchoolLine } from './types.ts'

const COLUMNS: readonly FileColumn<SchoolLine>[] = [
  { name: 'urn', description: 'Unique reference number', value: (line) => line.urn },
  { name: 'name', description: 'Name of the school', value: (line) => line.name },
  { name: 'laestab', description: 'Authority (3 digits) and number (4 digits)', value: (line) => line.laestab },
  {
    name: 'status',
    description: 'Code: 1 open, 2 closed, 3 proposed to close, 4 proposed',
    value: (line) => line.status,
  },
  { name: 'opened', description: 'First day, ISO; empty when not recorded', value: (line) => line.opened },
  { name: 'closed', description: 'Last day that it was there, ISO', value: (line) => line.closed },
  { name: 'phase', description: 'Phase of education', value: (line) => line.phaseName },
  { name: 'type', description: 'Type of establishment', value: (line) => line.typeName },
  { name: 'authority_code', description: 'Local authority, 3 digits', value: (line) => line.authority },
  { name: 'authority', description: 'Local authority', value: (line) => line.authorityName },
  { name: 'district', description: 'District', value: (line) => line.districtName },
  { name: 'town', description: 'Town', value: (line) => line.town },
  { name: 'postcode', description: 'Postcode', value: (line) => line.postcode },
  { name: 'pupils', description: 'Pupils on roll; empty when not published', value: (line) => line.pupils },
  { name: 'trust_uid', description: 'Group UID of the trust', value: (line) => line.trustUid },
  { name: 'trust', description: 'Name of the trust', value: (line) => line.trustName },
  { name: 'ofsted_rating', description: 'Last overall grade of Ofsted that is held', value: (line) => line.rating },
  { name: 'easting', description: 'National Grid easting in metres', value: (line) => line.easting },
  { name: 'northing', description: 'National Grid northing in metres', value: (line) => line.northing },
  { name: 'website', description: 'Website as the source gives it', value: (line) => line.website },
  { name: 'example', description: 'True for an invented example school', value: (line) => line.example },
]

/** What stands over the rows: title, day, source, licence, columns. */
export function schoolsFile({ day }: SchoolFilters): DataFileHead<SchoolLine> {
  return {
    title: 'Schools',
    asAt: day,
    source: REGISTER_SOURCE,
    licence: 'Open Government Licence v3.0',
    columns: COLUMNS,
  }
}
