// Imports the national register's establishments, by header name: what the file lacks stays, what is absent is neither closed nor deleted.
import { nameKey } from '../schools/name-key.ts'
import type { Tx } from '../../store/open.ts'
import type { Day } from '../../kernel/day.ts'
import { BadCell, isUrn, readCode, readText, readWord } from './cells.ts'
import { keepDerivedClosingDays } from './closing-days.ts'
import { copyArray, copyLine, copyPieces } from './copy-lines.ts'
import { DamageWatch, damagedFile } from './damage.ts'
import {
  COLUMN_OF_HEADER,
  DERIVED_COLUMN,
  ESTABLISHMENT_COLUMNS,
  SEN_COLUMNS,
  STATUS_CODES,
} from './establishment-columns.ts'
import { Refusals } from './refusals.ts'
import { listCutNames, markAbsent, mergeSchools, stageSchools } from './school-merge.ts'
import type { Importer, ImportReport, ImportRequest, Source, SourceRow, ZeroColumn } from './types.ts'

const NAME = 'EstablishmentName'
const STATUS_CODE = 'EstablishmentStatus (code)'
const STATUS_NAME = 'EstablishmentStatus (name)'

const ZERO_COLUMNS: readonly ZeroColumn[] = [
  { column: 'TypeOfEstablishment (code)', width: 2 },
  { column: 'ReligiousCharacter (code)', width: 2 },
  { column: 'ReasonEstablishmentOpened (code)', width: 2 },
  { column: 'Diocese (code)', width: 4 },
  { column: 'County (code)', width: 3 },
  { column: 'TelephoneNum', width: 11 },
]
const NUMBERS_AS_TEXT = ['URN', 'UPRN', 'UKPRN', 'TelephoneNum']
const DATES = ['OpenDate', 'CloseDate', 'CensusDate', 'LastChangedDate', 'OfstedLastInsp']

/** GIAS "All establishment data" of any date (140 columns and fewer), and the children's centres file. */
export const establishments: Importer = {
  kind: 'establishments',
  required: [
    ['URN'],
    [NAME],
    [STATUS_CODE, STATUS_NAME],
    ['TypeOfEstablishment (code)', 'TypeOfEstablishment (name)', 'Postcode'],
  ],
  reads: [
    'URN',
    NAME,
    STATUS_CODE,
    STATUS_NAME,
    DERIVED_COLUMN,
    ...ESTABLISHMENT_COLUMNS.map(({ header }) => header),
    ...SEN_COLUMNS,
    ...ZERO_COLUMNS.map(({ column }) => column),
  ],
  load: loadEstablishments,
}

async function loadEstablishments(
  tx: Tx,
  source: Source,
  request: ImportRequest,
  today: Day,
): Promise<Omit<ImportReport, 'kind' | 'file' | 'dryRun'>> {
  const reading = new EstablishmentReading(source.columns)
  await stageSchools(
    tx,
    reading.columns,
    copyPieces(source.rows, (row) => reading.toLine(row)),
  )
  const verdict = reading.damage.verdict()
  if (verdict !== null) throw damagedFile(verdict, await listCutNames(tx))
  await keepDerivedClosingDays(tx, reading.columns)
  const counts = await mergeSchools(tx, reading.columns, today, request.run)
  const absent = request.complete ? await markAbsent(tx, today, request.run, reading.refusedUrns) : []
  return {
    read: reading.read,
    ...counts,
    refused: reading.refusals.rows,
    absent,
    notes: reading.notes(counts.closedWithoutDay),
  }
}

/** Reads the rows of one file: which columns it has is decided once, from the header. */
class EstablishmentReading {
  readonly refusals = new Refusals()
  readonly refusedUrns: string[] = []
  readonly damage: DamageWatch
  /** The columns of register.school that this file fills. */
  readonly columns: readonly string[]
  read = 0
  readonly #lineOfUrn = new Map<string, number>()
  readonly #parts: readonly ((row: SourceRow) => string)[]
  readonly #urnAt: number
  readonly #nameAt: number
  readonly #missing: readonly string[]

