// The real national files, where they lie beside the checkout: the same files again change nothing; a damaged one changes nothing at all.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { importPath, importText } from '../../../test/import-file.ts'
import { openWorld } from '../../../test/world/world.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/data/schools')
const at = (name: string) => join(FOLDER, name)
const NATIONAL = at('edubasealldata_composite_2025.csv')
const NEW = at('edubasealldata_composite_2025_new_since_2022.csv')

let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

describe.skipIf(!existsSync(NATIONAL))('the real files', () => {
  test('49,514 and then 1,964 schools go in; both again add, change and close none', { timeout: 180_000 }, async () => {
    expect(await importPath(store, 'establishments', NATIONAL)).toMatchObject({
      read: 49_514,
      added: 49_514,
      refused: [],
    })
    expect(await importPath(store, 'establishments', NEW)).toMatchObject({ read: 1_964, added: 1_964, refused: [] })
    for (const file of [NATIONAL, NEW])
      expect(await importPath(store, 'establishments', file)).toMatchObject({
        added: 0,
        changed: 0,
        closed: 0,
        refused: [],
      })
  })
  test('cp1252 bytes of the national file are apostrophes', async () => {
    const names = await store.read(PUBLIC, ({ db }) =>
      db
        .selectFrom('register.school')
        .select('name')
        .where('urn', 'in', ['137608', '146833', '146834', '147050'])
        .execute(),
    )
    expect(names).toHaveLength(4)
    for (const { name } of names) expect(name).not.toMatch(/[\u0080-\u009f\ufffd]/)
  })
  test('the file that a spreadsheet has saved is refused whole, with columns and lines, and changes nothing', async () => {
    const before = await countChanges()
    for (const dryRun of [false, true]) {
      const fault = await importPath(store, 'establishments', at('edubasealldata_subset_resaved_2024-05.csv'), {
        dryRun,
      }).catch((error: unknown) => error)
      expect(fault).toMatchObject({ code: 'file-damaged' })
      for (const part of [
        'TypeOfEstablishment (code): leading zeros lost',
        'UPRN: numbers like 2E+11',
        'OpenDate: dates with slashes',
        '(lines 2, ',
      ])
        expect(String(fault)).toContain(part)
      expect(String(fault)).toContain('100001 "City of London School for Girl"')
    }
    expect(await countChanges()).toBe(before)
  })
  test('one bad URN among 480 rows: 479 go in, and the line is named', async () => {
    const other = await openWorld()
    const lines = readFileSync(at('leicester_leicestershire.csv'), 'latin1').split('\r\n').slice(0, 481)
    lines[99] = (lines[99] ?? '').replace(/^\d{6}/, '12O45')
    const report = await importText(other, 'establishments', Buffer.from(lines.join('\r\n'), 'latin1'))
    expect(report).toMatchObject({
      read: 480,
      added: 479,
      refused: [{ line: 100, reason: 'URN "12O45" is not six digits' }],
    })
    await other.close()
  })
  test('links of 2023 and then of 2025; the same again changes nothing', async () => {
    expect(await importPath(store, 'establishment-links', at('links_edubasealldata20230421.csv'))).toMatchObject({
      added: 31_274,
      refused: [],
    })
    expect(await importPath(store, 'establishment-links', at('links_edubasealldata20250422.csv'))).toMatchObject({
      read: 33_801,
      refused: [],
    })
    expect(await importPath(store, 'establishment-links', at('links_edubasealldata20250422.csv'))).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 33_801,
    })
    const links = await store.read(PUBLIC, ({ db }) =>
      db.selectFrom('register.school_link').select(['linked_urn', 'kind']).where('urn', '=', '148877').execute(),
    )
    expect(links).toContainEqual({ linked_urn: '120286', kind: 'Predecessor' })
  })
  test('groups and members: every row, and the same again changes nothing', async () => {
    for (const [kind, file, rows] of [
      ['groups', 'groups.csv', 6_523],
      ['group-members', 'academiesmatmembership_2025-09.csv', 11_759],
    ] as const) {
      expect(await importPath(store, kind, at(file))).toMatchObject({ read: rows, added: rows, refused: [] })
      expect(await importPath(store, kind, at(file))).toMatchObject({ added: 0, changed: 0, unchanged: rows })
    }
  })
  test.each([
    ['census', '2018-2019_england_census.csv', 23_939],
    ['census', '2022-2023_england_census.csv', 24_433],
    ['ks2', 'england_ks2final.csv', 16_355],
    ['ks4', 'england_ks4final.csv', 5_516],
    ['ofsted', 'ofsted_rating_2024-04.csv', 20_571],
  ] as const)('%s from %s: every school, and the same again changes nothing', async (kind, file, schools) => {
    expect(await importPath(store, kind, at(file))).toMatchObject({ added: schools, refused: [] })
    expect(await importPath(store, kind, at(file))).toMatchObject({ added: 0, changed: 0, unchanged: schools })
  })
  test('after all of them, the establishments again change nothing: what finer files said stands', async () => {
    expect(await importPath(store, 'establishments', NATIONAL)).toMatchObject({ added: 0, changed: 0, closed: 0 })
  })
})

async function countChanges(): Promise<number> {
  const { n } = await store.read(PUBLIC, ({ db }) =>
    db
      .selectFrom('register.school_change')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  return n
}
