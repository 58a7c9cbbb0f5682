// Keeps the row of register.import_run that shows how an import goes, each time in a transaction of its own. Never touches what the import writes.
import { system } from '../../kernel/actor.ts'
import { UserFault } from '../../kernel/faults.ts'
import type { Store } from '../../store/open.ts'
import type { ImportReport, ImportRequest } from './types.ts'

const ACTOR = system('import')
const REFUSALS_A_STATEMENT = 500
const NOTE_EVERY_MS = 500

/** The import has begun; `total` is about how many rows the file has. */
export async function startRun(store: Store, { run }: ImportRequest, total: number): Promise<void> {
  if (run === null) return
  await store.as(ACTOR, async ({ db, now }) => {
    await db
      .updateTable('register.import_run')
      .set({ state: 'running', started_at: now, total, read: 0 })
      .where('id', '=', run)
      .execute()
  })
}

/** The import is done: its figures and refused rows stay. */
export async function endRun(store: Store, { run }: ImportRequest, report: ImportReport): Promise<void> {
  if (run === null) return
  await store.as(ACTOR, async ({ db, now }) => {
    const { read, added, changed, unchanged, closed, notes } = report
    await db
      .updateTable('register.import_run')
      .set({ state: 'done', ended_at: now, read, added, changed, unchanged, closed })
      .set({ refused: report.refused.length, absent: report.absent.length, absent_urns: [...report.absent] })
      .set({ message: notes.join('\n') || null })
      .where('id', '=', run)
      .execute()
    const rows = report.refused.map(({ line, reason, row }) => ({ run, line, reason, row_text: row }))
    for (let from = 0; from < rows.length; from += REFUSALS_A_STATEMENT)
      await db
        .insertInto('register.import_refusal')
        .values(rows.slice(from, from + REFUSALS_A_STATEMENT))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  })
}

/** The import ended without effect: refused with its reason, or failed. */
export async function failRun(store: Store, { run }: ImportRequest, error: unknown): Promise<void> {
  if (run === null) return
  const refused = error instanceof UserFault
  await store.as(ACTOR, async ({ db, now }) => {
    await db
      .updateTable('register.import_run')
      .set({ state: refused ? 'refused' : 'failed', ended_at: now })
      .set({ message: refused ? error.message : 'Something went wrong, and nothing was changed. Try again.' })
      .where('id', '=', run)
      .execute()
  })
}

/** Tells how far the import is, one note at a time. On the embedded store, whose one session the import holds, only the callback hears it. */
export class ProgressNote {
  readonly #store: Store
  readonly #request: ImportRequest
  #pending: Promise<void> | null = null
  #last = 0

  constructor(store: Store, request: ImportRequest) {
    this.#store = store
    this.#request = request
  }

  tell(read: number, total: number): void {
    this.#request.progress?.(read, Math.max(read, total))
    const { run } = this.#request
    const now = performance.now()
    if (run === null || this.#store.engine === 'pglite' || this.#pending !== null || now - this.#last < NOTE_EVERY_MS)
      return
    this.#last = now
    this.#pending = this.#write(run, read).finally(() => {
      this.#pending = null
    })
  }

  /** Resolves when no note is on its way. */
  async settled(): Promise<void> {
    await this.#pending
  }

  async #write(run: string, read: number): Promise<void> {
    await this.#store.as(ACTOR, async ({ db }) => {
      await db.updateTable('register.import_run').set({ read }).where('id', '=', run).execute()
    })
  }
}
