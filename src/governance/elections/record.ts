// All that the page of one election shows, loaded as this reader may see it. Decides nothing.
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import { listCandidates, listNominations, listObjections, listOutcomes } from './nomination-queries.ts'
import { isConcerned, peopleOf, runsIt } from './nomination-actions.ts'
import { findCount, findTurnout, listOwnEntries } from './poll-queries.ts'
import { findBalance, listElectorate, listReopened } from './queries.ts'
import { stateOf } from './state-rules.ts'
import type {
  Balance,
  Candidate,
  CountSeen,
  Election,
  ElectionState,
  Nomination,
  Objection,
  Outcome,
  OwnEntry,
  Turnout,
} from './types.ts'

/** One election as one reader sees it. */
export interface ElectionRecord {
  readonly election: Election
  readonly state: ElectionState
  readonly balance: Balance | null
  readonly candidates: readonly Candidate[]
  readonly nominations: readonly Nomination[]
  /** The reader's own nomination; null when there is none. */
  readonly own: Nomination | null
  /** Null until the roll is frozen. */
  readonly turnout: Turnout | null
  readonly entries: readonly OwnEntry[]
  readonly outcomes: readonly Outcome[]
  /** Null: not declared, or not this reader's to see. */
  readonly count: CountSeen | null
  readonly objections: readonly Objection[]
  readonly reopened: readonly Election[]
  /** The reader runs elections here. */
  readonly runs: boolean
  /** The reader may nominate now. */
  readonly nominates: boolean
  /** The reader is on the roll or a candidate. */
  readonly concerned: boolean
}

/** Loads the record. */
export async function electionRecord(tx: Tx, actor: Actor, election: Election): Promise<ElectionRecord> {
  const { id, body, differsFrom, rollFrozenAt } = election
  const state = stateOf(election, tx.now)
  const nominations = await listNominations(tx, id)
  const people = peopleOf(actor)
  const runs = runsIt(actor, election)
  const declared = election.declaredAt !== null
  return {
    election,
    state,
    balance: differsFrom === null ? null : await findBalance(tx, body, { differsFrom }),
    candidates: await listCandidates(tx, election),
    nominations,
    own: nominations.find(({ person }) => people.includes(person)) ?? null,
    turnout: rollFrozenAt === null ? null : await findTurnout(tx, id),
    entries: actor.kind === 'person' && rollFrozenAt !== null ? await listOwnEntries(tx, actor, id) : [],
    outcomes: declared ? await listOutcomes(tx, id) : [],
    count: declared || runs ? await findCount(tx, id) : null,
    objections: declared ? await listObjections(tx, id) : [],
    reopened: await listReopened(tx, id),
    runs,
    nominates: state === 'nominations-open' && (await isElector(tx, people, election)),
    concerned: declared && (await isConcerned(tx, election)),
  }
}

async function isElector(tx: Tx, people: readonly string[], election: Election): Promise<boolean> {
  if (people.length === 0) return false
  return (await listElectorate(tx, election)).some(({ person }) => person !== null && people.includes(person))
}
