// Imports one file in one transaction: wholly in or not at all, or with a dry run done and undone. Keeps the import's own row up to date.
import { sql } from 'kysely'
import { system } from '../../kernel/actor.ts'
import { UserFault } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Store, Tx } from '../../store/open.ts'
import { lookAtFile, type FirstLook } from './first-look.ts'
import { IMPORTERS, findImporter } from './importers.ts'
import { endRun, failRun, ProgressNote, startRun } from './import-runs.ts'
import { openSource, type OpenedSource } from './read-source.ts'
import type { Importer, ImportReport, ImportRequest, SourceRow } from './types.ts'

const ACTOR = system('import')
const PROGRESS_EVERY = 1_000
/** Any constant: two imports go in one after the other. */
const IMPORT_LOCK = 7_035_022

/** Carries the report out of a transaction that is to be undone. */
class DryRunDone extends Error {
  override readonly name = 'DryRunDone'
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('The dry run is done')
    this.report = report
  }
}

/**
 * Takes one file in. Rows that cannot be taken are in the report with their line and reason; the rest goes in.
 * Refuses (UserFault) a file that is damaged, has another kind's header, or names no period where one is needed: then nothing has changed.
 */
export async function importFile(store: Store, request: ImportRequest): Promise<ImportReport> {
  const importer = findImporter(request.kind)
  if (importer === null) throw new UserFault('unknown-kind', `There is no import of the kind ${request.kind}.`)
  try {
    const look = await lookAtFile(request.open)
    await startRun(store, request, look.lines)
    const report = await inOneTransaction(store, request, importer, look)
    await endRun(store, request, report)
    return report
  } catch (error) {
    await failRun(store, request, error)
    throw error
  }
}

async function inOneTransaction(
  store: Store,
  request: ImportRequest,
  importer: Importer,
  look: FirstLook,
): Promise<ImportReport> {
  const note = new ProgressNote(store, request)
  try {
    return await store.as(ACTOR, async (tx) => {
      await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(tx.db)
      const source = await openSource(request, look, importer, IMPORTERS)
      const report = await load(tx, withProgress(source, look.lines, note), request, importer)
      if (request.dryRun) throw new DryRunDone(report)
      await recordImport(tx, report, request)
      return report
    })
  } catch (error) {
    if (error instanceof DryRunDone) return error.report
    throw error
  } finally {
    await note.settled()
  }
}

async function load(tx: Tx, source: OpenedSource, request: ImportRequest, importer: Importer): Promise<ImportReport> {
  const { read, added, changed, unchanged, closed, refused, absent, notes } = await importer.load(
    tx,
    source,
    request,
    tx.today,
  )
  return {
    kind: request.kind,
    file: request.fileName,
    dryRun: request.dryRun,
    read: read + source.refused.length,
    added,
    changed,
    unchanged,
    closed,
    refused: [...source.refused, ...refused].sort((a, b) => a.line - b.line),
    absent,
    notes,
  }
}

function withProgress(source: OpenedSource, total: number, note: ProgressNote): OpenedSource {
  return { ...source, rows: counted(source.rows, total, note) }
}

async function* counted(rows: AsyncIterable<SourceRow>, total: number, note: ProgressNote): AsyncGenerator<SourceRow> {
  let read = 0
  for await (const row of rows) {
    if (++read % PROGRESS_EVERY === 0) note.tell(read, total)
    yield row
  }
  note.tell(read, total)
}

async function recordImport(tx: Tx, report: ImportReport, request: ImportRequest): Promise<void> {
  const { added, changed, closed } = report
  await record(tx, {
    type: 'file-imported',
    partnership: request.partnership,
    subject: `import:${request.kind}`,
    data: { added, changed, closed, refused: report.refused.length, run: request.run },
  })
}
