// Two small partnerships, elm and oak, with at least one row in every table: fixed, never random.
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Act, Grant, PersonActor } from '../src/kernel/actor.ts'
import { PUBLIC, system, type Actor } from '../src/kernel/actor.ts'
import { day } from '../src/kernel/day.ts'
import { record, recordLook } from '../src/store/events.ts'
import type { Store, Tx } from '../src/store/open.ts'
import { SEED, seedGovernance } from './governance-seed.ts'

/** One partnership of the two: every id is told apart by its digit. */
interface Side {
  readonly slug: 'elm' | 'oak'
  readonly digit: 1 | 2
  readonly urn: string
}
const ELM: Side = { slug: 'elm', digit: 1, urn: '900001' }
const OAK: Side = { slug: 'oak', digit: 2, urn: '900002' }

/** A fixed uuid: `kind` and side make it. */
export function idOf(kind: number, side: 1 | 2): string {
  return `0000000${side}-0000-4000-8000-${String(kind).padStart(12, '0')}`
}

/** Fills an empty migrated store. */
export async function seedTwoPartnerships(store: Store): Promise<void> {
  await store.as(system('test'), async (tx) => {
    await seedNational(tx)
    for (const side of [ELM, OAK]) {
      await seedPartnership(tx, side)
      await seedPeople(tx, side)
      await seedGovernance(tx, { ...side, id: (kind) => idOf(kind, side.digit) })
      await seedImports(tx, side)
      await seedWeb(tx, side)
      await record(
        tx,
        { type: 'group-listed', partnership: side.slug, subject: `organisation:${idOf(1, side.digit)}` },
        [{ queue: 'import', data: { run: idOf(40, side.digit) } }],
      )
    }
    await recordLook(tx, 'view-person', `person:${idOf(10, 1)}`)
  })
}

/** Each kind of actor that the matrix knows. */
export const ACTORS: Readonly<Record<string, Actor>> = {
  public: PUBLIC,
  'head of elm': person(1, 12, [...asHead('900001'), ...asMember(1), grant('sit-on-body', idOf(SEED.outside, 1))]),
  'head of oak': person(2, 12, [...asHead('900002'), ...asMember(2), grant('sit-on-body', idOf(SEED.outside, 2))]),
  'group lead of elm': person(1, 13, []),
  'register officer of elm': person(1, 11, [
    grant('edit-register', 'elm'),
    grant('import-register', 'elm'),
    grant('see-people', 'elm'),
  ]),
  'FOI officer of elm': person(1, 14, [grant('see-people', 'elm'), grant('sit-on-body', idOf(SEED.board, 1))]),
  'clerk of elm': person(1, SEED.clerk, [grant('see-people', 'elm'), grant('keep-governance', 'elm')]),
  'chair of elm': person(1, SEED.chair, [
    ...asMember(1),
    grant('chair-body', idOf(SEED.board, 1)),
    grant('sit-on-body', idOf(SEED.strategic, 1)),
    grant('vote-on-body', idOf(SEED.strategic, 1)),
  ]),
  "council's trustee of elm": person(1, SEED.director, [
    ...asMember(1),
    grant('sit-for', `${idOf(SEED.board, 1)}/${idOf(SEED.council, 1)}`),
  ]),
  'returning officer of elm': person(1, SEED.returningOfficer, [
    grant('see-people', 'elm'),
    grant('run-elections', 'elm'),
  ]),
  operator: person(1, 15, [grant('operate', '*')]),
  system: system('test'),
}

function asHead(urn: string): readonly Grant[] {
  return [grant('propose-group', urn), grant('consent-group', urn), grant('answer-for-school', urn)]
}

function asMember(digit: 1 | 2): readonly Grant[] {
  const board = idOf(SEED.board, digit)
  return [grant('sit-on-body', board), grant('vote-on-body', board)]
}

function grant(act: Act, scope: string): Grant {
  return { act, scope, until: null, why: 'a post held for the test' }
}

function person(digit: 1 | 2, kind: number, grants: readonly Grant[]): PersonActor {
  return {
    kind: 'person',
    account: idOf(100 + kind, digit),
    people: [idOf(kind, digit)],
    name: `Person ${kind}`,
    grants,
  }
}

async function seedNational(tx: Tx): Promise<void> {
  const { db } = tx
  await db.insertInto('register.authority').values({ code: '856', name: 'Leicester' }).execute()
  await db.insertInto('register.district').values({ code: 'E06000016', name: 'Leicester' }).execute()
  await tx.copyIn(
    'register.school (urn, name, name_key, authority, authority_name, status, status_name, phase, phase_name, easting, northing)',
    [
      '900001,Alder Example Primary School,alder example primary school,856,Leicester,1,Open,2,Primary,458600,304400\n',
      '900002,Birch Example College,birch example college,856,Leicester,1,Open,4,Secondary,459600,305400\n',
      '199999,Cedar School,cedar school,855,Leicestershire,1,Open,2,Primary,,\n',
    ],
  )
  await db
    .insertInto('register.school_link')
    .values({ urn: '900001', linked_urn: '900002', kind: 'Successor' })
    .execute()
  await db
    .insertInto('register.evidence')
    .values([
      { urn: '900001', indicator: 'pupils', period: '2022/23', value: 210, source: 'census' },
      { urn: '199999', indicator: 'pupils', period: '2022/23', value: 180, source: 'census' },
    ])
    .execute()
  await sql`insert into register.peer_spread select * from register.peer_spread_now`.execute(db)
  await db
    .insertInto('register.similar_school')
    .values({ urn: '900001', neighbour_urn: '900002', rank: 1, distance: 0.5, kind: 'primary' })
    .execute()
  await db.insertInto('register.gias_group').values({ uid: '1', name: 'Example Trust', type: '6' }).execute()
  await db.insertInto('register.gias_group_member').values({ uid: '1', urn: '900001' }).execute()
  await sql`insert into register.school_change (urn, on_day, changes) values ('900001', '2026-01-01', '{"added": true}')`.execute(
    db,
  )
}

