// Who took which seat when: the history says on every day what the rule of one person, one seat says.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { satOn, whoSat } from './history-rules.ts'
import { sittingOn } from './sitting-rules.ts'
import type { Entitlement, Seat } from './types.ts'

const START = day('2020-01-01')
const seat = (id: string, position: number, office: Seat['office'] = null): Seat => ({
  id,
  position,
  title: id,
  office,
  filledBy: 'elected',
  votes: true,
  starts: null,
  ends: null,
})
const SEATS = [seat('a', 1), seat('b', 2, 'chair'), seat('c', 3)]
const entitlement = fc
  .record({
    seat: fc.constantFrom('a', 'b', 'c'),
    person: fc.constantFrom('ann', 'ben', 'cat', 'dan'),
    from: fc.option(fc.nat(20), { nil: null }),
    length: fc.option(fc.integer({ min: 1, max: 15 }), { nil: null }),
  })
  .map(({ seat, person, from, length }): Entitlement => {
    const ends = length === null ? null : addDays(START, (from ?? 0) + length)
    return { seat, person, how: 'elected', starts: from === null ? null : addDays(START, from), ends, termEnds: ends }
  })

describe('the history of a body', () => {
  it('says on every day who sat where, as the rule of the day does', () => {
    fc.assert(
      fc.property(fc.array(entitlement, { maxLength: 9 }), (entitlements) => {
        const history = whoSat(SEATS, entitlements)
        for (let n = -2; n < 40; n++) {
          const on = addDays(START, n)
          const now = sittingOn(SEATS, entitlements, on).flatMap(({ seat, holder }) =>
            holder === null ? [] : [`${seat.id}:${holder.person}`],
          )
          const then = history.filter((one) => satOn(one, on)).map((one) => `${one.seat}:${one.entitlement.person}`)
          expect(then.sort()).toEqual(now.sort())
        }
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('joins no two holders and splits none: one entitled alone sits for as long as that lasts', () => {
    const alone: Entitlement = {
      seat: 'a',
      person: 'ann',
      how: 'elected',
      starts: START,
      ends: addDays(START, 9),
      termEnds: addDays(START, 9),
    }
    expect(whoSat(SEATS, [alone])).toEqual([{ seat: 'a', entitlement: alone, from: START, to: addDays(START, 9) }])
  })
})
