// Quartiles kept ready: after each import they are what the schools and figures give, and an import that changes nothing leaves them alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importText } from '../../../test/import-file.ts'
import { NOW, openWorld } from '../../../test/world/world.ts'
import { PUBLIC, system } from '../../kernel/actor.ts'
import { backupStore } from '../../store/backup.ts'
import type { Store } from '../../store/open.ts'
import { restoreStore } from '../../store/restore.ts'
import type { DB } from '../../store/schema.ts'
import { verifyStore } from '../../store/verify.ts'
import { findStamp } from '../schools/record/queries.ts'
import { ALTERNATIVE_TYPES, phaseGroupOf, PHASES_OF, SPECIAL_TYPES, TYPES } from '../schools/words.ts'
import { registerChecks } from '../verify.ts'

let store: Store
let minutes = 0
beforeAll(async () => {
  store = await openWorld(() => new Date(NOW.getTime() + 60_000 * minutes++))
})
afterAll(() => store.close())

/** Each line of the file: urn, authority, type, phase, status. */
function establishments(...lines: string[]): Promise<unknown> {
  const rows = lines.map((line) => line.replace(',', ',School,'))
  const header =
    'URN,EstablishmentName,LA (code),TypeOfEstablishment (code),PhaseOfEducation (code),EstablishmentStatus (code)'
  return importText(store, 'establishments', `${header}\n${rows.join('\n')}\n`)
}
/** Each line: urn, SEN support in per cent. */
function census(...lines: string[]): Promise<unknown> {
  const rows = lines.map((line) => `${line},SUPP,SUPP`)
  return importText(store, 'census', `URN,PSENELK,NOR,PNUMFSMEVER\n${rows.join('\n')}\n`, {
    fileName: 'census-2023.csv',
  })
}
const rowsOf = (relation: string, from = store) =>
  from.as(system('test'), async ({ db }) => {
    const { rows } = await sql<DB['register.peer_spread']>`
      select authority, phase_group, indicator, period, schools, quartiles
        from ${sql.table(relation)} order by 1, 2, 3, 4`.execute(db)
    return rows
  })
const versions = () =>
  store.as(system('test'), async ({ db }) => {
    const { rows } = await sql<{
      version: string
    }>`select xmin::text as version from register.peer_spread order by 1`.execute(db)
    return rows.map(({ version }) => version)
  })
const stamp = (urn: string) => store.read(PUBLIC, (tx) => findStamp(tx, urn))

/** The spread kept ready as lines, after making sure that it is what would be computed now. */
async function spread(): Promise<string[]> {
  const kept = await rowsOf('register.peer_spread')
  expect(kept).toEqual(await rowsOf('register.peer_spread_now'))
  return kept.map(
    ({ authority, phase_group, schools, quartiles }) => `${authority} ${phase_group} ${schools}: ${quartiles.join()}`,
  )
}

describe('quartiles kept ready', () => {
  test('wait for the schools where the figures come first, and count no invented school', async () => {
    await census('700001,10', '700002,20', '700003,40', '700004,5', '900001,99')
    expect(await spread()).toEqual([])
    await establishments('700001,856,01,2,1', '700002,856,01,2,3', '700003,856,01,4,1', '900001,856,01,2,1')
    expect(await spread()).toEqual(['856 primary 2: 12.5,15,17.5', '856 secondary 1: 40,40,40'])
  })

  test('follow a school that comes, closes, moves, or changes its phase or kind; the pages of its peers change', async () => {
    const before = await stamp('700002')
    await establishments('700004,856,01,2,1')
    expect(await spread()).toEqual(['856 primary 3: 7.5,10,15', '856 secondary 1: 40,40,40'])
    expect(await stamp('700002')).not.toBe(before)
    await establishments('700004,856,01,2,2')
    expect(await spread()).toEqual(['856 primary 2: 12.5,15,17.5', '856 secondary 1: 40,40,40'])
    await establishments('700003,855,01,4,1')
    expect(await spread()).toEqual(['855 secondary 1: 40,40,40', '856 primary 2: 12.5,15,17.5'])
    await establishments('700003,855,07,4,1', '700001,856,01,7,1')
    expect(await spread()).toEqual([
      '855 special 1: 40,40,40',
      '856 all-through 1: 10,10,10',
      '856 primary 1: 20,20,20',
    ])
  })

  test('follow a figure that changes, comes, or is held back; the pages of the peers change', async () => {
    await establishments('700001,856,01,2,1')
    const before = await stamp('700001')
    await census('700002,30')
    expect(await spread()).toEqual(['855 special 1: 40,40,40', '856 primary 2: 15,20,25'])
    expect(await stamp('700001')).not.toBe(before)
    await census('700002,SUPP')
    expect(await spread()).toEqual(['855 special 1: 40,40,40', '856 primary 1: 10,10,10'])
  })

  test('are left as they are by a file that changes none of this, and by a dry run', async () => {
    const before = await versions()
    await census('700002,SUPP', '700001,10')
    await establishments('700001,856,01,2,1')
    await importText(store, 'census', 'URN,PSENELK,NOR,PNUMFSMEVER\n700001,77,1,1\n', {
      fileName: 'census-2023.csv',
      dryRun: true,
    })
    expect(await versions()).toEqual(before)
  })

  test('of another authority are left as they are', async () => {
    const before = await versions()
    await census('700002,30')
    const after = await versions()
    expect(after.filter((version) => before.includes(version))).toHaveLength(1)
  })

  test('come back from a backup to the last digit', async () => {
    await census('700001,0.1', '700002,0.2')
    const folder = mkdtempSync(join(tmpdir(), 'trellis-spread-'))
    await backupStore(store, join(folder, 'backup.gz'))
    const other = await openWorld()
    await restoreStore(other, join(folder, 'backup.gz'))
    expect(await rowsOf('register.peer_spread', other)).toEqual(await rowsOf('register.peer_spread'))
    expect(await verifyStore(other, registerChecks)).toEqual([])
    await other.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

test('the database knows the phase group of every type and phase as the rules do', async () => {
  const types = [...TYPES.map(([type]) => type), ...SPECIAL_TYPES, ...ALTERNATIVE_TYPES, null]
  const phases = [...Object.keys(PHASES_OF), '0', null]
  const pairs = types.flatMap((type) => phases.map((phase) => ({ type, phase })))
  const { rows } = await store.read(PUBLIC, ({ db }) =>
    sql<{ group: string }>`select register.phase_group(p.type, p.phase) as group
      from json_to_recordset(${JSON.stringify(pairs)}::json) as p (type text, phase text)`.execute(db),
  )
  expect(rows.map(({ group }) => group)).toEqual(pairs.map(phaseGroupOf))
})
