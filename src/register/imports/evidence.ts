// Imports published figures about schools: census, key stage 2 and 4, Ofsted's grades. A missing figure has a reason and is never 0.
import type { Day } from '../../kernel/day.ts'
import { UserFault } from '../../kernel/faults.ts'
import type { Tx } from '../../store/open.ts'
import { dayOfFileName, readYear, yearOfFileName, yearOfResultsBy } from './academic-year.ts'
import { countUnknownSchools, mergeEvidence, newestGrade, setLatestRatings, stageEvidence } from './evidence-merge.ts'
import { evidenceLines, type EvidenceColumns } from './evidence-rows.ts'
import { RATING_SOURCE } from './ratings.ts'
import { RowReading } from './row-reading.ts'
import type { Importer, ImportKind, ImportReport, ImportRequest, Source } from './types.ts'

/** The period of a file's figures, and how it was found when that needs saying. */
interface FilePeriod {
  readonly period: string
  readonly published: Day | null
  readonly note: string | null
}

interface EvidenceKind {
  readonly kind: ImportKind
  readonly source: string
  readonly columns: EvidenceColumns
  readonly required: Importer['required']
  readonly periodOf: (tx: Tx, request: ImportRequest) => FilePeriod | Promise<FilePeriod>
  readonly setsRating: boolean
}

/** The school census (`england_census`) of 2018-19, 2022-23 and their like. */
export const census = evidenceImporter({
  kind: 'census',
  source: 'School census',
  columns: {
    urn: ['URN'],
    figures: {
      NOR: 'pupils',
      PSENELK: 'sen-support',
      PSENELSE: 'ehc-plan',
      PNUMEAL: 'eal',
      PNUMFSMEVER: 'fsm-ever-6',
    },
  },
  required: [['URN'], ['NOR'], ['PSENELK'], ['PNUMFSMEVER']],
  periodOf: yearNamed,
  setsRating: false,
})

/** Key stage 2 results: progress in reading, writing and mathematics. */
export const ks2 = evidenceImporter({
  kind: 'ks2',
  source: 'Key stage 2 performance tables',
  columns: {
    urn: ['URN'],
    figures: {
      READPROG: 'ks2-reading-progress',
      WRITPROG: 'ks2-writing-progress',
      MATPROG: 'ks2-maths-progress',
    },
    rating: ['OFSTEDRATING'],
    ratingDay: ['INSPECTIONDT'],
  },
  required: [['URN'], ['READPROG'], ['WRITPROG'], ['MATPROG']],
  periodOf: yearNamedOrFound,
  setsRating: false,
})

/** Key stage 4 results: progress 8, attainment 8, basics at grade 5, English Baccalaureate. */
export const ks4 = evidenceImporter({
  kind: 'ks4',
  source: 'Key stage 4 performance tables',
  columns: {
    urn: ['URN'],
    figures: {
      P8MEA: 'ks4-progress-8',
      ATT8SCR: 'ks4-attainment-8',
      PTL2BASICS_95: 'ks4-basics-5',
      PTEBACC_E_PTQ_EE: 'ks4-ebacc-entry',
      EBACCAPS: 'ks4-ebacc-points',
    },
    rating: ['OFSTEDRATING'],
    ratingDay: ['INSPECTIONDT'],
  },
  required: [['URN'], ['P8MEA'], ['ATT8SCR']],
  periodOf: yearNamedOrFound,
  setsRating: false,
})

/** Ofsted's overall grades, as lists of ratings, GIAS columns or Ofsted's management information have them. */
export const ofsted = evidenceImporter({
  kind: 'ofsted',
  source: RATING_SOURCE,
  columns: {
    urn: ['unique_reference_number', 'URN'],
    figures: {},
    rating: ['rating', 'OfstedRating (name)', 'Overall effectiveness'],
    ratingDay: ['OfstedLastInsp', 'Inspection start date', 'Inspection date'],
    undatedRatings: true,
  },
  required: [
    ['unique_reference_number', 'URN'],
    ['rating', 'OfstedRating (name)', 'Overall effectiveness'],
  ],
  periodOf: dayNamed,
  setsRating: true,
})

function evidenceImporter(kind: EvidenceKind): Importer {
  const { urn, figures, rating = [], ratingDay = [] } = kind.columns
  return {
    kind: kind.kind,
    required: kind.required,
    reads: [...urn, ...Object.keys(figures), ...rating, ...ratingDay],
    load: (tx, source, request, today) => loadEvidence(tx, source, request, today, kind),
  }
}

async function loadEvidence(
  tx: Tx,
  source: Source,
  request: ImportRequest,
  today: Day,
  kind: EvidenceKind,
): Promise<Omit<ImportReport, 'kind' | 'file' | 'dryRun'>> {
  const reading = new RowReading(source)
  await stageEvidence(tx, evidenceLines(source, kind.columns, reading))
  const { period, published, note } = await kind.periodOf(tx, request)
  const counts = await mergeEvidence(tx, period, kind.source, published)
  if (kind.setsRating) await setLatestRatings(tx, kind.source, today, request.run)
  const unknown = await countUnknownSchools(tx)
  const notes = [...reading.notes()]
  if (note !== null) notes.push(note)
  if (unknown > 0) notes.push(`${unknown} schools of the file are not in the register: their figures are kept.`)
  return { read: reading.read, ...counts, closed: 0, refused: reading.refusals.rows, absent: [], notes }
}

function namedYear({ period, fileName }: ImportRequest): string | null {
  return period ? readYear(period) : yearOfFileName(fileName)
}

/** The year asked for or in the file's name. Refuses (UserFault period-unknown) a file that tells neither. */
function yearNamed(_tx: Tx, request: ImportRequest): FilePeriod {
  const year = namedYear(request)
  if (year !== null) return { period: year, published: null, note: null }
  throw new UserFault(
    'period-unknown',
    `The name ${request.fileName} does not say which academic year the figures are of. Put it into the name, for example 2022-2023_${request.fileName}, and import again.`,
  )
}

/** As `yearNamed`; else the last results published when the newest inspection in the file took place. */
async function yearNamedOrFound(tx: Tx, request: ImportRequest): Promise<FilePeriod> {
  if (namedYear(request) !== null) return yearNamed(tx, request)
  const newest = await newestGrade(tx)
  if (newest === null) return yearNamed(tx, request)
  const period = yearOfResultsBy(newest)
  return {
    period,
    published: null,
    note: `The file's name gives no year. Its newest inspection is of ${newest}, so its results are taken as those of ${period}.`,
  }
}

/** The day asked for or in the file's name, for grades without their own day. Refuses (UserFault period-unknown) a file that tells neither. */
function dayNamed(_tx: Tx, request: ImportRequest): FilePeriod {
  const day = dayOfFileName(request.period ?? request.fileName)
  if (day !== null) return { period: day, published: day, note: null }
  throw new UserFault(
    'period-unknown',
    `The name ${request.fileName} does not say when these grades were published. Put the month into the name, for example ofsted_2024-04.csv, and import again.`,
  )
}
