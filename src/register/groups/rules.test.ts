import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type Day } from '../../kernel/day.ts'
import { holdsOn } from '../../kernel/period.ts'
import { admitSchool, readKind, sayMembershipRefusal, type AskedMembership } from './rules.ts'
import type { JoinedOrganisation, JoiningSchool, StandingMembership } from './types.ts'

const SCHOOL: JoiningSchool = { urn: '900001', name: 'Elm School', opened: null, closed: null }
const GROUP: JoinedOrganisation = { name: 'Aylestone', opened: day('2012-09-01'), closed: day('2020-09-01') }
const ALWAYS: JoinedOrganisation = { name: 'Aylestone', opened: null, closed: null }

function asked(from: string | null, to: string | null): AskedMembership {
  return { member: '900001', role: 'member', from: from === null ? null : day(from), to: to === null ? null : day(to) }
}

function reason(
  ask: AskedMembership,
  school: JoiningSchool | null = SCHOOL,
  group: JoinedOrganisation = ALWAYS,
  standing: readonly StandingMembership[] = [],
): string {
  const decision = admitSchool(ask, school, group, standing)
  return decision.ok ? 'accepted' : sayMembershipRefusal(decision)
}

describe('a school joins a group', () => {
  it('for any period that nothing contradicts, known or not', () => {
    expect(reason(asked(null, null))).toBe('accepted')
    expect(reason(asked('2013-03-01', '2013-08-31'), SCHOOL, GROUP)).toBe('accepted')
  })

  it('not when the last day is before the first: both days are named', () => {
    expect(reason(asked('2013-03-01', '2013-03-01'))).toContain(
      'The last day, 28 February 2013, is before the first day, 1 March 2013.',
    )
  })

  it('not when no school has the URN', () => {
    expect(reason(asked(null, null), null)).toContain('No school in the register has the URN 900001')
  })

  it('not before the group opened: both days are named', () => {
    expect(reason(asked('2012-08-31', null), SCHOOL, GROUP)).toBe(
      'The membership would start on 31 August 2012, before Aylestone opened on 1 September 2012.',
    )
  })

  it('not beyond the last day of the group, which is named', () => {
    expect(reason(asked('2013-03-01', null), SCHOOL, GROUP)).toContain(
      'beyond the last day of Aylestone, 31 August 2020.',
    )
  })

  it('twice at once in the same role is an overlap, and both periods are named', () => {
    const standing: StandingMembership[] = [
      { member: '900001', role: 'member', period: { from: day('2013-01-01'), to: day('2014-01-01') } },
    ]
    expect(reason(asked('2013-12-31', null), SCHOOL, ALWAYS, standing)).toBe(
      'Elm School is in Aylestone already in this role: 1 January 2013 to 31 December 2013. The membership asked for, since 31 December 2013, overlaps it.',
    )
    expect(reason(asked('2014-01-01', null), SCHOOL, ALWAYS, standing)).toBe('accepted')
    expect(reason({ ...asked('2013-12-31', null), role: 'lead-school' }, SCHOOL, ALWAYS, standing)).toBe('accepted')
  })

  it('not before its URN existed, nor after: its predecessor or successor is to be named', () => {
    const academy = { ...SCHOOL, opened: day('2014-09-01') }
    const closed = { ...SCHOOL, closed: day('2014-08-31') }
    expect(reason(asked('2013-01-01', null), academy)).toContain('opened on 1 September 2014')
    expect(reason(asked(null, '2014-09-01'), academy)).toContain('opened on 1 September 2014')
    expect(reason(asked('2014-09-01', null), academy)).toBe('accepted')
    expect(reason(asked('2013-01-01', null), closed)).toContain('closed on 31 August 2014')
    expect(reason(asked('2013-01-01', '2014-09-01'), closed)).toBe('accepted')
  })

  it('never leaves two memberships that hold on the same day', () => {
    const anyDay = fc.integer({ min: 0, max: 1000 }).map((n) => addDays(day('2012-01-01'), n))
    const edge = fc.option(anyDay, { nil: null })
    fc.assert(
      fc.property(fc.array(fc.tuple(edge, edge), { maxLength: 8 }), anyDay, (periods, on: Day) => {
        const standing: StandingMembership[] = []
        for (const [from, to] of periods) {
          const decision = admitSchool({ member: '900001', role: 'member', from, to }, SCHOOL, ALWAYS, standing)
          if (decision.ok) standing.push({ member: '900001', role: 'member', period: decision.value })
        }
        expect(standing.filter((m) => holdsOn(m.period, on)).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the kind of a group', () => {
  it('is one whatever a partnership calls it', () => {
    expect(['cluster', 'Development group', 'development-group'].map((w) => readKind(w))).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, value: 'cluster' })),
    )
  })

  it('may be a partnership’s own', () => {
    expect(readKind('Reading circle')).toEqual({ ok: true, value: 'reading-circle' })
    expect(readKind(' – ')).toMatchObject({ refusal: 'not-a-kind' })
  })
})
