// At least one row in every table of governance for each of the two partnerships of factories.ts: a board with an open, a confidential and a
// recused item, an approved meeting, interests, an open and a finished election. Fixed, never random.
import { createHash } from 'node:crypto'
import { countPoll, writeBlt, type CountRule } from '../src/governance/count/index.ts'
import { pollOf } from '../src/governance/elections/ballot-rules.ts'
import { day, type Day } from '../src/kernel/day.ts'
import type { Tx } from '../src/store/open.ts'

/** What of a partnership the seed hangs on. */
interface Side {
  readonly slug: string
  readonly digit: 1 | 2
  readonly urn: string
  readonly id: (kind: number) => string
}

/** Ids by what they are, for tests that need them. */
export const SEED = {
  council: 180,
  chair: 16,
  clerk: 17,
  returningOfficer: 18,
  director: 19,
  head: 12,
  guest: 14,
  board: 200,
  strategic: 201,
  outside: 202,
  chairSeat: 210,
  councilSeat: 211,
  headSeat: 212,
  vacantSeat: 213,
  guestSeat: 214,
  strategicSeat: 215,
  outsideSeat: 216,
  approvedMeeting: 250,
  pastMeeting: 251,
  comingMeeting: 252,
  openItem: 260,
  memberItem: 261,
  commissioningItem: 262,
  pastItem: 263,
  approvedItem: 264,
  quorateItem: 265,
  openPaper: 270,
  memberPaper: 271,
  commissioningPaper: 272,
  motion: 280,
  resolution: 281,
  publicDecision: 980,
  membersDecision: 981,
  strategicDecision: 985,
  councilInterest: 290,
  headInterest: 291,
  openElection: 300,
  finishedElection: 301,
  nominatingElection: 302,
  tiedElection: 303,
  publishedElection: 304,
  nominatedElection: 305,
  polledElection: 306,
  countedElection: 307,
} as const

/** The secret of the chair's calendar feed: as long as a real one. */
export function feedTokenOf(partnership: string): string {
  return partnership.padEnd(43, 'x')
}

const EARLIER = new Date('2026-11-01T09:00:00Z')
const LATER = new Date('2026-12-20T17:00:00Z')
const POLLED = new Date('2026-11-08T17:00:00Z')

/** Posts and people that governance needs, then every table. */
export async function seedGovernance(tx: Tx, side: Side): Promise<void> {
  await seedOfficers(tx, side)
  await seedBodies(tx, side)
  await seedSeats(tx, side)
  await seedMeetings(tx, side)
  await seedRecord(tx, side)
  await seedInterests(tx, side)
  await seedMotions(tx, side)
  await seedElections(tx, side)
  await tx.db
    .updateTable('governance.meeting')
    .set({ minutes_approved_on: day('2026-10-01'), minutes_approved_at: side.id(SEED.pastMeeting) })
    .where('id', '=', side.id(SEED.approvedMeeting))
    .execute()
}

async function seedOfficers({ db }: Tx, { slug: partnership, id }: Side): Promise<void> {
  await db
    .insertInto('register.organisation')
    .values({
      partnership,
      id: id(SEED.council),
      slug: 'county-council',
      name: `Council of ${partnership}`,
      kind: 'council',
    })
    .execute()
  const posts = [
    { post: 171, person: SEED.clerk, name: 'Clerk', office: 'clerk', organisation: null },
    { post: 172, person: SEED.returningOfficer, name: 'Returning', office: 'returning-officer', organisation: null },
    { post: 173, person: SEED.director, name: 'Director', office: null, organisation: id(SEED.council) },
    { post: null, person: SEED.chair, name: 'Chair', office: null, organisation: null },
  ]
  for (const { post, person, name, office, organisation } of posts) {
    const key = name.toLowerCase()
    const own = { partnership, id: id(person), key, name: `${name} of ${partnership}`, account: id(100 + person) }
    await db.insertInto('register.person').values(own).execute()
    await db
      .insertInto('register.person_contact')
      .values({ partnership, person: id(person), email: `${key}@${partnership}.example` })
      .execute()
    if (post === null) continue
    await db
      .insertInto('register.post')
      .values({ partnership, id: id(post), key: `${key}-post`, title: name, office, organisation })
      .execute()
    await db
      .insertInto('register.holding')
      .values({ partnership, id: id(30 + person), post: id(post), person: id(person), starts: day('2024-09-01') })
      .execute()
  }
}

