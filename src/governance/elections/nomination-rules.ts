// Who may be nominated, by whom and when, and who stands on the ballot. Pure: no database, no clock.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { keepsBalance } from './phase-rules.ts'
import { stateOf } from './state-rules.ts'
import type {
  AnswerRefusal,
  Balance,
  Candidate,
  Election,
  Elector,
  Nomination,
  NominationRefusal,
  SchoolPhase,
} from './types.ts'

/** What nominating needs to know beside the election. */
export interface Proposal {
  readonly nominee: string
  /** The people that the proposer is. */
  readonly proposers: readonly string[]
  readonly electorate: readonly Elector[]
  readonly phases: readonly SchoolPhase[]
  readonly balance: Balance | null
}

/**
 * Somebody on the electorate proposes themselves or another on it. Gives who proposes. Refuses not-open (before and from the second of the
 * deadline), not-an-elector, nominee-not-an-elector, and what keepsBalance refuses.
 */
export function nominate(election: Election, proposal: Proposal, now: Date): Decision<string, NominationRefusal> {
  const open = nominationsOpen(election, now)
  if (!open.ok) return open
  const on = new Set(proposal.electorate.flatMap(({ person }) => person ?? []))
  const proposer = proposal.proposers.find((person) => on.has(person))
  if (proposer === undefined) return refuse('not-an-elector')
  if (!on.has(proposal.nominee)) return refuse('nominee-not-an-elector')
  const balanced = keepsBalance(proposal.phases, election.phaseGroup, proposal.balance)
  return balanced.ok ? accept(proposer) : balanced
}

function nominationsOpen(election: Election, now: Date): Decision<null, 'not-open'> {
  const state = stateOf(election, now)
  if (state === 'nominations-open') return accept(null)
  return refuse('not-open', {
    when:
      state === 'announced'
        ? `Nominations open at ${sayMoment(election.nominationsFrom)}`
        : `Nominations closed at ${sayMoment(election.nominationsUntil)}`,
  })
}

/** What a nominee may say: yes, no, or that they stand no longer. */
export type Answer = 'consents' | 'declines' | 'withdraws'

/** The nominee answers, as often as they like until nominations close. Refuses not-open, not-nominated and, for a yes, what keepsBalance refuses. */
export function answerNomination(
  election: Election,
  nomination: Nomination | null,
  answer: Answer,
  { phases, balance }: Pick<Proposal, 'phases' | 'balance'>,
  now: Date,
): Decision<Answer, AnswerRefusal> {
  if (nomination === null) return refuse('not-nominated')
  const open = nominationsOpen(election, now)
  if (!open.ok) return open
  if (answer !== 'consents') return accept(answer)
  const balanced = keepsBalance(phases, election.phaseGroup, balance)
  return balanced.ok ? accept(answer) : balanced
}

/** Does the nomination stand: consented to, and neither declined nor withdrawn? */
export function stands({ consentedAt, declinedAt, withdrawnAt }: Nomination): boolean {
  return consentedAt !== null && declinedAt === null && withdrawnAt === null
}

/**
 * Who stands, in the order of the ballot paper: by surname, then by the rest of the name. Nobody without consent. Two of one name are told
 * apart by a number.
 */
export function candidatesOf(nominations: readonly Nomination[]): readonly Candidate[] {
  const standing = nominations
    .filter(stands)
    .map(({ person, name, statement }) => ({ person, name: name ?? 'Name withheld', statement }))
    .toSorted((a, b) => order(a.name, b.name) || a.person.localeCompare(b.person))
  return tellApart(standing)
}

/** The candidates of a frozen ballot, in its order. */
export function candidatesInOrder(
  order: readonly string[],
  people: ReadonlyMap<string, { readonly name: string | null; readonly statement: string | null }>,
): readonly Candidate[] {
  return tellApart(
    order.map((person) => {
      const known = people.get(person)
      return { person, name: known?.name ?? 'Name withheld', statement: known?.statement ?? null }
    }),
  )
}

function tellApart(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.map((candidate, i) => {
    const before = candidates.slice(0, i).filter(({ name }) => name === candidate.name).length
    return before === 0 ? candidate : { ...candidate, name: `${candidate.name} (${before + 1})` }
  })
}

function order(a: string, b: string): number {
  return surname(a).localeCompare(surname(b), 'en-GB') || a.localeCompare(b, 'en-GB')
}

function surname(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name
}
