// `backup` and `restore`: the whole store as one file, and back, between both engines.
import { chmod, stat } from 'node:fs/promises'
import { UserFault } from '../../kernel/faults.ts'
import type { BackupReport } from '../../store/backup-format.ts'
import { backupStore } from '../../store/backup.ts'
import { restoreStore } from '../../store/restore.ts'
import { withStore, type Answer, type Command } from '../command.ts'

/** Writes the whole store as at one moment. */
export const backup: Command = {
  name: 'backup',
  usage: 'FILE [--overwrite]',
  summary: 'Writes the whole store into a file',
  help: [
    'The file holds every table with its digest, and goes back into either engine. It holds personal data.',
    'Only you may read the file. A file that is there already is refused.',
    '',
    '--overwrite   replaces the file',
  ],
  options: { overwrite: { type: 'boolean' } },
  words: 1,
  async run(installation, [file = ''], { overwrite }) {
    const there = (await stat(file).catch(() => null)) !== null
    if (there && overwrite !== true)
      throw new UserFault('file-exists', `${file} is there already. Name another file, or say --overwrite.`)
    process.umask(0o077)
    return withStore(installation, async (store) => {
      const report = await backupStore(store, file)
      await chmod(file, 0o600)
      return answerOf(report, `${file} is written`, file)
    })
  },
}

/** Brings a backup into an empty store; refuses one that is damaged or of another release. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Brings a backup into an empty store',
  help: ['Refuses a damaged file, one of another release, and a store that holds anything.'],
  options: {},
  words: 1,
  run: (installation, [file = '']) =>
    withStore(installation, async (store) => answerOf(await restoreStore(store, file), `${file} is restored`, file)),
}

function answerOf({ tables, auditHead }: BackupReport, done: string, file: string): Answer {
  const rows = Object.values(tables).reduce((sum, n) => sum + n, 0)
  const text = `${done}: ${rows.toLocaleString('en-GB')} rows of ${Object.keys(tables).length} tables, audit head ${auditHead.seq} ${auditHead.hash}.`
  return { text, json: { file, tables, auditHead } }
}