async function seedBodies({ db }: Tx, { slug: partnership, id }: Side): Promise<void> {
  const shared = { partnership, opened: day('2020-09-01') }
  await db
    .insertInto('governance.body')
    .values([
      {
        ...shared,
        id: id(SEED.board),
        slug: 'board',
        name: `Board of ${partnership}`,
        kind: 'board',
        organisation: id(1),
        legal_form: 'Company limited by guarantee',
        company_number: '00000000',
        meets: 'termly',
      },
      {
        ...shared,
        id: id(SEED.strategic),
        slug: 'strategic',
        name: `Strategic Group of ${partnership}`,
        kind: 'strategic-group',
        confidential: true,
        holders_published: false,
      },
      {
        ...shared,
        id: id(SEED.outside),
        slug: 'forum',
        name: `Forum beside ${partnership}`,
        kind: 'outside',
        reports_to: id(SEED.board),
      },
    ])
    .execute()
  for (const body of [SEED.board, SEED.strategic])
    await db
      .insertInto('governance.constitution')
      .values({
        partnership,
        body: id(body),
        id: id(body + 40),
        starts: day('2020-09-01'),
        quorum_base: 'in-post',
        quorum_numerator: 1,
        quorum_denominator: 2,
        passes: 'majority-cast',
        term_months: 36,
      })
      .execute()
  await db
    .insertInto('governance.balance_rule')
    .values({
      partnership,
      body: id(SEED.board),
      id: id(245),
      office: 'vice-chair',
      differs_from: 'chair',
      words: 'Chair and vice-chair between them represent both primary and secondary.',
    })
    .execute()
  await db
    .insertInto('governance.company_member')
    .values({
      partnership,
      body: id(SEED.board),
      id: id(246),
      organisation: id(SEED.council),
      guarantee_pence: 1000,
      starts: day('2020-09-01'),
    })
    .execute()
}

async function seedSeats({ db }: Tx, { slug: partnership, id }: Side): Promise<void> {
  const onBoard = { partnership, body: id(SEED.board) }
  const seats = [
    { ...onBoard, id: id(SEED.chairSeat), position: 1, title: 'Chair', office: 'chair', filled_by: 'elected' },
    { ...onBoard, id: id(SEED.councilSeat), position: 2, title: 'Council', filled_by: 'ex-officio', post: id(173) },
    { ...onBoard, id: id(SEED.headSeat), position: 3, title: 'Primary head', filled_by: 'elected' },
    {
      ...onBoard,
      id: id(SEED.vacantSeat),
      position: 4,
      title: 'Agency',
      filled_by: 'appointed',
      appointed_by: id(SEED.council),
    },
    { ...onBoard, id: id(SEED.guestSeat), position: 5, title: 'Adviser', filled_by: 'invited', votes: false },
    {
      partnership,
      body: id(SEED.strategic),
      id: id(SEED.strategicSeat),
      position: 1,
      title: 'Chair of the board',
      filled_by: 'ex-officio',
      of_seat: id(SEED.chairSeat),
    },
    {
      partnership,
      body: id(SEED.outside),
      id: id(SEED.outsideSeat),
      position: 1,
      title: 'Heads of the north',
      filled_by: 'appointed',
      appointed_by: id(1),
    },
  ]
  for (const seat of seats) await db.insertInto('governance.seat').values(seat).execute()
  const held = [
    [SEED.chairSeat, SEED.board, SEED.chair, 'elected'],
    [SEED.headSeat, SEED.board, SEED.head, 'elected'],
    [SEED.guestSeat, SEED.board, SEED.guest, 'invited'],
    [SEED.outsideSeat, SEED.outside, SEED.head, 'appointed'],
  ] as const
  for (const [seat, body, person, how] of held)
    await db
      .insertInto('governance.seat_holding')
      .values({
        partnership,
        body: id(body),
        id: id(seat + 10),
        seat: id(seat),
        person: id(person),
        how,
        starts: day('2024-09-01'),
        term_ends: day('2027-09-01'),
      })
      .execute()
  await db
    .insertInto('governance.outside_report')
    .values({
      partnership,
      body: id(SEED.outside),
      id: id(247),
      seat: id(SEED.outsideSeat),
      person: id(SEED.head),
      on_day: day('2026-10-05'),
      text: 'The forum looked at the funding formula.',
    })
    .execute()
}

