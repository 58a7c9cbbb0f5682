// How a vote counts and a question ends: as laws and by example.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Constitution, Passes } from '../bodies/types.ts'
import {
  castVote,
  closeable,
  electorsOfSchools,
  endingOf,
  openResolution,
  quorumBetweenMeetings,
  stateOf,
  tallyOf,
} from './rules.ts'
import { CHOICES, type Motion } from './types.ts'

const CLOSES = new Date('2026-12-20T17:00:00Z')
const BEFORE = new Date(CLOSES.getTime() - 1)
const MOTION: Motion = {
  id: 'one',
  partnership: 'elm',
  body: 'b',
  bodySlug: 'board',
  bodyName: 'Board',
  bodyConfidential: false,
  item: null,
  itemPosition: null,
  itemTitle: null,
  meeting: null,
  meetingTitle: null,
  meetingDay: null,
  question: 'Shall we?',
  access: 'public',
  unit: 'seat',
  opensAt: new Date('2026-11-01T09:00:00Z'),
  closesAt: CLOSES,
  closedAt: null,
  ending: null,
  mover: null,
  moverName: null,
  seconder: null,
  seconderName: null,
  quorum: 2,
  passes: 'majority-cast',
  voted: 0,
  electors: 3,
  decision: null,
}
const AT_ITEM = { ...MOTION, item: 'five', closesAt: null }
const VOTER = { elector: true, recused: false, member: true, votes: true }
const passes = fc.constantFrom<Passes>('majority-cast', 'majority-present', 'two-thirds-cast')
const choices = fc.array(fc.constantFrom(...CHOICES), { maxLength: 90 })

describe('a vote', () => {
  it('counts until the closing time, and not at it', () => {
    expect(stateOf(MOTION, BEFORE)).toBe('open')
    expect(stateOf(MOTION, CLOSES)).toBe('ended')
    expect(castVote(MOTION, VOTER, BEFORE).ok).toBe(true)
    expect(castVote(MOTION, VOTER, CLOSES)).toMatchObject({ refusal: 'closed' })
    expect(castVote({ ...AT_ITEM, closedAt: BEFORE }, VOTER, BEFORE)).toMatchObject({ refusal: 'closed' })
  })

  it.each([
    ['recused', AT_ITEM, { recused: true }],
    ['recused', AT_ITEM, { recused: true, elector: false }],
    ['not-there', AT_ITEM, { elector: false }],
    ['no-vote', AT_ITEM, { elector: false, votes: false }],
    ['not-elector', AT_ITEM, { elector: false, member: false }],
    ['not-elector', MOTION, { elector: false }],
    ['not-elector', { ...MOTION, unit: 'member-school' }, { elector: false, votes: false }],
  ] as const)('is refused: %s', (refusal, motion, voter) => {
    expect(castVote(motion, { ...VOTER, ...voter }, BEFORE)).toMatchObject({ refusal })
  })
})

