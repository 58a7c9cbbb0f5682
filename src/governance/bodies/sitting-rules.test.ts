// Who sits on a body on a day, and how many must be there.
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { quorumOf } from './quorum-rules.ts'
import { sittingOn } from './sitting-rules.ts'
import type { Entitlement, Seat } from './types.ts'

const TODAY = day('2026-11-22')
const seat = (id: string, position: number, more: Partial<Seat> = {}): Seat => {
  const plain = { office: null, filledBy: 'elected', votes: true, starts: null, ends: null } as const
  return { id, position, title: `Seat ${id}`, ...plain, ...more }
}
const entitled = (of: string, person: string, from: string | null, to: string | null = null): Entitlement => ({
  seat: of,
  person,
  how: 'elected',
  starts: from === null ? null : day(from),
  ends: to === null ? null : day(to),
  termEnds: null,
})
const holders = (seats: readonly Seat[], entitlements: readonly Entitlement[], on = TODAY) =>
  sittingOn(seats, entitlements, on).map(({ seat: { id }, holder }) => `${id}:${holder?.person ?? '-'}`)

describe('sitting', () => {
  it('follows the entitlement: the last day is the day before the end, and then the seat is vacant', () => {
    const leaves = [entitled('a', 'ann', '2024-09-01', '2026-11-22')]
    expect(holders([seat('a', 1)], leaves, day('2026-11-21'))).toEqual(['a:ann'])
    expect(holders([seat('a', 1)], leaves, TODAY)).toEqual(['a:-'])
  })

  it('gives one person one seat, the higher office first, and says where they sit', () => {
    const seats = [seat('a', 1), seat('b', 2, { office: 'vice-chair' })]
    const both = [entitled('a', 'ann', null), entitled('b', 'ann', '2026-01-01')]
    expect(holders(seats, both)).toEqual(['a:-', 'b:ann'])
    expect(sittingOn(seats, both, TODAY)[0]?.sitsElsewhere).toEqual({ person: 'ann', as: 'Seat b' })
  })

  it('gives the other seat to somebody else who is entitled to it', () => {
    const both = [entitled('a', 'ann', null), entitled('b', 'ann', null), entitled('b', 'ben', '2026-01-01')]
    expect(holders([seat('a', 1, { office: 'chair' }), seat('b', 2)], both)).toEqual(['a:ann', 'b:ben'])
  })

  it('gives a shared post one seat: whoever came first', () => {
    const shared = [entitled('a', 'ben', '2025-01-01'), entitled('a', 'ann', '2026-01-01')]
    expect(holders([seat('a', 1)], shared)).toEqual(['a:ben'])
  })

  it('leaves out seats that are not there on the day', () => {
    expect(holders([seat('a', 1, { ends: TODAY })], [])).toEqual([])
  })
})

describe('a quorum', () => {
  const eight = Array.from({ length: 8 }, (_, i) => seat(`s${i}`, i + 1))
  const sixHeld = eight.slice(0, 6).map(({ id }) => entitled(id, `person ${id}`, null))
  const places = sittingOn([...eight, seat('guest', 9, { votes: false })], sixHeld, TODAY)
  const half = { quorumNumerator: 1, quorumDenominator: 2, quorumMoreThan: false, quorumLeast: 2 }

  it.each([
    ['of all voting seats, vacant or not', { ...half, quorumBase: 'seats' }, 4, 8],
    ['of those in post', { ...half, quorumBase: 'in-post' }, 3, 6],
    ['just more than half', { ...half, quorumBase: 'in-post', quorumMoreThan: true }, 4, 6],
    ['a third rounded up', { ...half, quorumBase: 'seats', quorumDenominator: 3 }, 3, 8],
    ['never below the least', { ...half, quorumBase: 'in-post', quorumLeast: 5 }, 5, 6],
  ] as const)('%s', (_, rule, needed, base) => {
    expect(quorumOf(rule, places)).toEqual({ needed, base, of: rule.quorumBase })
  })
})
