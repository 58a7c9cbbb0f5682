// When a question passes, who may decide, and what is refused: as laws and by example.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { Passes } from '../bodies/types.ts'
import { isCarried, isTied, takesCastingVote } from './passing-rules.ts'
import { decideAt, isBrokenByRecusals, publishable, recordedDecision } from './rules.ts'
import type { AskedDecision, DecidedItem, Decider, Standing, Votes } from './types.ts'
import { waysOut } from './wording.ts'

const TODAY = day('2026-11-22')
const RULES: readonly Passes[] = ['majority-cast', 'majority-present', 'two-thirds-cast']
const passes = fc.constantFrom(...RULES)
const number = fc.integer({ min: 0, max: 90 })
const votes = fc.record({ for: number, against: number, abstained: number })
const castOf = (of: Votes) => of.for + of.against + of.abstained

describe('a question passes', () => {
  it.each([
    ['majority-cast', { for: 2, against: 1, abstained: 6 }, 9, true],
    ['majority-cast', { for: 2, against: 2, abstained: 0 }, 4, false],
    ['majority-present', { for: 4, against: 1, abstained: 3 }, 8, false],
    ['majority-present', { for: 5, against: 3, abstained: 0 }, 8, true],
    ['two-thirds-cast', { for: 4, against: 2, abstained: 3 }, 9, true],
    ['two-thirds-cast', { for: 5, against: 3, abstained: 0 }, 8, false],
  ] as const)('by %s with %o of %i present: %s', (rule, counted, present, carried) => {
    expect(isCarried(counted, rule, present)).toBe(carried)
  })

  it('never without a vote for it, and never when more vote against than for it', () => {
    fc.assert(
      fc.property(votes, passes, fc.boolean(), (counted, rule, casting) => {
        const carried = isCarried(counted, rule, castOf(counted), casting)
        expect(carried && counted.for === 0).toBe(false)
        expect(carried && counted.for < counted.against).toBe(false)
      }),
    )
  })

  it('still when one who voted against votes for it instead', () => {
    fc.assert(
      fc.property(votes, passes, fc.boolean(), (counted, rule, casting) => {
        if (counted.against === 0 || !isCarried(counted, rule, castOf(counted), casting)) return
        const more = { ...counted, for: counted.for + 1, against: counted.against - 1 }
        expect(isCarried(more, rule, castOf(more))).toBe(true)
      }),
    )
  })

  it('by a casting vote on a tie alone, and never where two thirds are needed', () => {
    fc.assert(
      fc.property(votes, passes, (counted, rule) => {
        const [without, withIt] = [false, true].map((casting) => isCarried(counted, rule, castOf(counted), casting))
        if (without !== withIt) expect([isTied(counted), takesCastingVote(rule)]).toEqual([true, true])
      }),
    )
    expect(isCarried({ for: 4, against: 4, abstained: 0 }, 'majority-cast', 8, true)).toBe(true)
    expect(isCarried({ for: 0, against: 0, abstained: 8 }, 'majority-cast', 8, true)).toBe(false)
  })

  it('by two thirds only if a majority would do too', () => {
    fc.assert(
      fc.property(votes, (counted) => {
        if (isCarried(counted, 'two-thirds-cast', castOf(counted)))
          expect(isCarried(counted, 'majority-cast', castOf(counted))).toBe(true)
      }),
    )
  })
})

const ITEM: DecidedItem = {
  id: 'five',
  position: 5,
  title: 'Commissioning',
  access: 'public',
  meeting: 'm',
  meetingTitle: 'Board meeting',
  onDay: day('2026-11-20'),
  heldOn: day('2026-11-20'),
  cancelledOn: null,
  approvedOn: null,
  partnership: 'elm',
  body: 'b',
  bodySlug: 'board',
  bodyName: 'Board',
  bodyConfidential: false,
}
const decider = (person: string): Decider => ({ person, votes: true, name: person, seatTitle: `Seat ${person}` })
const NOBODY: Standing = {
  present: [],
  recused: [],
  withdrawn: [],
  away: [],
  vacancies: 0,
  needed: 2,
  chairTakesPart: true,
}
const QUORATE: Standing = { ...NOBODY, present: ['ann', 'ben', 'col'].map(decider), recused: [decider('dan')] }
const ASKED: AskedDecision = {
  text: 'That we commission',
  access: 'public',
  mover: null,
  seconder: null,
  votes: null,
  casting: false,
  corrects: null,
}
const RULE = { passes: 'majority-cast', castingVote: true } as const
const recorded = (asked: Partial<AskedDecision>, rule: Parameters<typeof recordedDecision>[2] = RULE) => {
  const decision = recordedDecision({ ...ASKED, ...asked }, QUORATE, rule)
  return decision.ok ? 'recorded' : decision.refusal
}

