// What a site holds beside the two small partnerships: more schools, evidence, offices for every kind of reader. Fixed, never random.
import { day } from '../../src/kernel/day.ts'
import { system } from '../../src/kernel/actor.ts'
import type { Store, Tx } from '../../src/store/open.ts'
import { idOf, seedTwoPartnerships } from '../factories.ts'
import { seedDueElections } from '../governance-seed.ts'

const MORE_SCHOOLS = 36
const TREES = ['Ash', 'Beech', 'Cedar', 'Elder', 'Hazel', 'Holly', 'Larch', 'Maple', 'Rowan']
const TOWNS = ['Leicester', 'Oadby', 'Wigston']

/** Fills an empty migrated store with all that the pages of a site can show. */
export async function seedSite(store: Store): Promise<void> {
  await seedTwoPartnerships(store)
  await store.as(system('test'), async (tx) => {
    await tx.db.updateTable('register.partnership').set({ demonstration: true }).execute()
    await seedSchools(tx)
    await seedEvidence(tx)
    await seedMembers(tx)
    await seedProposal(tx)
    await seedPosts(tx)
    await seedAccounts(tx)
    await seedCheckedFile(tx)
    await seedDueElections(tx, (kind) => idOf(kind, 1))
  })
}

async function seedSchools(tx: Tx): Promise<void> {
  const rows = Array.from({ length: MORE_SCHOOLS }, (_, i) => {
    const number = i + 1
    const name =
      number === 1
        ? 'Meadow Valley Example College'
        : `${TREES[i % TREES.length]} Example School ${Math.ceil(number / 9)}`
    const phase = number % 4 === 0 ? '4,Secondary' : '2,Primary'
    const place = `${457_000 + (i % 6) * 900},${302_000 + Math.floor(i / 6) * 900}`
    return `${900_100 + number},${name},${name.toLowerCase()},856,Leicester,${4000 + number},1,Open,${phase},${TOWNS[i % 3]},LE${1 + (i % 9)} 1AA,${place},E06000016\n`
  })
  const columns =
    'urn, name, name_key, authority, authority_name, establishment_number, status, status_name, phase, phase_name, town, postcode, easting, northing, district'
  await tx.copyIn(`register.school (${columns})`, rows)
  await tx.copyIn(
    'register.school (urn, name, name_key, authority, authority_name, status, status_name, phase, phase_name, closed)',
    ['900003,Old Alder Example School,old alder example school,856,Leicester,2,Closed,2,Primary,2019-08-31\n'],
  )
}

async function seedEvidence({ db }: Tx): Promise<void> {
  await db
    .insertInto('register.school_link')
    .values([
      { urn: '900001', linked_urn: '900003', kind: 'Predecessor', established: day('2019-09-01') },
      { urn: '900003', linked_urn: '900001', kind: 'Successor', established: day('2019-09-01') },
    ])
    .execute()
  const indicator = { urn: '900001', source: 'census' }
  await db
    .insertInto('register.evidence')
    .values([
      { ...indicator, indicator: 'pupils', period: '2018/19', value: 198 },
      { ...indicator, indicator: 'fsm-percent', period: '2022/23', value: 21.4 },
      { ...indicator, indicator: 'fsm-percent', period: '2018/19', missing: 'suppressed' },
      { urn: '900003', source: 'census', indicator: 'pupils', period: '2016/17', value: 180 },
      { urn: '900001', source: 'ofsted', indicator: 'overall', period: '2023-03-14', word: 'Good' },
    ])
    .execute()
  const neighbours = Array.from({ length: 5 }, (_, i) => ({
    urn: '900001',
    neighbour_urn: String(900_102 + i),
    rank: i + 2,
    distance: 0.6 + i / 10,
    kind: 'primary',
  }))
  await db.insertInto('register.similar_school').values(neighbours).execute()
}

