// Of which phase group a person is, and whether a candidate keeps the balance of two offices. Pure. [S4] 20.
import type { PhaseGroup } from '../../register/index.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { PhaseGroupName } from '../bodies/types.ts'
import type { Balance, NominationRefusal, SchoolPhase } from './types.ts'

/** A school post that somebody holds, with the phase group of its school. */
export interface SchoolPost {
  readonly head: boolean
  readonly phase: PhaseGroup
}

const PHASES: Readonly<Record<PhaseGroup, SchoolPhase>> = {
  nursery: 'primary',
  primary: 'primary',
  secondary: 'secondary',
  '16-plus': 'secondary',
  'all-through': 'all-through',
  special: 'special',
  alternative: 'alternative',
  other: 'other',
}

/** The phase groups of whoever holds these posts: those of the schools they head, else of the schools where they work. */
export function phasesOf(posts: readonly SchoolPost[]): readonly SchoolPhase[] {
  const heads = posts.filter(({ head }) => head)
  const phases = (heads.length > 0 ? heads : posts).map(({ phase }) => PHASES[phase])
  return [...new Set(phases)]
}

/**
 * May somebody of these phase groups be nominated? Refuses chair-first (the other office is vacant), phase-unknown, same-phase-group
 * (the rule of the constitution is quoted) and other-phase-group (the seat is for another one). All-through counts as primary and as secondary
 * where a seat is for one of them.
 */
export function keepsBalance(
  phases: readonly SchoolPhase[],
  seatFor: PhaseGroupName | null,
  balance: Balance | null,
): Decision<null, NominationRefusal> {
  if (seatFor === null && balance === null) return accept(null)
  if (balance !== null && balance.holder === null)
    return refuse('chair-first', { office: balance.seatTitle, words: balance.words })
  if (phases.length === 0) return refuse('phase-unknown', { whose: 'nominee' })
  if (seatFor !== null && !phases.some((phase) => fits(phase, seatFor)))
    return refuse('other-phase-group', { group: seatFor })
  if (balance === null) return accept(null)
  if (balance.holderPhases.length === 0) return refuse('phase-unknown', { whose: balance.seatTitle })
  if (phases.some((phase) => !balance.holderPhases.includes(phase))) return accept(null)
  return refuse('same-phase-group', { words: balance.words, office: balance.seatTitle })
}

function fits(phase: SchoolPhase, seatFor: PhaseGroupName): boolean {
  return phase === seatFor || (phase === 'all-through' && (seatFor === 'primary' || seatFor === 'secondary'))
}
