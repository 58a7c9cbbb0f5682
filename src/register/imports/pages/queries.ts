// SQL of uploads: runs, refused rows and absent schools as the reader may see them. Kept files are in kept-files.ts.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../../../store/schema.ts'
import type { Tx } from '../../../store/open.ts'
import type { ImportKind } from '../types.ts'
import type { AbsentSchool, RefusalSeen, RunSeen, RunState } from './types.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The last runs that the reader may see, newest first; of one partnership, or with null of all. */
export async function listRuns(tx: Tx, partnership: string | null, limit: number): Promise<readonly RunSeen[]> {
  const rows = await tx.db
    .selectFrom('register.import_run')
    .selectAll()
    .$if(partnership !== null, (query) => query.where('partnership', '=', partnership))
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(runOf)
}

/** The run, of this partnership where one is named; null when there is none or it is not the reader's to see. */
export async function findRun(tx: Tx, id: string, partnership: string | null): Promise<RunSeen | null> {
  if (!UUID.test(id)) return null
  const row = await tx.db
    .selectFrom('register.import_run')
    .selectAll()
    .where('id', '=', id)
    .$if(partnership !== null, (query) => query.where('partnership', '=', partnership))
    .executeTakeFirst()
  return row === undefined ? null : runOf(row)
}

/** The import that followed this dry run and has not come to nothing; null when nobody asked for it yet. */
export async function findImportOf(tx: Tx, dryRun: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('register.import_run')
    .select('id')
    .where('dry_run_of', '=', dryRun)
    .where('state', 'in', ['waiting', 'running', 'done'])
    .executeTakeFirst()
  return row?.id ?? null
}

/** Refused rows in the order of the file, after line `after`. */
export async function listRefusals(tx: Tx, run: string, after: number, limit: number): Promise<readonly RefusalSeen[]> {
  const rows = await tx.db
    .selectFrom('register.import_refusal')
    .select(['line', 'reason', 'row_text as row'])
    .where('run', '=', run)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows
}

/** Does the register hold any school? */
export async function hasSchools({ db }: Tx): Promise<boolean> {
  return (await db.selectFrom('register.school').select('urn').limit(1).executeTakeFirst()) !== undefined
}

/** The names of schools, in name order. */
export async function listAbsent(tx: Tx, urns: readonly string[], limit: number): Promise<readonly AbsentSchool[]> {
  if (urns.length === 0) return []
  return tx.db
    .selectFrom('register.school')
    .select(['urn', 'name'])
    .where(sql<boolean>`urn = any (${urns})`)
    .orderBy('name')
    .orderBy('urn')
    .limit(limit)
    .execute()
}

/** Writes down that the reader asks for a run. False: this dry run is being imported already. */
export async function addRun(
  tx: Tx,
  run: Pick<RunSeen, 'id' | 'partnership' | 'kind' | 'fileName' | 'dryRun' | 'complete' | 'period' | 'dryRunOf'>,
): Promise<boolean> {
  const { id, partnership, kind, fileName, dryRun, complete, period, dryRunOf } = run
  const asked_by = tx.actor.kind === 'person' ? tx.actor.account : null
  const added = await tx.db
    .insertInto('register.import_run')
    .values({
      id,
      partnership,
      kind,
      file_name: fileName,
      dry_run: dryRun,
      complete,
      period,
      dry_run_of: dryRunOf,
      asked_by,
      asked_at: tx.now,
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Partnerships for the operator's choice, by name. */
export async function listPartnershipNames(tx: Tx): Promise<readonly { slug: string; name: string }[]> {
  return tx.db.selectFrom('register.partnership').select(['slug', 'name']).orderBy('name').execute()
}

/** The figures that the audit chain holds of an import that went in; null when it did not. */
export async function findImported(tx: Tx, run: string): Promise<Readonly<Record<string, number>> | null> {
  const row = await tx.db
    .selectFrom('store.event')
    .select('data')
    .where('type', '=', 'file-imported')
    .where(sql`data ->> 'run'`, '=', run)
    .executeTakeFirst()
  return (row?.data as Record<string, number> | undefined) ?? null
}

/** How a run ended that its own process could not tell of. */
export async function closeRun(
  tx: Tx,
  id: string,
  end: { state: RunState; message: string; figures?: Readonly<Record<string, number>> },
): Promise<void> {
  const { added, changed, closed, refused } = end.figures ?? {}
  await tx.db
    .updateTable('register.import_run')
    .set({ state: end.state, message: end.message, ended_at: tx.now })
    .$if(end.figures !== undefined, (query) => query.set({ added, changed, closed, refused }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

function runOf(row: Selectable<DB['register.import_run']>): RunSeen {
  const { id, partnership, complete, period, read, total, added, changed, unchanged, closed, refused, message } = row
  const figures = { read, total, added, changed, unchanged, closed, refused }
  return {
    ...figures,
    id,
    partnership,
    complete,
    period,
    message,
    kind: row.kind as ImportKind,
    fileName: row.file_name,
    dryRun: row.dry_run,
    state: row.state as RunState,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    absentUrns: row.absent_urns ?? [],
    dryRunOf: row.dry_run_of,
  }
}