async function seedMembers({ db }: Tx): Promise<void> {
  const members = Array.from({ length: 8 }, (_, i) => ({
    partnership: 'elm',
    id: idOf(300 + i, 1),
    organisation: idOf(1, 1),
    member_urn: String(900_101 + i),
    role: 'member',
    starts: day(i % 2 === 0 ? '2012-09-01' : '2020-09-01'),
    ends: i === 7 ? day('2022-09-01') : null,
  }))
  await db.insertInto('register.membership').values(members).execute()
}

/** The head of elm is asked about a group that another school proposes. */
async function seedProposal({ db }: Tx): Promise<void> {
  const asked = { partnership: 'elm', organisation: idOf(5, 1), proposer_urn: '900110', asked_on: day('2026-11-02') }
  await db
    .insertInto('register.organisation')
    .values({
      partnership: 'elm',
      id: idOf(5, 1),
      slug: 'reading',
      name: 'Reading together',
      kind: 'development-group',
      state: 'proposed',
      proposed_by_urn: '900110',
    })
    .execute()
  await db
    .insertInto('register.group_consent')
    .values([
      { ...asked, urn: '900001' },
      { ...asked, urn: '900110', answered_on: day('2026-11-02'), answer: 'consents' },
    ])
    .execute()
}

async function seedPosts({ db }: Tx): Promise<void> {
  const post = { partnership: 'elm', organisation: idOf(1, 1), fte: 1 }
  await db
    .insertInto('register.post')
    .values([
      { ...post, id: idOf(24, 1), key: 'foi', title: 'Information officer', office: 'foi-officer' },
      { ...post, id: idOf(25, 1), key: 'director', title: 'Director', grade: 'Chief officer', grade_level: 1 },
      {
        ...post,
        id: idOf(26, 1),
        key: 'adviser',
        title: 'Adviser',
        grade_level: 5,
        reports_to: idOf(25, 1),
        team: 'Support',
      },
      {
        ...post,
        id: idOf(27, 1),
        key: 'vacant',
        title: 'Analyst',
        grade_level: 7,
        reports_to: idOf(26, 1),
        team: 'Support',
      },
      // Below the line and not published: who co-ordinates north is told to officers alone, on pages of groups and answers.
      { ...post, id: idOf(28, 1), key: 'co-ordinator', title: 'Co-ordinator of north', office: 'co-ordinator' },
    ])
    .execute()
  await db
    .updateTable('register.post')
    .set({ reports_to: idOf(26, 1) })
    .where('id', '=', idOf(20, 1))
    .execute()
  await db
    .insertInto('register.holding')
    .values(
      [
        [44, 24, 14],
        [45, 28, 10],
      ].map(([id = 0, held = 0, person = 0]) => ({
        partnership: 'elm',
        id: idOf(id, 1),
        post: idOf(held, 1),
        person: idOf(person, 1),
        starts: day('2024-09-01'),
      })),
    )
    .execute()
}

async function seedAccounts({ db }: Tx): Promise<void> {
  const names = {
    12: 'head',
    13: 'lead',
    14: 'foi',
    15: 'operator',
    16: 'chair',
    17: 'clerk',
    18: 'returning',
    19: 'director',
  }
  const accounts = ([1, 2] as const).flatMap((side) =>
    Object.entries(names).map(([kind, name]) => ({
      id: idOf(100 + Number(kind), side),
      email: `${name}@${side === 1 ? 'elm' : 'oak'}.example`,
      operator: name === 'operator' && side === 1,
    })),
  )
  await db.insertInto('web.account').values(accounts).execute()
}

/** A file that the operator uploaded for elm was checked and waits to be imported: by the operator, or by elm's officer. */
async function seedCheckedFile({ db }: Tx): Promise<void> {
  await db
    .updateTable('register.import_run')
    .set({ state: 'done', read: 2, total: 2, added: 1, changed: 0, unchanged: 0, closed: 0, refused: 1 })
    .set({ asked_by: idOf(115, 1) })
    .where('id', '=', idOf(40, 1))
    .execute()
}