describe('an item', () => {
  it('is decided when it is quorate, on the day or after it', () => {
    expect(decideAt(ITEM, QUORATE, TODAY).ok).toBe(true)
    expect(decideAt({ ...ITEM, heldOn: null, onDay: TODAY }, QUORATE, TODAY).ok).toBe(true)
  })

  it.each([
    ['cancelled', { cancelledOn: TODAY }],
    ['not-held', { heldOn: null, onDay: day('2026-12-03') }],
    ['minutes-approved', { approvedOn: TODAY }],
  ] as const)('is not decided: %s', (refusal, change) => {
    expect(decideAt({ ...ITEM, ...change }, QUORATE, TODAY)).toMatchObject({ refusal })
  })

  it('whose quorum interests break is not decided, and the ways out begin with those who could come', () => {
    const broken = {
      ...NOBODY,
      present: [decider('ann')],
      recused: [decider('ben')],
      away: [decider('eve')],
      vacancies: 1,
    }
    expect(decideAt(ITEM, broken, TODAY)).toMatchObject({
      refusal: 'not-quorate',
      detail: { present: '1', needed: '2', recused: '1' },
    })
    expect(isBrokenByRecusals(broken)).toBe(true)
    expect(waysOut(broken)[0]).toContain('eve (Seat eve)')
    expect(waysOut(broken).join(' ')).toContain('Charity Commission')
    expect(waysOut({ ...broken, recused: [] }).join(' ')).not.toContain('Charity Commission')
  })
})

describe('a decision', () => {
  it.each([
    ['recorded', {}],
    ['recorded', { mover: 'ann', seconder: 'ben', votes: { for: 2, against: 0, abstained: 1 } }],
    ['mover-recused', { mover: 'dan' }],
    ['mover-absent', { mover: 'zoe' }],
    ['seconder-recused', { mover: 'ann', seconder: 'dan' }],
    ['seconder-absent', { seconder: 'zoe' }],
    ['same-person', { mover: 'ann', seconder: 'ann' }],
    ['too-many-votes', { votes: { for: 4, against: 0, abstained: 0 } }],
    ['not-carried', { votes: { for: 1, against: 2, abstained: 0 } }],
    ['not-carried', { votes: { for: 1, against: 1, abstained: 1 } }],
    ['recorded', { votes: { for: 1, against: 1, abstained: 1 }, casting: true }],
    ['not-tied', { votes: { for: 2, against: 1, abstained: 0 }, casting: true }],
    ['not-tied', { casting: true }],
  ] as const)('is %s with %o', (outcome, asked) => expect(recorded(asked)).toBe(outcome))

  it('has a casting vote only where the constitution gives one', () => {
    const tied = { votes: { for: 1, against: 1, abstained: 0 }, casting: true }
    expect(recorded(tied, { ...RULE, castingVote: false })).toBe('no-casting-vote')
    expect(recordedDecision({ ...ASKED, ...tied }, { ...QUORATE, chairTakesPart: false }, RULE)).toMatchObject({
      refusal: 'no-casting-vote',
    })
    expect(recorded(tied, { passes: 'two-thirds-cast', castingVote: true })).toBe('no-casting-vote')
  })

  it('of a confidential body is published once, when it is meant for everybody', () => {
    const kept = { bodyConfidential: true, access: 'public', publishedOn: null } as const
    expect(publishable(kept).ok).toBe(true)
    expect(publishable({ ...kept, publishedOn: TODAY })).toMatchObject({ refusal: 'published-already' })
    expect(publishable({ ...kept, access: 'members' })).toMatchObject({ refusal: 'not-public' })
    expect(publishable({ ...kept, bodyConfidential: false })).toMatchObject({ refusal: 'not-confidential' })
  })
})
