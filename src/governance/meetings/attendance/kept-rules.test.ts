// Who was there cannot be recorded so that a decision of the meeting is contradicted.
import { describe, expect, it } from 'vitest'
import { sayMeetingRefusal } from '../words.ts'
import { keepDecisions, type MadeDecision } from './kept-rules.ts'

const DECISION: MadeDecision = { year: 2026, number: 1, item: 'one', mover: 'a', seconder: 'b', cast: 3 }
const present = (...people: string[]) => ({
  attending: people.map((person) => ({ person, votes: person !== 'guest' })),
  withdrawals: [] as { item: string; person: string }[],
})
const say = (
  before: ReturnType<typeof present>,
  after: ReturnType<typeof present>,
  made: Partial<MadeDecision> = {},
  needed = 2,
) => {
  const decisions = [{ ...DECISION, ...made }]
  const nameOf = (person: string) => `Member ${person}`
  const kept = keepDecisions(before, after, { decisions, recusals: [{ item: 'one', person: 'x' }], needed, nameOf })
  return kept.ok ? null : sayMeetingRefusal(kept.refusal, kept.detail)
}

describe('attendance after a decision', () => {
  it('keeps its mover and its seconder there', () => {
    expect(say(present('a', 'b', 'c'), present('a', 'c', 'd'))).toContain('Decision 2026/1 names Member b as seconder')
    expect(say(present('a', 'b', 'c'), present('b', 'c', 'd'))).toContain('Decision 2026/1 names Member a as mover')
  })

  it('keeps as many voting members as voted, and as the quorum needs', () => {
    expect(say(present('a', 'b', 'c'), present('a', 'b', 'guest'))).toContain('was made with 3 votes, and only 2')
    expect(say(present('a', 'b', 'c'), present('a', 'b', 'x'), { cast: 0 }, 3)).toContain(
      'Decision 2026/1 needed 3 voting members, and only 2 would have been present',
    )
  })

  it('counts whoever is said to have left the room for its item', () => {
    const away = { ...present('a', 'b', 'c'), withdrawals: [{ item: 'one', person: 'b' }] }
    expect(say(present('a', 'b', 'c'), away)).toContain('as seconder')
    expect(say(present('a', 'b', 'c'), away, { item: 'two' })).toBeNull()
  })

  it('may change in what contradicts nothing, and may put right what contradicted it before', () => {
    expect(say(present('a', 'b', 'c', 'd'), present('a', 'b', 'c'))).toBeNull()
    expect(say(present('a'), present('a', 'guest'))).toBeNull()
    expect(say(present('a'), present('a', 'b'))).toBeNull()
  })

  it('does not hold votes of schools against seats', () => {
    expect(say(present('a', 'b', 'c'), present('a', 'b'), { cast: null })).toBeNull()
  })
})
