// What may be changed about bodies, seats, rules and holders, and each refusal.
import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import {
  addMonths,
  leaveSeat,
  recordInSeat,
  reportBack,
  sayHolderRefusal,
  sitsNowhereElse,
  type AskedHolder,
} from './holding-rules.ts'
import { balanceOf, bodySlug, changeBodyFacts, endSeatOn, enterMember, layDownRules, seatAsAsked } from './rules.ts'

const refusalOf = (decision: { ok: boolean; refusal?: string }) => (decision.ok ? 'accepted' : decision.refusal)

describe('a holder', () => {
  const seat = { filledBy: 'elected', starts: day('2020-09-01'), ends: null, follows: null } as const
  const asked: AskedHolder = { person: 'ann', how: 'elected', from: day('2026-09-01'), last: null }
  const standing = [{ name: 'Ben', starts: day('2023-09-01'), ends: day('2026-09-01') }]

  it('sits for a whole term of the constitution, from the day the last one ends', () => {
    expect(recordInSeat(asked, seat, 36, standing)).toEqual({ ok: true, value: '2029-09-01' })
  })

  it('has no term where the constitution names none', () => {
    expect(recordInSeat(asked, seat, null, [])).toEqual({ ok: true, value: null })
  })

  it('may sit for the rest of a term', () => {
    expect(recordInSeat({ ...asked, last: day('2027-08-31') }, seat, 36, [])).toEqual({ ok: true, value: '2027-09-01' })
  })

  it('ends with the seat', () => {
    expect(recordInSeat(asked, { ...seat, ends: day('2027-01-01') }, 36, [])).toEqual({ ok: true, value: '2027-01-01' })
  })

  it.each([
    ['an ex officio seat has no recorded holder', asked, { ...seat, filledBy: 'ex-officio' }, 'is-ex-officio'],
    ['nobody', { ...asked, person: null }, seat, 'unknown-person'],
    ['an elected seat takes no invited member', { ...asked, how: 'invited' }, seat, 'wrong-way'],
    ['before the seat', { ...asked, from: day('2020-08-31') }, seat, 'before-seat'],
    ['after its end', asked, { ...seat, ends: day('2026-09-01') }, 'after-seat'],
    ['a last day before the first', { ...asked, last: day('2026-08-30') }, seat, 'ends-before-start'],
    ['longer than the constitution allows', { ...asked, last: day('2029-09-01') }, seat, 'term-too-long'],
    ['while somebody else holds it', { ...asked, from: day('2026-08-31') }, seat, 'overlaps'],
  ] as const)('is refused: %s', (_, holder, of, refusal) => {
    expect(refusalOf(recordInSeat(holder, of, 36, standing))).toBe(refusal)
  })

  it('is told who stands in the way and when', () => {
    const decision = recordInSeat({ ...asked, from: day('2026-08-31') }, seat, 36, standing)
    expect(decision).toMatchObject({ detail: { who: 'Ben', period: '1 September 2023 to 31 August 2026' } })
  })

  it('takes one seat of a body: a second one only later, or with a higher office', () => {
    const other = {
      person: 'una',
      name: 'Una',
      title: 'Representative of Evington',
      office: null,
      how: 'elected',
      starts: day('2024-09-01'),
      ends: day('2027-09-01'),
    } as const
    const period = { from: day('2026-11-22'), to: null }
    const decision = sitsNowhereElse('una', { office: null }, period, [other])
    expect(decision).toEqual({
      ok: false,
      refusal: 'sits-elsewhere',
      detail: { who: 'Una', title: 'Representative of Evington', how: 'elected' },
    })
    expect(sayHolderRefusal('sits-elsewhere', { who: 'Una', title: other.title, how: 'elected' })).toEqual({
      person:
        'Una sits as Representative of Evington: one person takes one seat. Record first that they left that seat, or choose somebody else',
    })
    expect(sayHolderRefusal('sits-elsewhere', { who: 'Una', title: other.title, how: 'ex-officio' }).person).toContain(
      'They sit there by their post: choose somebody else',
    )
    expect(refusalOf(sitsNowhereElse('ben', { office: null }, period, [other]))).toBe('accepted')
    expect(refusalOf(sitsNowhereElse('una', { office: null }, { from: day('2027-09-01'), to: null }, [other]))).toBe(
      'accepted',
    )
    expect(refusalOf(sitsNowhereElse('una', { office: 'chair' }, period, [other]))).toBe('accepted')
    expect(refusalOf(sitsNowhereElse('una', { office: 'chair' }, period, [{ ...other, office: 'chair' }]))).toBe(
      'sits-elsewhere',
    )
  })

  it('leaves early by the next day, never before the start nor when the term is over anyway', () => {
    const held = { starts: day('2026-09-01'), termEnds: day('2029-09-01'), leftOn: null }
    expect(leaveSeat(held, day('2026-11-22'))).toEqual({ ok: true, value: '2026-11-23' })
    expect(refusalOf(leaveSeat(held, day('2026-08-31')))).toBe('ends-before-start')
    expect(refusalOf(leaveSeat(held, day('2029-08-31')))).toBe('after-term')
    expect(refusalOf(leaveSeat({ ...held, leftOn: day('2026-10-01') }, day('2026-11-22')))).toBe('left-already')
  })

  it('counts months to the last day there is', () => {
    expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28')
    expect(addMonths(day('2026-09-01'), 36)).toBe('2029-09-01')
  })
})

