// The demonstration's elections and questions between meetings, run by the same acts as everybody's, at moments before the day of loading.
import { addDays } from '../../kernel/day.ts'
import type { Decision } from '../../kernel/decision.ts'
import { found } from '../../kernel/faults.ts'
import { londonClock, londonMoment } from '../../kernel/london-time.ts'
import type { Tx } from '../../store/open.ts'
import { announceElection, countElection, declareElection, freezeElection } from '../elections/actions.ts'
import { insertNomination } from '../elections/nomination-queries.ts'
import { findElection } from '../elections/queries.ts'
import type { Announcement, Election } from '../elections/types.ts'
import { openForVotes } from '../motions/actions.ts'
import type { DemonstrationElection, GovernanceDemonstration } from './file.ts'
import type { Names } from './names.ts'

const OPENS = '08:00'
const CLOSES = '17:00'
const MORNING = 10

/** Days from today of each step, and of the first day of the term. */
const CALENDAR = {
  open: { nominationsFrom: -30, nominationsUntil: -16, pollFrom: -2, pollUntil: 12, objectionsUntil: 40, term: 30 },
  finished: {
    nominationsFrom: -55,
    nominationsUntil: -41,
    pollFrom: -34,
    pollUntil: -20,
    objectionsUntil: 8,
    term: 30,
  },
} as const

const TERM_DAYS = 3 * 365

/** Runs each election as far as its state says. */
export async function addElections(tx: Tx, names: Names, elections: readonly DemonstrationElection[]): Promise<void> {
  for (const election of elections) {
    const days = CALENDAR[election.state]
    const id = must(
      await announceElection(at(tx, days.nominationsFrom - 1), names.partnership, noticeOf(tx, names, election)),
    )
    for (const candidate of election.candidates)
      await nominate(at(tx, days.nominationsFrom + 1), names, id, election, candidate)
    must(await freezeElection(at(tx, days.nominationsUntil + 1), await reload(tx, names, id)))
    if (election.state === 'open') continue
    await fillUrn(tx, names, await reload(tx, names, id), election.rankings)
    must(await countElection(at(tx, days.pollUntil + 1), await reload(tx, names, id)))
    must(await declareElection(at(tx, days.pollUntil + 1), await reload(tx, names, id)))
  }
}

/** Opens each question between meetings. */
export async function addResolutions(
  tx: Tx,
  names: Names,
  resolutions: GovernanceDemonstration['resolutions'],
): Promise<void> {
  for (const { body, question, closesInDays } of resolutions) {
    const closes = addDays(tx.today, closesInDays)
    const form = { body, question, access: 'public', unit: 'member-school', closes, time: CLOSES } as const
    must(await openForVotes(tx, names.partnership, form))
  }
}

function noticeOf(tx: Tx, names: Names, { body, seat, title, rule, state }: DemonstrationElection): Announcement {
  const days = CALENDAR[state]
  const moment = (inDays: number, time: string) => must(londonMoment(addDays(tx.today, inDays), time))
  const termStarts = addDays(tx.today, days.term)
  return {
    seat: names.seat(`${body}/${seat}`),
    title,
    rule,
    places: 1,
    rollOf: 'seats',
    noticeOn: addDays(tx.today, days.nominationsFrom - 1),
    nominationsFrom: moment(days.nominationsFrom, OPENS),
    nominationsUntil: moment(days.nominationsUntil, CLOSES),
    pollFrom: moment(days.pollFrom, OPENS),
    pollUntil: moment(days.pollUntil, CLOSES),
    objectionsUntil: addDays(tx.today, days.objectionsUntil),
    termStarts,
    termEnds: addDays(termStarts, TERM_DAYS),
    reopens: null,
  }
}

async function nominate(
  tx: Tx,
  names: Names,
  id: string,
  { proposer }: DemonstrationElection,
  candidate: string,
): Promise<void> {
  const nomination = { person: names.person(candidate), proposer: names.person(proposer), statement: null }
  await insertNomination(tx, await reload(tx, names, id), nomination, true)
}

/** The papers of a poll that is over, in canonical order, and as many marks on the roll. */
async function fillUrn(
  { db }: Tx,
  names: Names,
  { id, candidates }: Election,
  rankings: readonly (readonly string[])[],
): Promise<void> {
  const numberOf = (key: string) => String(candidates.indexOf(names.person(key)) + 1)
  const papers = rankings.map((ranking) => ranking.map(numberOf).join(' ')).toSorted((a, b) => a.localeCompare(b))
  await db.updateTable('governance.urn').set({ papers }).where('election', '=', id).execute()
  const roll = await db
    .selectFrom('governance.elector')
    .select('unit')
    .where('election', '=', id)
    .orderBy('unit')
    .execute()
  const voted = roll.slice(0, papers.length).map(({ unit }) => unit)
  if (voted.length < papers.length) throw new Error(`${papers.length} papers, but ${roll.length} on the roll`)
  await db
    .updateTable('governance.elector')
    .set({ voted: true })
    .where('election', '=', id)
    .where('unit', 'in', voted)
    .execute()
}

/** The same transaction as if in the morning so many days from today. */
function at(tx: Tx, inDays: number): Tx {
  const now = new Date(tx.now)
  now.setUTCDate(now.getUTCDate() + inDays)
  now.setUTCHours(MORNING, 0, 0, 0)
  return { ...tx, now, today: londonClock(now).day }
}

async function reload(tx: Tx, names: Names, id: string): Promise<Election> {
  return found(await findElection(tx, names.partnership, id), 'Election')
}

function must<T>(decision: Decision<T, string>): T {
  if (!decision.ok)
    throw new Error(`The demonstration was refused: ${decision.refusal} ${JSON.stringify(decision.detail)}`)
  return decision.value
}