describe('a question', () => {
  const end = (of: Partial<Parameters<typeof endingOf>[0]>) => {
    const votes = { for: 2, against: 1, abstained: 0 }
    return endingOf({
      votes,
      passes: 'majority-cast',
      quorum: 2,
      present: 3,
      voterRecused: false,
      casting: null,
      ...of,
    })
  }
  const tied = { votes: { for: 1, against: 1, abstained: 1 } }

  it.each([
    ['carried', false, {}],
    ['lost', false, tied],
    ['carried', true, { ...tied, casting: 'for' }],
    ['lost', false, { ...tied, casting: 'against' }],
    ['carried', false, { casting: 'against' }],
    ['not-quorate', false, { present: 1 }],
    ['voter-recused', false, { voterRecused: true }],
  ] as const)('ends as %s (casting vote used: %s) with %o', (ending, casting, of) => {
    expect(end(of)).toEqual({ ending, casting })
  })

  it('is never carried without its quorum, nor with the vote of somebody recused, whatever the votes', () => {
    fc.assert(
      fc.property(choices, passes, fc.nat(90), fc.boolean(), (given, rule, quorum, voterRecused) => {
        const { ending } = end({
          votes: tallyOf(given),
          passes: rule,
          quorum,
          present: given.length,
          voterRecused,
          casting: 'for',
        })
        expect(ending === 'carried' && (given.length < quorum || voterRecused)).toBe(false)
      }),
    )
  })

  it('ends the same whatever the order of the votes, and counts each of them once', () => {
    fc.assert(
      fc.property(choices, passes, (given, rule) => {
        const [one, other] = [tallyOf(given), tallyOf(given.toReversed())]
        expect(one.for + one.against + one.abstained).toBe(given.length)
        const ends = [one, other].map((votes) => end({ votes, passes: rule, present: given.length }))
        expect(ends[0]).toEqual(ends[1])
      }),
    )
  })

  it('with a closing time is not closed before it, only withdrawn', () => {
    const facts = { now: BEFORE, approved: false, castingVote: true }
    const result = { withdraw: false, casting: null }
    expect(closeable(MOTION, result, facts)).toMatchObject({ refusal: 'still-open' })
    expect(closeable(MOTION, { ...result, withdraw: true }, facts).ok).toBe(true)
    expect(closeable(MOTION, result, { ...facts, now: CLOSES }).ok).toBe(true)
    expect(closeable({ ...MOTION, closedAt: BEFORE }, result, facts)).toMatchObject({ refusal: 'closed-already' })
  })

  it('takes a casting vote at a meeting only, where the constitution gives one', () => {
    const facts = { now: BEFORE, approved: false, castingVote: true }
    const casting = { withdraw: false, casting: 'for' } as const
    expect(closeable(AT_ITEM, casting, facts).ok).toBe(true)
    expect(closeable(AT_ITEM, casting, { ...facts, castingVote: false })).toMatchObject({ refusal: 'no-casting-vote' })
    expect(closeable({ ...MOTION }, casting, { ...facts, now: CLOSES })).toMatchObject({ refusal: 'no-casting-vote' })
    expect(closeable({ ...AT_ITEM, passes: 'two-thirds-cast' }, casting, facts)).toMatchObject({
      refusal: 'no-casting-vote',
    })
    expect(closeable(AT_ITEM, casting, { ...facts, approved: true })).toMatchObject({ refusal: 'minutes-approved' })
  })
})

describe('a resolution', () => {
  const rule: Constitution = {
    id: 'c',
    starts: null,
    ends: null,
    quorumBase: 'in-post',
    quorumNumerator: 1,
    quorumDenominator: 2,
    quorumMoreThan: false,
    quorumLeast: 2,
    passes: 'majority-cast',
    votingUnit: 'member-school',
    castingVote: false,
    termMonths: null,
    termNoticeDays: 60,
    meetingNoticeDays: 7,
    words: null,
  }

  it('needs the same part of the member schools as of the seats, rounded up, and never below the least', () => {
    expect(quorumBetweenMeetings(rule, 'member-school', [], 83)).toBe(42)
    expect(quorumBetweenMeetings({ ...rule, quorumMoreThan: true }, 'member-school', [], 80)).toBe(41)
    expect(quorumBetweenMeetings(rule, 'member-school', [], 1)).toBe(2)
  })

  it('gives each member school one vote', () => {
    expect(electorsOfSchools(['900001', '900002', '900001']).map(({ unit }) => unit)).toEqual(['900001', '900002'])
  })

  it.each([
    ['no-member-schools', 'member-school', 0, CLOSES],
    ['too-few-electors', 'seat', 1, CLOSES],
    ['closes-past', 'seat', 3, BEFORE],
  ] as const)('is refused: %s', (refusal, unit, electors, closesAt) => {
    expect(openResolution({ unit, closesAt }, electors, 2, BEFORE)).toMatchObject({ refusal })
  })
})