describe('a report back', () => {
  const today = day('2026-11-22')
  const own = { people: ['ann'], keeps: false }
  it.each([
    ['by whoever sat then', today, { person: 'ann' }, own, 'accepted'],
    ['by the clerk for whoever sat then', today, { person: 'ben' }, { people: [], keeps: true }, 'accepted'],
    ['on a day to come', day('2026-11-23'), { person: 'ann' }, own, 'not-yet'],
    ['on a day when nobody sat', today, null, own, 'nobody-sat'],
    ['for the seat of another', today, { person: 'ben' }, own, 'not-yours'],
  ] as const)('%s', (_, on, holder, reader, answer) => {
    expect(refusalOf(reportBack(on, today, holder, reader))).toBe(answer)
  })
})

describe('a seat', () => {
  const asked = {
    filledBy: 'elected',
    office: null,
    post: null,
    ofSeat: null,
    appointedBy: null,
    votes: true,
    starts: day('2026-09-01'),
  } as const
  const body = { opened: day('2020-09-01'), closed: null }
  const chair = { office: 'chair', title: 'Chair', starts: null, ends: null } as const

  it('of an invited member never votes', () => {
    expect(seatAsAsked({ ...asked, filledBy: 'invited' }, null, body, [])).toMatchObject({ value: { votes: false } })
  })

  it.each([
    ['ex officio of nothing', { ...asked, filledBy: 'ex-officio' }, null, 'needs-source'],
    ['ex officio of two', { ...asked, filledBy: 'ex-officio', post: 'p', ofSeat: 's' }, null, 'two-sources'],
    ['elected, but of a post', { ...asked, post: 'p' }, null, 'two-sources'],
    [
      'ex officio of a seat that follows one',
      { ...asked, filledBy: 'ex-officio', ofSeat: 's' },
      { id: 's', follows: true },
      'follows-a-follower',
    ],
    ['appointed by nobody', { ...asked, filledBy: 'appointed' }, null, 'needs-organisation'],
    ['before the body', { ...asked, starts: day('2020-08-31') }, null, 'before-body'],
    ['with an office that another seat has', { ...asked, office: 'chair' }, null, 'office-taken'],
  ] as const)('is refused: %s', (_, seat, followed, refusal) => {
    expect(refusalOf(seatAsAsked(seat, followed, body, [chair]))).toBe(refusal)
  })

  it('is refused after the body', () => {
    expect(refusalOf(seatAsAsked(asked, null, { ...body, closed: day('2026-09-01') }, []))).toBe('after-body')
  })

  it('ends with the terms that would outlast it, but not under somebody who is still to come', () => {
    const held = { id: 'h', person: 'ann', starts: day('2025-09-01'), ends: day('2028-09-01') }
    const seat = { starts: day('2020-09-01'), ends: null }
    expect(endSeatOn(seat, day('2026-12-31'), [held])).toEqual({ ok: true, value: { ends: '2027-01-01', cut: ['h'] } })
    expect(refusalOf(endSeatOn(seat, day('2025-08-31'), [held]))).toBe('held-later')
    expect(refusalOf(endSeatOn(seat, day('2020-08-31'), []))).toBe('ends-before-start')
    expect(refusalOf(endSeatOn({ ...seat, ends: day('2026-01-01') }, day('2026-12-31'), []))).toBe('ended-already')
  })
})

