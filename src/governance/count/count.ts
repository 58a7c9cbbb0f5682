// Counts a poll by a rule: the one way in. Pure: no clock, no store, no chance; the same poll gives the same report.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { alternativeVote, moreThanHalf } from './av.ts'
import { fieldOf, type Field } from './field.ts'
import { countMajority } from './majority.ts'
import { reportOf } from './report.ts'
import { runStages, type Counted } from './run-stages.ts'
import { scottishQuota, scottishStv } from './scottish-stv.ts'
import type { CountRefusal, CountReport, CountRule, Poll } from './types.ts'

/**
 * Counts the poll. A tie that neither looking back nor the poll's lot settles leaves `undecided` filled when it can change who is elected.
 * Refuses one-seat (majority and av fill one) and no-candidate (all withdrew).
 */
export function countPoll(poll: Poll, rule: CountRule): Decision<CountReport, CountRefusal> {
  const field = fieldOf(poll)
  if (field.names.length === 0) return refuse('no-candidate')
  if (rule !== 'scottish-stv' && poll.seats !== 1) return refuse('one-seat', { rule, seats: String(poll.seats) })
  const counted = countBy(rule, field)
  return accept(reportOf(poll, field, rule, quotaOf(rule, field, counted), counted))
}

function countBy(rule: CountRule, field: Field): Counted {
  switch (rule) {
    case 'scottish-stv':
      return runStages(scottishStv(field), field.lot)
    case 'av':
      return runStages(alternativeVote(field), field.lot)
    case 'majority':
      return countMajority(field)
  }
}

function quotaOf(rule: CountRule, field: Field, { standing }: Counted): number {
  return rule === 'scottish-stv' ? scottishQuota(field) : moreThanHalf(standing.votes)
}
