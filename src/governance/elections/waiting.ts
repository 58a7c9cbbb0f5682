// What elections ask of a reader: a ballot, an answer to a nomination, or the next act of the returning officer. Loads and words it; decides nothing.
import type { PersonActor } from '../../kernel/actor.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import type { Tx } from '../../store/open.ts'
import type { ListItem } from '../../ui/section.ts'
import { pathOf } from './form-views.ts'
import { listOpenBallots } from './open-ballots.ts'
import { listElectionsById, listElectionsRunBy, listUnansweredBy } from './queries.ts'
import { stateOf } from './state-rules.ts'
import type { ElectionState } from './types.ts'

/** What waits for the reader here: ballots first, the first to close before the others. */
export async function listElectionsWaiting(tx: Tx, actor: PersonActor): Promise<readonly ListItem[]> {
  const ballots = (await listOpenBallots(tx, actor)).map(({ title, bodyName, as, href, until }) => ({
    what: as === 'You' ? `Vote: ${title}` : `Vote for ${as}: ${title}`,
    href,
    note: `${bodyName}. The poll is open until ${sayMoment(until)}.`,
  }))
  return [...ballots, ...(await listNominationItems(tx, actor)), ...(await listOfficerItems(tx, actor))]
}

async function listNominationItems(tx: Tx, { people }: PersonActor): Promise<readonly ListItem[]> {
  const elections = await listElectionsById(tx, await listUnansweredBy(tx, people))
  return elections
    .filter((election) => stateOf(election, tx.now) === 'nominations-open')
    .map((election) => ({
      what: `You are nominated: ${election.title}`,
      href: `${pathOf(election)}/nomination`,
      note: `Answer until ${sayMoment(election.nominationsUntil)}.`,
    }))
}

/** What the returning officer does next in each state: the page, and its words. */
const NEXT: Partial<Readonly<Record<ElectionState, readonly [string, string]>>> = {
  'nominations-closed': ['roll', 'Fix the roll and the ballot paper'],
  'poll-closed': ['count', 'Close the poll and count'],
  tied: ['lot', 'Draw the lot'],
  counted: ['declare', 'Declare the result'],
}

async function listOfficerItems(tx: Tx, { grants }: PersonActor): Promise<readonly ListItem[]> {
  const run = grants.filter(({ act }) => act === 'run-elections').map(({ scope }) => scope)
  return (await listElectionsRunBy(tx, run)).flatMap((election) => {
    const next = NEXT[stateOf(election, tx.now)]
    if (next === undefined) return []
    return [{ what: `${next[1]}: ${election.title}`, href: `${pathOf(election)}/${next[0]}`, note: election.bodyName }]
  })
}