describe('rules of a body', () => {
  const standing = [{ id: 'one', starts: day('2020-09-01'), ends: null }]
  it('end those before on the day they begin, and put those of the same day right', () => {
    expect(layDownRules(day('2026-09-01'), [])).toEqual({ ok: true, value: { kind: 'add', ends: null } })
    expect(layDownRules(day('2026-09-01'), standing)).toEqual({ ok: true, value: { kind: 'add', ends: 'one' } })
    expect(layDownRules(day('2020-09-01'), standing)).toEqual({ ok: true, value: { kind: 'correct', id: 'one' } })
    expect(refusalOf(layDownRules(day('2020-08-31'), standing))).toBe('before-standing')
  })

  it('bind two different offices once', () => {
    const rule = { office: 'vice-chair', differsFrom: 'chair' } as const
    expect(refusalOf(balanceOf(rule, []))).toBe('accepted')
    expect(refusalOf(balanceOf(rule, [rule]))).toBe('there-already')
    expect(refusalOf(balanceOf({ office: 'chair', differsFrom: 'chair' }, []))).toBe('same-office')
  })
})

describe('a body', () => {
  const asked = {
    opened: day('2020-09-01'),
    closed: null,
    legalForm: null,
    companyNumber: null,
    charityNumber: null,
    reportsTo: null,
  }
  const seat = { id: 's', title: 'Chair', starts: day('2020-09-01'), ends: null }

  it('closes with its seats', () => {
    const decision = changeBodyFacts({ ...asked, closed: day('2027-01-01') }, 'own', [seat])
    expect(decision).toEqual({ ok: true, value: { ended: ['s'] } })
    const later = [{ starts: day('2027-01-01') }]
    expect(refusalOf(changeBodyFacts({ ...asked, closed: day('2027-01-01') }, 'own', [seat], later))).toBe('held-after')
  })

  it.each([
    ['a last day before the first', { ...asked, closed: day('2020-08-01') }, 'ends-before-start'],
    ['an opening after a seat began', { ...asked, opened: day('2021-01-01') }, 'seat-before'],
    ['a closing before a seat begins', { ...asked, opened: null, closed: day('2020-09-01') }, 'seat-after'],
    ['a charity number without a legal form', { ...asked, charityNumber: '1' }, 'no-legal-form'],
    ['a report back to itself', { ...asked, reportsTo: 'own' }, 'reports-to-itself'],
  ] as const)('is refused: %s', (_, body, refusal) => {
    expect(refusalOf(changeBodyFacts(body, 'own', [seat]))).toBe(refusal)
  })

  it('has a slug of its own, and never that of a page', () => {
    expect(bodySlug('New', [])).toEqual({ ok: true, value: 'new-2' })
    expect(bodySlug('Board', ['board', 'board-2'])).toEqual({ ok: true, value: 'board-3' })
    expect(refusalOf(bodySlug('!', []))).toBe('no-name')
  })

  it('as a company has each member once at a time', () => {
    const member = { organisation: 'o', person: null, starts: day('2026-01-01'), ends: null }
    const since = { member: 'o', from: day('2020-01-01'), to: day('2026-06-01') }
    expect(refusalOf(enterMember(member, 'Company', []))).toBe('accepted')
    expect(refusalOf(enterMember(member, 'Company', [since]))).toBe('member-already')
    expect(refusalOf(enterMember(member, null, []))).toBe('no-legal-person')
    expect(refusalOf(enterMember({ ...member, person: 'p' }, 'Company', []))).toBe('one-of-two')
  })
})