async function seedMeetings({ db }: Tx, { slug: partnership, id }: Side): Promise<void> {
  const meeting = { partnership, body: id(SEED.board), title: 'Board meeting', starts: '14:00', ends: '16:00' }
  await db
    .insertInto('governance.meeting')
    .values([
      {
        ...meeting,
        id: id(SEED.approvedMeeting),
        on_day: day('2026-06-18'),
        notice_on: day('2026-06-08'),
        held_on: day('2026-06-18'),
        minutes_drafted_on: day('2026-06-20'),
        minutes_circulated_on: day('2026-06-20'),
      },
      {
        ...meeting,
        id: id(SEED.pastMeeting),
        on_day: day('2026-10-01'),
        notice_on: day('2026-09-20'),
        held_on: day('2026-10-01'),
        minutes_drafted_on: day('2026-10-03'),
        minutes_circulated_on: day('2026-10-03'),
      },
      { ...meeting, id: id(SEED.comingMeeting), on_day: day('2026-12-03'), notice_on: day('2026-11-20') },
    ])
    .execute()
  await db
    .insertInto('governance.calendar_feed')
    .values({
      partnership,
      person: id(SEED.chair),
      digest: createHash('sha256').update(feedTokenOf(partnership)).digest('hex'),
      made_on: day('2026-11-02'),
    })
    .execute()
  await db
    .insertInto('governance.meeting_joining')
    .values({ partnership, body: id(SEED.board), meeting: id(SEED.comingMeeting), words: 'https://meet.example/board' })
    .execute()
  const items = [
    [SEED.openItem, SEED.comingMeeting, 1, 'public', null],
    [SEED.memberItem, SEED.comingMeeting, 2, 'members', null],
    [SEED.commissioningItem, SEED.comingMeeting, 3, 'confidential', 'Prices are not agreed yet'],
    [SEED.pastItem, SEED.pastMeeting, 1, 'public', null],
    [SEED.approvedItem, SEED.approvedMeeting, 1, 'public', null],
    [SEED.quorateItem, SEED.pastMeeting, 2, 'public', null],
  ] as const
  for (const [item, of, position, access, reason] of items)
    await db
      .insertInto('governance.agenda_item')
      .values({
        partnership,
        body: id(SEED.board),
        id: id(item),
        meeting: id(of),
        position,
        title: `Item ${position} of ${partnership}`,
        purpose: 'decide',
        access,
        reason,
      })
      .execute()
  const papers = [
    [SEED.openPaper, SEED.openItem, 'public', null, 'released'],
    [SEED.memberPaper, SEED.memberItem, 'members', null, 'released'],
    [SEED.commissioningPaper, SEED.commissioningItem, 'confidential', 'Prices are not agreed yet', 'released'],
    [273, SEED.openItem, 'public', null, 'quarantined'],
  ] as const
  for (const [paper, item, access, reason, state] of papers) {
    const content = Buffer.from(`Paper of ${partnership}\n`)
    await db
      .insertInto('governance.paper')
      .values({
        partnership,
        body: id(SEED.board),
        id: id(paper),
        item: id(item),
        title: `Paper of ${partnership}`,
        access,
        reason,
        file_name: 'paper.txt',
        media_type: 'text/plain',
        bytes: content.length,
        state,
        state_why: state === 'quarantined' ? 'It holds a macro' : null,
      })
      .execute()
    await db
      .insertInto('governance.paper_content')
      .values({ partnership, body: id(SEED.board), paper: id(paper), content })
      .execute()
  }
}

