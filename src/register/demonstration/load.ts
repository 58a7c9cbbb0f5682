// Loads the demonstration data by the same imports that everybody uses. Never into a store that holds anything else.
import { createReadStream } from 'node:fs'
import { system } from '../../kernel/actor.ts'
import { UserFault } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Store, Tx } from '../../store/open.ts'
import { importFile } from '../imports/run-import.ts'
import { addPartnership, listPartnerships } from '../partnerships/queries.ts'
import { demonstrationFiles, demonstrationPartnerships, type DemonstrationFile } from './files.ts'
import { findDemonstrationState } from './queries.ts'

const ACTOR = system('demonstration')

/** How far it is: this file, of so many, with so many rows taken in. */
export interface DemonstrationStep {
  readonly file: string
  readonly number: number
  readonly of: number
  readonly rows: number
}

/** Is there nothing in the store, or a demonstration that was cut off? */
export async function wantsDemonstration(store: Store): Promise<boolean> {
  return ['empty', 'begun'].includes(await store.read(ACTOR, findDemonstrationState))
}

/**
 * Loads it all, telling each file as it is done; one that was cut off goes on. Gives false when it is there already.
 * Refuses (UserFault not-empty) a store that holds anything else.
 */
export async function loadDemonstration(store: Store, tell: (step: DemonstrationStep) => void): Promise<boolean> {
  const state = await store.read(ACTOR, findDemonstrationState)
  if (state === 'loaded') return false
  if (state === 'other')
    throw new UserFault(
      'not-empty',
      'The store holds other data. Load the demonstration into an empty one: another folder (TRELLIS_DATA) or database.',
    )
  await store.as(ACTOR, begin)
  const files = demonstrationFiles()
  for (const [index, file] of files.entries()) {
    const rows = await loadFile(store, file)
    tell({ file: file.name, number: index + 1, of: files.length, rows })
  }
  await store.as(ACTOR, (tx) => mark(tx, 'demonstration-loaded'))
  return true
}

async function begin(tx: Tx): Promise<void> {
  const standing = (await listPartnerships(tx)).map((partnership) => partnership.slug)
  for (const partnership of demonstrationPartnerships().filter(({ slug }) => !standing.includes(slug)))
    await addPartnership(tx, { ...partnership, demonstration: true })
  await mark(tx, 'demonstration-begun')
}

async function mark(tx: Tx, type: string): Promise<void> {
  await record(tx, { type, partnership: null, subject: 'demonstration:data' })
}

/** Every row of a file that we ship must go in: a refused one is a fault of ours. */
async function loadFile(store: Store, { kind, name, path, partnership }: DemonstrationFile): Promise<number> {
  const report = await importFile(store, {
    kind,
    fileName: name,
    open: () => createReadStream(path),
    dryRun: false,
    complete: false,
    partnership,
    run: null,
  })
  const [refused] = report.refused
  if (refused !== undefined) throw new Error(`${name} line ${refused.line}: ${refused.reason}`)
  return report.read
}
