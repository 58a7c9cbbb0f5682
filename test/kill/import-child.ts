// A process to be killed: opens the embedded folder, asks for the import of a file as an upload does, and starts the jobs. Says `asked`, then works.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { startJobs } from '../../src/jobs/start.ts'
import { system } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/id.ts'
import { importJob } from '../../src/register/index.ts'
import { keepFile } from '../../src/register/imports/pages/kept-files.ts'
import { record } from '../../src/store/events.ts'
import { openStore } from '../../src/store/open.ts'

const [folder = '', path = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl: null, folder })
const run = newId()
await store.as(system('test'), async (tx) => {
  await tx.db
    .insertInto('register.import_run')
    .values({ id: run, kind: 'establishments', file_name: basename(path), dry_run: false })
    .execute()
  await keepFile(tx, run, readFileSync(path))
  const event = { type: 'import-asked', partnership: null, subject: `import:${run}` }
  await record(tx, event, [{ queue: importJob.queue, data: { run } }])
})
process.stdout.write('asked\n')
await startJobs(store, [importJob], { error: (line) => void process.stderr.write(`${JSON.stringify(line)}\n`) })