async function seedRecord({ db }: Tx, { slug: partnership, id }: Side): Promise<void> {
  const shared = { partnership, body: id(SEED.board) }
  for (const [meeting, item, number] of [
    [SEED.approvedMeeting, SEED.approvedItem, 1],
    [SEED.pastMeeting, SEED.pastItem, 2],
  ] as const) {
    await db
      .insertInto('governance.attendance')
      .values([
        {
          ...shared,
          id: id(meeting + 700),
          meeting: id(meeting),
          seat: id(SEED.chairSeat),
          person: id(SEED.chair),
          kind: 'present',
        },
        {
          ...shared,
          id: id(meeting + 710),
          meeting: id(meeting),
          seat: id(SEED.headSeat),
          person: id(SEED.head),
          kind: 'present',
        },
        { ...shared, id: id(meeting + 720), meeting: id(meeting), guest: 'A visitor', kind: 'observer' },
      ])
      .execute()
    for (const access of ['public', 'members', 'confidential'])
      await db
        .insertInto('governance.minute_text')
        .values({ ...shared, item: id(item), access, text: `What was said, for ${access}.` })
        .execute()
    await db
      .insertInto('governance.decision')
      .values({
        ...shared,
        id: id(meeting + 730),
        year: 2026,
        number,
        on_day: day('2026-10-01'),
        meeting: id(meeting),
        item: id(item),
        text: 'Agreed.',
        access: number === 1 ? 'public' : 'members',
        votes_for: 2,
        votes_against: 0,
        votes_abstained: 0,
      })
      .execute()
  }
  await db
    .insertInto('governance.decision')
    .values({
      partnership,
      body: id(SEED.strategic),
      id: id(SEED.strategicDecision),
      year: 2026,
      number: 1,
      on_day: day('2026-10-08'),
      text: `The group of ${partnership} asks for a plan.`,
    })
    .execute()
  await db
    .insertInto('governance.withdrawal')
    .values({ ...shared, item: id(SEED.pastItem), person: id(SEED.head), why: 'away' })
    .execute()
  await db
    .insertInto('governance.action')
    .values({
      ...shared,
      id: id(255),
      meeting: id(SEED.pastMeeting),
      item: id(SEED.pastItem),
      text: 'Write to the council',
      owner_seat: id(SEED.headSeat),
      owner: id(SEED.head),
      due_on: day('2026-11-30'),
    })
    .execute()
  await db
    .insertInto('governance.minutes_comment')
    .values({
      ...shared,
      id: id(256),
      meeting: id(SEED.pastMeeting),
      person: id(SEED.head),
      text: 'I came at three.',
      made_at: EARLIER,
    })
    .execute()
}

async function seedInterests({ db }: Tx, { slug: partnership, digit, id }: Side): Promise<void> {
  await db
    .insertInto('governance.interest')
    .values([
      {
        partnership,
        id: id(SEED.councilInterest),
        organisation: id(SEED.council),
        nature: 'financial',
        description: 'Commissions services from the alliance',
        declared_on: day('2026-09-02'),
      },
      {
        partnership,
        id: id(SEED.headInterest),
        person: id(SEED.head),
        nature: 'loyalty',
        description: 'Governor of another school',
        declared_on: day('2026-09-02'),
        withheld_why: 'safety',
      },
    ])
    .execute()
  await db
    .insertInto('governance.interest_party')
    .values([
      {
        partnership,
        id: id(292),
        interest: id(SEED.councilInterest),
        name: `Council of ${partnership}`,
        organisation: id(SEED.council),
      },
      { partnership, id: id(293), interest: id(SEED.headInterest), name: 'Birch', urn: `90000${digit}` },
    ])
    .execute()
  await db
    .insertInto('governance.declaration')
    .values([
      { partnership, id: id(294), person: id(SEED.head), year: 2026, nothing: false, declared_on: day('2026-09-02') },
      {
        partnership,
        id: id(295),
        organisation: id(SEED.council),
        year: 2026,
        nothing: false,
        declared_on: day('2026-09-02'),
      },
    ])
    .execute()
  await db
    .insertInto('governance.item_interest')
    .values({
      partnership,
      body: id(SEED.board),
      item: id(SEED.commissioningItem),
      interest: id(SEED.councilInterest),
      matched_on: day('2026-11-20'),
    })
    .execute()
}

async function seedMotions({ db }: Tx, { slug: partnership, urn, id }: Side): Promise<void> {
  const shared = { partnership, body: id(SEED.board) }
  const motion = { ...shared, opens_at: EARLIER, quorum: 2, passes: 'majority-cast' }
  await db
    .insertInto('governance.motion')
    .values([
      {
        ...motion,
        id: id(SEED.motion),
        item: id(SEED.commissioningItem),
        question: `Shall ${partnership} commission?`,
        access: 'members',
        unit: 'seat',
      },
      { ...motion, id: id(SEED.resolution), question: 'Shall we join?', unit: 'member-school', closes_at: LATER },
    ])
    .execute()
  for (const [seat, person] of [
    [SEED.chairSeat, SEED.chair],
    [SEED.headSeat, SEED.head],
  ] as const)
    await db
      .insertInto('governance.motion_elector')
      .values({ ...shared, motion: id(SEED.motion), unit: id(seat), seat: id(seat), person: id(person) })
      .execute()
  await db
    .insertInto('governance.motion_elector')
    .values({ ...shared, motion: id(SEED.resolution), unit: urn, urn })
    .execute()
  await db
    .insertInto('governance.motion_vote')
    .values([
      { ...shared, motion: id(SEED.motion), unit: id(SEED.headSeat), choice: 'for', cast_at: EARLIER },
      { ...shared, motion: id(SEED.resolution), unit: urn, choice: 'for', cast_at: EARLIER },
    ])
    .execute()
}

