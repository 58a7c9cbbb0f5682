// A few schools for the tests of this folder: fixed, small, and holding every case once. Never loaded by the product.
import { sql } from 'kysely'
import { system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { nameKey } from './name-key.ts'

type Cell = string | number | null
type Line = readonly [
  urn: string,
  name: string,
  number: string,
  type: string,
  phase: string,
  status: string,
  opened: Cell,
  closed: Cell,
  town: string,
  postcode: string,
  pupils: Cell,
  easting: Cell,
]

const LINES: readonly Line[] = [
  [
    '142857',
    'Willowbrook Mead Primary Academy',
    '2327',
    '34',
    '2',
    '1',
    '2016-06-01',
    null,
    'Leicester',
    'LE5 2NA',
    457,
    463000,
  ],
  [
    '120056',
    'Willowbrook Primary School',
    '2326',
    '1',
    '2',
    '2',
    null,
    '2016-05-31',
    'Leicester',
    'LE5 2NA',
    null,
    null,
  ],
  ['120286', 'Soar Valley College', '4273', '1', '4', '1', null, null, 'Leicester', 'LE4 7GY', 1277, 460000],
  [
    '120001',
    "St Mary's <b>Church</b> School & Nursery",
    '2001',
    '3',
    '2',
    '1',
    '1990-01-01',
    null,
    'Stoke-on-Trent',
    'ST1 1AA',
    90,
    463500,
  ],
  ['120002', 'École Élan', '2002', '7', '0', '1', '2000-01-01', null, 'Oadby', 'LE2 5AB', 60, 464000],
  ['120003', 'Rushey Academy', '4003', '34', '4', '1', '2012-01-01', null, 'Leicester', 'LE4 7XX', 1400, 461000],
  ['120004', 'Planned Free School', '4004', '35', '2', '4', '2027-09-01', null, 'Leicester', 'LE1 1AA', null, null],
  [
    '900001',
    'Alderfield Primary School',
    '9001',
    '1',
    '2',
    '1',
    '1965-09-01',
    null,
    'Leicester',
    'LE0 1AB',
    479,
    463100,
  ],
]

/** Puts the schools in, with two groups, a trust, evidence, kin and one change of a name. */
export async function seedSchools(store: Store): Promise<void> {
  await store.as(system('test'), async ({ db }) => {
    for (const [urn, name, number, type, phase, status, opened, closed, town, postcode, pupils, easting] of LINES)
      await sql`insert into register.school (urn, name, name_key, authority, authority_name, establishment_number, type, type_name, type_group, phase, phase_name,
          status, opened, closed, town, postcode, pupils, easting, northing, trust_uid, trust_name)
        values (${urn}, ${name}, ${nameKey(name)}, '856', 'Leicester', ${number}, ${type}, ${type === '34' ? 'Academy converter' : 'Community school'},
          ${type === '34' ? '10' : '4'}, ${phase}, ${phase === '2' ? 'Primary' : phase === '4' ? 'Secondary' : 'Not applicable'}, ${status}, ${opened}, ${closed},
          ${town}, ${postcode}, ${pupils}, ${easting}, ${easting === null ? null : 305000},
          ${urn === '142857' ? '2001' : null}, ${urn === '142857' ? 'THE MEAD EDUCATIONAL TRUST' : null})`.execute(db)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  })
}

const GROUP = '00000000-0000-4000-8000-000000000001'
const STATEMENTS: readonly string[] = [
  `insert into register.authority values ('856', 'Leicester')`,
  `insert into register.partnership (slug, name, authorities) values ('elm', 'Elm Alliance', '{856}')`,
  `insert into register.organisation (partnership, id, slug, name, kind, opened) values ('elm', '${GROUP}', 'hamilton', 'Hamilton', 'cluster', '2010-09-01')`,
  `insert into register.organisation_kind values ('elm', 'cluster', 'Development group')`,
  `insert into register.membership (partnership, organisation, member_urn, role, starts, ends) values
     ('elm', '${GROUP}', '120056', 'member', '2012-09-01', '2016-06-01'), ('elm', '${GROUP}', '142857', 'member', '2016-06-01', null),
     ('elm', '${GROUP}', '120001', 'member', '2012-09-01', '2014-09-01'), ('elm', '${GROUP}', '120286', 'member', null, null)`,
  `insert into register.school_link (urn, linked_urn, kind, linked_name, established) values
     ('142857', '120056', 'Predecessor', 'Willowbrook Primary School', '2016-06-01'), ('120056', '142857', 'Successor', 'Willowbrook Mead Primary Academy', '2016-06-01'),
     ('120003', '100901', 'Predecessor - merged', 'Old North School', null), ('120003', '100902', 'Predecessor - merged', 'Old South School', null)`,
  `insert into register.gias_group (uid, name, type, type_name) values ('2001', 'THE MEAD EDUCATIONAL TRUST', '6', 'Multi-academy trust')`,
  `insert into register.gias_group_member values ('2001', '142857', '2016-06-01')`,
  `insert into register.evidence (urn, indicator, period, value, word, missing, source) values
     ('142857', 'fsm-ever-6', '2022/23', 33.2, null, null, 'School census'), ('142857', 'fsm-ever-6', '2018/19', 30, null, null, 'School census'),
     ('142857', 'ehc-plan', '2022/23', null, null, 'suppressed', 'School census'),
     ('120001', 'fsm-ever-6', '2022/23', 10, null, null, 'School census'), ('900001', 'fsm-ever-6', '2022/23', 99, null, null, 'School census'),
     ('120001', 'ehc-plan', '2022/23', 2, null, null, 'School census'),
     ('120056', 'ks2-reading-progress', '2015/16', 1.5, null, null, 'Key stage 2'), ('120056', 'pupils', '2014/15', 400, null, null, 'School census'),
     ('142857', 'pupils', '2022/23', 457, null, null, 'School census'), ('142857', 'ofsted-rating', '2019-05-03', null, 'Good', null, 'Ofsted')`,
  `insert into register.peer_spread select * from register.peer_spread_now`,
  `insert into register.similar_school values ('142857', '120001', 1, 0.52, 'primary')`,
  `insert into register.school_change (urn, on_day, changes) values
     ('120286', '2026-01-10', '{"added": true}'), ('120286', '2026-10-01', '{"name": ["Soar Valley School", "Soar Valley College"], "pupils": [1200, 1277]}')`,
]