async function seedPartnership({ db }: Tx, { slug, digit, urn }: Side): Promise<void> {
  const partnership = slug
  await db
    .insertInto('register.partnership')
    .values({ slug, name: `${slug} schools`, authorities: ['856'], grade_line: 3 })
    .execute()
  await db
    .insertInto('register.organisation_kind')
    .values({ partnership, kind: 'development-group', label: 'Development group' })
    .execute()
  await db
    .insertInto('register.organisation')
    .values([
      { partnership, id: idOf(1, digit), slug: 'north', name: `North ${slug}`, kind: 'development-group' },
      {
        partnership,
        id: idOf(2, digit),
        slug: 'south',
        name: `South ${slug}`,
        kind: 'development-group',
        state: 'proposed',
        proposed_by_urn: urn,
      },
    ])
    .execute()
  await db
    .insertInto('register.membership')
    .values({
      partnership,
      id: idOf(3, digit),
      organisation: idOf(1, digit),
      member_urn: urn,
      role: 'member',
      starts: day('2012-09-01'),
    })
    .execute()
  await db
    .insertInto('register.group_consent')
    .values({ partnership, organisation: idOf(2, digit), urn, proposer_urn: urn, asked_on: day('2026-11-01') })
    .execute()
}

async function seedPeople({ db }: Tx, { slug, digit, urn }: Side): Promise<void> {
  const partnership = slug
  const names = { 10: 'Withheld', 11: 'Officer', 12: 'Head', 13: 'Lead', 14: 'Foi', 15: 'Operator' }
  for (const [kind, name] of Object.entries(names)) {
    const id = idOf(Number(kind), digit)
    const account = idOf(100 + Number(kind), digit)
    await db
      .insertInto('register.person')
      .values({ partnership, id, key: name.toLowerCase(), name: `${name} of ${slug}`, account })
      .execute()
    await db
      .insertInto('register.person_contact')
      .values({ partnership, person: id, email: `${name}@${slug}.example`.toLowerCase(), publish: Number(kind) === 13 })
      .execute()
  }
  const post = { partnership, organisation: idOf(1, digit), fte: 1 }
  await db
    .insertInto('register.post')
    .values([
      { ...post, id: idOf(20, digit), key: 'withheld', title: 'Consultant', grade_level: 7 },
      {
        ...post,
        id: idOf(21, digit),
        key: 'lead',
        title: 'Lead of north',
        office: 'group-lead',
        holder_published: true,
      },
      { ...post, id: idOf(22, digit), key: 'officer', title: 'Register officer', office: 'register-officer' },
      {
        ...post,
        id: idOf(23, digit),
        key: 'head',
        title: 'Head',
        office: 'head',
        school_urn: urn,
        holder_published: true,
      },
    ])
    .execute()
  const pairs = [
    [20, 10],
    [21, 13],
    [22, 11],
    [23, 12],
  ] as const
  for (const [p, q] of pairs)
    await db
      .insertInto('register.holding')
      .values({
        partnership,
        id: idOf(30 + q, digit),
        post: idOf(p, digit),
        person: idOf(q, digit),
        starts: day('2024-09-01'),
      })
      .execute()
}

async function seedImports({ db }: Tx, { slug, digit }: Side): Promise<void> {
  await db
    .insertInto('register.import_run')
    .values({
      id: idOf(40, digit),
      partnership: slug,
      kind: 'people',
      file_name: 'people.csv',
      dry_run: true,
      asked_by: idOf(111, digit),
    })
    .execute()
  await db
    .insertInto('register.import_refusal')
    .values({ run: idOf(40, digit), line: 2, reason: 'no name' })
    .execute()
  await db
    .insertInto('register.import_file')
    .values({ run: idOf(40, digit), content: gzipSync('person,name\n') })
    .execute()
}

async function seedWeb({ db }: Tx, { slug, digit }: Side): Promise<void> {
  const account = idOf(111, digit)
  const at = new Date('2026-11-22T09:00:00Z')
  await db
    .insertInto('web.account')
    .values({ id: account, email: `officer@${slug}.example` })
    .execute()
  await db.insertInto('web.identity').values({ issuer: 'https://sign-in.example', subject: slug, account }).execute()
  await db.insertInto('web.sign_in_link').values({ token_hash: slug, account, expires_at: at }).execute()
  await db
    .insertInto('web.session')
    .values({ token_hash: slug, account, csrf: 'x', started_at: at, seen_at: at, ends_at: at })
    .execute()
  await db
    .insertInto('web.outgoing_mail')
    .values({ recipient: `officer@${slug}.example`, subject: 'Sign in', body: 'Hello' })
    .execute()
  await db.insertInto('web.attempt').values({ key: slug }).execute()
}