async function seedElections(tx: Tx, side: Side): Promise<void> {
  const { db } = tx
  const { slug: partnership, urn, id } = side
  const shared = { partnership, body: id(SEED.board) }
  const election = {
    ...shared,
    seat: id(SEED.chairSeat),
    title: `Chair of ${partnership}`,
    rule: 'av',
    roll_of: 'member-schools',
    nominations_from: new Date('2026-10-01T08:00:00Z'),
    nominations_until: new Date('2026-10-20T16:00:00Z'),
    poll_from: EARLIER,
    term_starts: day('2027-09-01'),
    roll_frozen_at: EARLIER,
    candidates: [id(SEED.head)],
  }
  await db
    .insertInto('governance.election')
    .values([
      {
        ...election,
        id: id(SEED.openElection),
        notice_on: day('2026-09-20'),
        poll_until: LATER,
        objections_until: day('2027-01-20'),
      },
      {
        ...election,
        id: id(SEED.finishedElection),
        notice_on: day('2026-09-20'),
        poll_until: new Date('2026-11-08T17:00:00Z'),
        objections_until: day('2026-12-08'),
        closed_at: new Date('2026-11-08T17:00:00Z'),
        counted_at: new Date('2026-11-08T17:05:00Z'),
        declared_at: new Date('2026-11-08T17:10:00Z'),
        ended_why: 'elected',
      },
    ])
    .execute()
  for (const kind of [SEED.openElection, SEED.finishedElection]) {
    const election = id(kind)
    await db
      .insertInto('governance.nomination')
      .values([
        {
          ...shared,
          id: id(kind + 10),
          election,
          person: id(SEED.head),
          proposer: id(SEED.chair),
          made_at: EARLIER,
          consented_at: EARLIER,
        },
        { ...shared, id: id(kind + 20), election, person: id(SEED.guest), proposer: id(SEED.head), made_at: EARLIER },
      ])
      .execute()
    await db
      .insertInto('governance.elector')
      .values([
        { ...shared, election, unit: urn, urn },
        { ...shared, election, unit: id(SEED.chair), person: id(SEED.chair) },
      ])
      .execute()
    await db
      .insertInto('governance.urn')
      .values({ ...shared, election, papers: [] })
      .execute()
  }
  const election301 = { ...shared, election: id(SEED.finishedElection) }
  await db
    .insertInto('governance.election_outcome')
    .values({ ...election301, person: id(SEED.head), how: 'elected' })
    .execute()
  await db
    .insertInto('governance.election_count')
    .values({
      ...election301,
      ...countOf([`Head of ${partnership}`], ['1', '1', '1'], 'av'),
      open_to: 'roll',
    })
    .execute()
  await db
    .insertInto('governance.objection')
    .values({
      ...election301,
      id: id(330),
      person: id(SEED.chair),
      text: 'The notice was late.',
      made_on: day('2026-11-10'),
    })
    .execute()
  await seedMoreElections(tx, side, election)
}

