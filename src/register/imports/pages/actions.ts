// Acts of uploading: a file is asked to be checked, a checked file is asked to go in. The work itself is the job's.
import { accept, type Decision } from '../../../kernel/decision.ts'
import { UserFault } from '../../../kernel/faults.ts'
import { newId } from '../../../kernel/id.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { lookAtFile } from '../first-look.ts'
import { IMPORT_QUEUE } from './job.ts'
import { keepFile } from './kept-files.ts'
import { addRun, findImportOf } from './queries.ts'
import { acceptImport, acceptUpload, tidyFileName } from './rules.ts'
import type { ImportRefusal, RunSeen, Upload, UploadRefusal } from './types.ts'

/** Keeps the file and asks for its dry run; gives the run's id. Refuses no-file, not-text (judged by content, never by name), complete-of-other-kind. */
export async function askDryRun(tx: Tx, upload: Upload): Promise<Decision<string, UploadRefusal>> {
  const decision = acceptUpload(upload, upload.file === undefined ? null : await damageOf(upload.file.bytes))
  if (!decision.ok) return decision
  const { kind, complete, partnership, period } = upload
  const file = decision.value
  const run = { id: newId(), kind, complete, partnership, period, dryRun: true, dryRunOf: null }
  await addRun(tx, { ...run, fileName: tidyFileName(file.name) })
  await keepFile(tx, run.id, file.bytes)
  await ask(tx, run)
  return accept(run.id)
}

/** Asks for the import of a checked file; asked twice, it is the same import. Gives its id. Refuses not-checked, file-gone. */
export async function askImport(tx: Tx, dryRun: RunSeen): Promise<Decision<string, ImportRefusal>> {
  const decision = acceptImport(dryRun, tx.now)
  if (!decision.ok) return decision
  const run = { ...dryRun, id: newId(), dryRun: false, dryRunOf: dryRun.id }
  if (!(await addRun(tx, run))) return accept((await findImportOf(tx, dryRun.id)) ?? dryRun.id)
  await ask(tx, run)
  return accept(run.id)
}

async function ask(
  tx: Tx,
  { id, kind, complete, partnership, dryRun }: Pick<RunSeen, 'id' | 'kind' | 'complete' | 'partnership' | 'dryRun'>,
): Promise<void> {
  const data = { kind, complete, dryRun }
  const jobs = [{ queue: IMPORT_QUEUE, data: { run: id } }]
  await record(tx, { type: 'import-asked', partnership, subject: `import:${id}`, data }, jobs)
}

async function damageOf(bytes: Uint8Array): Promise<string | null> {
  try {
    await lookAtFile(async function* () {
      yield bytes
    })
    return null
  } catch (error) {
    if (error instanceof UserFault) return error.message
    throw error
  }
}