  constructor(header: readonly string[]) {
    const at = (name: string) => header.indexOf(name)
    const plain = ESTABLISHMENT_COLUMNS.filter((rule) => at(rule.header) !== -1)
    const senAt = SEN_COLUMNS.map(at).filter((index) => index !== -1)
    const derivedAt = at(DERIVED_COLUMN)
    this.#urnAt = at('URN')
    this.#missing = ESTABLISHMENT_COLUMNS.filter((rule) => at(rule.header) === -1).map((rule) => rule.header)
    this.damage = new DamageWatch(header, ZERO_COLUMNS, NUMBERS_AS_TEXT, DATES)
    this.columns = [
      'urn',
      'name',
      'name_key',
      'status',
      'status_name',
      ...plain.map((rule) => rule.column),
      ...(senAt.length > 0 ? ['sen_types'] : []),
      ...(derivedAt === -1 ? [] : ['derived']),
    ]
    this.#parts = [
      ...statusParts(at(STATUS_CODE), at(STATUS_NAME)),
      ...plain.map(({ header: name, read }) => cellPart(at(name), name, read)),
      ...(senAt.length > 0 ? [senPart(senAt)] : []),
      ...(derivedAt === -1 ? [] : [derivedPart(derivedAt)]),
    ]
    this.#nameAt = at(NAME)
  }

  /** The row as a line for COPY, or '' when it is refused or a national total. */
  toLine(row: SourceRow): string {
    this.read++
    this.damage.look(row)
    const urn = row.cells[this.#urnAt] ?? ''
    return this.refusals.guard(row, '', () => {
      this.#checkUrn(urn, row.line)
      try {
        const name = readText(row.cells[this.#nameAt] ?? '')
        if (name === '') throw new BadCell('The row has no EstablishmentName')
        return copyLine([urn, name, nameKey(name) || name, ...this.#parts.map((part) => part(row))])
      } catch (error) {
        this.refusedUrns.push(urn)
        throw error
      }
    })
  }

  #checkUrn(urn: string, line: number): void {
    if (!isUrn(urn)) throw new BadCell(urn === '' ? 'The row has no URN' : `URN "${urn}" is not six digits`)
    const before = this.#lineOfUrn.get(urn)
    if (before !== undefined) throw new BadCell(`URN ${urn} is already in line ${before}`)
    this.#lineOfUrn.set(urn, line)
  }

  notes(closedWithoutDay: number): string[] {
    const notes: string[] = []
    if (this.#missing.length > 0)
      notes.push(`The file has no column ${this.#missing.join(', ')}: what the register holds there is left as it is.`)
    if (closedWithoutDay > 0)
      notes.push(
        `${closedWithoutDay} of the schools that went to closed have no closing date in the file: none is made up here.`,
      )
    return notes
  }
}

function cellPart(at: number, header: string, read: (cell: string) => string): (row: SourceRow) => string {
  return ({ cells }) => {
    const cell = cells[at] ?? ''
    if (cell === '') return ''
    try {
      return read(cell)
    } catch (error) {
      throw error instanceof BadCell ? new BadCell(`${header}: ${error.message}`) : error
    }
  }
}

function statusParts(codeAt: number, nameAt: number): readonly ((row: SourceRow) => string)[] {
  const nameOf = ({ cells }: SourceRow) => readWord(cells[nameAt] ?? '')
  const code = (row: SourceRow): string => {
    const given = readCode(row.cells[codeAt] ?? '') || STATUS_CODES.get(nameOf(row).toLowerCase()) || ''
    if (!/^[1-4]$/.test(given))
      throw new BadCell(`EstablishmentStatus "${given || nameOf(row)}" is none of the published ones`)
    return given
  }
  return [code, nameOf]
}

function senPart(at: readonly number[]): (row: SourceRow) => string {
  return ({ cells }) => {
    const kinds = at.map((index) => cells[index] ?? '').filter((kind) => kind !== '' && !/^not applicable$/i.test(kind))
    return kinds.length === 0 ? '' : copyArray(kinds)
  }
}

function derivedPart(at: number): (row: SourceRow) => string {
  return ({ cells }) =>
    copyArray(
      (cells[at] ?? '')
        .split(';')
        .map((header) => COLUMN_OF_HEADER.get(header.trim()) ?? '')
        .filter((column) => column !== ''),
    )
}