/** One in which nominations are open, one that is tied, and one whose count everybody may see. */
async function seedMoreElections(
  { db }: Tx,
  { slug: partnership, id }: Side,
  shared: Readonly<
    Record<'nominations_from' | 'nominations_until' | 'poll_from' | 'roll_frozen_at', Date> &
      Record<'partnership' | 'body', string> & { term_starts: Day }
  >,
): Promise<void> {
  const [head, director] = [id(SEED.head), id(SEED.director)]
  const names = [`Director of ${partnership}`, `Head of ${partnership}`]
  const common = { ...shared, seat: id(SEED.headSeat), title: `Head of ${partnership}`, roll_of: 'seats' }
  const counted = { closed_at: POLLED, counted_at: POLLED, poll_until: POLLED }
  await db
    .insertInto('governance.election')
    .values([
      {
        ...common,
        id: id(SEED.nominatingElection),
        rule: 'majority',
        notice_on: day('2026-11-01'),
        nominations_from: EARLIER,
        nominations_until: LATER,
        poll_from: new Date('2027-01-10T09:00:00Z'),
        poll_until: new Date('2027-01-17T17:00:00Z'),
        objections_until: day('2027-01-31'),
        roll_frozen_at: null,
        candidates: [],
      },
      ...[SEED.tiedElection, SEED.publishedElection].map((of) => ({
        ...common,
        ...counted,
        id: id(of),
        rule: 'av',
        notice_on: day('2026-09-20'),
        objections_until: day('2026-12-08'),
        candidates: [director, head],
        ...(of === SEED.tiedElection
          ? { tied: [director, head] }
          : { declared_at: new Date('2026-11-08T17:10:00Z'), ended_why: 'elected' }),
      })),
    ])
    .execute()
  const nominations = [
    [SEED.nominatingElection, SEED.head, false],
    [SEED.tiedElection, SEED.head, true],
    [SEED.tiedElection, SEED.director, true],
    [SEED.publishedElection, SEED.head, true],
    [SEED.publishedElection, SEED.director, true],
  ] as const
  for (const [i, [of, person, consents]] of nominations.entries())
    await db
      .insertInto('governance.nomination')
      .values({
        partnership,
        body: shared.body,
        id: id(340 + i),
        election: id(of),
        person: id(person),
        proposer: id(SEED.chair),
        made_at: EARLIER,
        consented_at: consents ? EARLIER : null,
      })
      .execute()
  const polled = [
    [SEED.tiedElection, ['1', '1', '2', '2'], 'roll'],
    [SEED.publishedElection, [...Array<string>(7).fill('1 2'), ...Array<string>(5).fill('2')], 'everyone'],
  ] as const
  for (const [of, papers, open_to] of polled) {
    const own = { partnership, body: shared.body, election: id(of) }
    await db
      .insertInto('governance.urn')
      .values({ ...own, papers: [...papers] })
      .execute()
    await db
      .insertInto('governance.election_count')
      .values({ ...own, ...countOf(names, papers, 'av'), open_to })
      .execute()
  }
  await db
    .insertInto('governance.election_outcome')
    .values({ partnership, body: shared.body, election: id(SEED.publishedElection), person: director, how: 'elected' })
    .execute()
}

/** Elections at which the returning officer's next act is due: to fix the roll, to count, to declare. For a site; each of elm. */
export async function seedDueElections({ db }: Tx, id: (kind: number) => string): Promise<void> {
  const shared = {
    partnership: 'elm',
    body: id(SEED.board),
    seat: id(SEED.headSeat),
    rule: 'majority',
    roll_of: 'seats',
    notice_on: day('2026-09-20'),
    nominations_from: new Date('2026-10-01T08:00:00Z'),
    nominations_until: new Date('2026-10-20T16:00:00Z'),
    term_starts: day('2027-09-01'),
  }
  const polled = {
    ...shared,
    poll_from: EARLIER,
    poll_until: POLLED,
    roll_frozen_at: EARLIER,
    candidates: [id(SEED.head)],
  }
  const counted = { closed_at: POLLED, counted_at: POLLED, objections_until: day('2026-12-08') }
  await db
    .insertInto('governance.election')
    .values([
      {
        ...shared,
        id: id(SEED.nominatedElection),
        title: 'A roll to fix',
        poll_from: LATER,
        poll_until: new Date('2027-01-17T17:00:00Z'),
        objections_until: day('2027-01-31'),
      },
      { ...polled, id: id(SEED.polledElection), title: 'A poll to count', objections_until: day('2026-12-08') },
      { ...polled, ...counted, id: id(SEED.countedElection), title: 'A result to declare' },
    ])
    .execute()
  for (const election of [SEED.polledElection, SEED.countedElection])
    await db
      .insertInto('governance.urn')
      .values({ partnership: 'elm', body: shared.body, election: id(election), papers: ['1'] })
      .execute()
  await db
    .insertInto('governance.election_count')
    .values({
      partnership: 'elm',
      body: shared.body,
      election: id(SEED.countedElection),
      ...countOf(['Head of elm'], ['1'], 'majority'),
      open_to: 'roll',
    })
    .execute()
}

/** The count of these papers, as it is kept. */
function countOf(names: readonly string[], papers: readonly string[], rule: CountRule) {
  const candidates = names.map((name, i) => ({ person: String(i), name, statement: null }))
  const poll = pollOf({ title: 'A seat', places: 1 }, candidates, papers, [])
  const counted = countPoll(poll, rule)
  if (!counted.ok) throw new Error(counted.refusal)
  return { report: JSON.stringify(counted.value), blt: writeBlt(poll), ballots: papers.length }
}
