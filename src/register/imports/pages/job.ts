// The job that takes in an uploaded file. It may be called again after its process died: then it finds out what became of the file.
import { setTimeout as pause } from 'node:timers/promises'
import { system } from '../../../kernel/actor.ts'
import { UserFault } from '../../../kernel/faults.ts'
import type { JobData, JobHandler } from '../../../store/jobs.ts'
import type { Store } from '../../../store/open.ts'
import { importFile } from '../run-import.ts'
import { forgetFiles, unpackFile } from './kept-files.ts'
import { closeRun, findImported, findRun } from './queries.ts'
import { isFinished } from './rules.ts'
import type { RunSeen } from './types.ts'

/** The queue of imports. */
export const IMPORT_QUEUE = 'import'
const ACTOR = system('import')
/** On the embedded store the page that shows the progress goes out before the import takes the one session. */
const PAGE_FIRST_MS = 400
const GONE = 'The file is not kept any more, so nothing was changed. Upload it again.'
const GAVE_UP = 'The service stopped each time in the middle of this file, and nothing was changed. Upload it again.'
const IMPORTED_UNTOLD =
  'The file went in, but the service stopped before it could write down which rows were refused. Import it again to see them: what is in already stays unchanged.'

/** Does the run that the data name: a dry run or an import, one file in one transaction. */
export const importJob: JobHandler = { queue: IMPORT_QUEUE, run: takeIn, abandon }

async function takeIn(store: Store, data: JobData): Promise<void> {
  const run = await findRunToDo(store, data)
  if (run === null) return
  if (store.engine === 'pglite') await pause(PAGE_FIRST_MS)
  const kept = run.dryRunOf ?? run.id
  const file = await unpackFile(store, kept)
  if (file === null) return store.as(ACTOR, (tx) => closeRun(tx, run.id, { state: 'failed', message: GONE }))
  try {
    await importFile(store, { ...run, run: run.id, open: file.open })
  } catch (error) {
    if (!(error instanceof UserFault)) throw error // the run's own page tells what is wrong with the file
  } finally {
    await file.close()
  }
  if (!run.dryRun) await forgetFiles(store, kept)
}

/** The run, unless it is over; one that is under way was so in a process that died, either before all of it was in or after. */
async function findRunToDo(store: Store, data: JobData): Promise<RunSeen | null> {
  return store.as(ACTOR, async (tx) => {
    const run = await findRun(tx, String(data['run']), null)
    if (run === null || isFinished(run)) return null
    const figures = run.dryRun ? null : await findImported(tx, run.id)
    if (figures === null) return run
    await closeRun(tx, run.id, { state: 'done', message: IMPORTED_UNTOLD, figures })
    return null
  })
}

async function abandon(store: Store, data: JobData): Promise<void> {
  await store.as(ACTOR, (tx) => closeRun(tx, String(data['run']), { state: 'failed', message: GAVE_UP }))
}
