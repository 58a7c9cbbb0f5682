// The national establishments file: header drift, bad rows, dates, codes, history, absent schools.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { importText, windows1252 } from '../../../test/import-file.ts'
import { openWorld } from '../../../test/world/world.ts'

const HEADER =
  'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (code),NumberOfPupils,Town,Postcode,HeadFirstName,HeadLastName'
let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

const file = (...rows: string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`
const school = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db.selectFrom('register.school').selectAll().where('urn', '=', urn).executeTakeFirstOrThrow(),
  )
const history = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db
      .selectFrom('register.school_change')
      .select(['on_day', 'changes'])
      .where('urn', '=', urn)
      .orderBy('id')
      .execute(),
  )

describe('establishments', () => {
  test('a Windows-1252 file keeps its apostrophes and accents, trims no-break spaces and strips zeros of codes', async () => {
    const row =
      '800001,"856","Leicester\u00a0","0201","St John\u2019s Caf\u00e9","02","Voluntary aided school","1","Open",01-09-1999,,"2",210,Leicester,le1  1aa,Ann,Other'
    const report = await importText(store, 'establishments', windows1252(file(row)))
    expect(report).toMatchObject({ read: 1, added: 1, changed: 0, unchanged: 0, closed: 0, refused: [] })
    expect(await school('800001')).toMatchObject({
      name: 'St John\u2019s Caf\u00e9',
      name_key: 'st johns cafe',
      authority_name: 'Leicester',
      laestab: '8560201',
      type: '2',
      opened: '1999-09-01',
      postcode: 'LE1 1AA',
      pupils: 210,
    })
    expect(await history('800001')).toEqual([{ on_day: '2026-11-22', changes: { added: true } }])
  })
})
