// What may be done with a meeting, its order, its times and its quorum, from facts alone.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { reorder } from './agenda/rules.ts'
import { finish, sayStanding, undertake } from './action-log/rules.ts'
import { quorumOfItem, waysOut } from './quorum-words.ts'
import { giveNotice, markHeld, moveTo, stateOf } from './rules.ts'
import { nextTask, tasksOf } from './task-rules.ts'
import { meetingsOwed, sayWarning, type MeetingBody } from './term-rules.ts'
import type { Meeting } from './types.ts'
import { readTime, sayTime, sayTimes } from './words.ts'

const MEETING: Meeting = {
  id: 'm',
  partnership: 'elm',
  body: 'b',
  bodySlug: 'board',
  bodyName: 'Board of elm',
  confidential: false,
  title: 'Autumn meeting',
  onDay: day('2026-12-03'),
  starts: '14:00',
  ends: '16:00',
  place: null,
  noticeOn: null,
  cancelledOn: null,
  cancelledWhy: null,
  heldOn: null,
  sequence: 0,
  draftedOn: null,
  circulatedOn: null,
  approvedOn: null,
  approvedAt: null,
  changedAt: new Date('2026-11-01T09:00:00Z'),
}
const refusalOf = (decision: { ok: boolean; refusal?: string }) => (decision.ok ? null : decision.refusal)

describe('notice', () => {
  it('is short the day after it was due, and then needs to be allowed', () => {
    expect(refusalOf(giveNotice(MEETING, 7, false, day('2026-11-26')))).toBeNull()
    expect(refusalOf(giveNotice(MEETING, 7, false, day('2026-11-27')))).toBe('short-notice')
    expect(refusalOf(giveNotice(MEETING, 7, true, day('2026-11-27')))).toBeNull()
  })

  it('is given once, and not of a meeting whose day has passed', () => {
    const given = { ...MEETING, noticeOn: day('2026-11-20') }
    expect(refusalOf(giveNotice(given, 7, true, day('2026-11-21')))).toBe('notice-given')
    expect(refusalOf(giveNotice(MEETING, 7, true, day('2026-12-04')))).toBe('day-passed')
  })
})

describe('a meeting', () => {
  it('is what its facts say', () => {
    expect(stateOf(MEETING)).toBe('planned')
    expect(stateOf({ ...MEETING, noticeOn: day('2026-11-20') })).toBe('notice-given')
    expect(stateOf({ ...MEETING, heldOn: day('2026-12-03') })).toBe('held')
    expect(stateOf({ ...MEETING, noticeOn: day('2026-11-20'), cancelledOn: day('2026-11-21') })).toBe('cancelled')
  })

  it('is held on its day at the earliest', () => {
    expect(refusalOf(markHeld(MEETING, day('2026-12-02')))).toBe('day-to-come')
    expect(refusalOf(markHeld(MEETING, day('2026-12-03')))).toBeNull()
  })

  it('stays where it is once its minutes are approved', () => {
    const approved = { ...MEETING, heldOn: day('2026-12-03'), approvedOn: day('2027-02-01') }
    const to = { onDay: day('2027-03-01'), starts: '14:00', ends: null }
    expect(refusalOf(moveTo(approved, to, 7, true, day('2027-02-02')))).toBe('minutes-approved')
  })
})

describe('the order of an agenda', () => {
  test('is a permutation with the moved item at its place, whatever place is asked for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.integer(),
        (ids, pick, place) => {
          const moved = ids[pick % ids.length] ?? ''
          const order = reorder(ids, moved, place)
          expect(order.toSorted()).toEqual(ids.toSorted())
          expect(order.indexOf(moved)).toBe(Math.min(Math.max(place, 1), ids.length) - 1)
          expect(order.filter((id) => id !== moved)).toEqual(ids.filter((id) => id !== moved))
        },
      ),
    )
  })
})

describe('times', () => {
  it.each([
    ['2pm', '14:00'],
    ['2.30 pm', '14:30'],
    ['14:05', '14:05'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['9:15', '09:15'],
    ['9', null],
    ['13pm', null],
    ['0pm', null],
    ['24:00', null],
    ['9:60', null],
    ['noon', null],
  ])('%s is read as %s', (text, time) => expect(readTime(text)).toBe(time))

  it('are said as people write them', () => {
    expect([sayTime('14:00'), sayTime('09:05'), sayTime('12:00'), sayTime('00:30')]).toEqual([
      '2pm',
      '9:05am',
      'midday',
      '12:30am',
    ])
    expect(sayTimes({ starts: '10:00', ends: null })).toBe('from 10am')
  })
})

describe('the quorum of an item', () => {
  const standing = {
    quorum: { needed: 4, base: 7, of: 'in-post' as const },
    attending: ['a', 'b', 'c', 'd', 'e', 'x'].map((person) => ({ person, votes: person !== 'x' })),
    recusals: [{ item: 'five', person: 'a' }],
    withdrawals: [
      { item: 'five', person: 'a' },
      { item: 'five', person: 'b' },
    ],
    held: true,
  }

  it('is said with what it is reckoned from', () => {
    const { sentence } = quorumOfItem({ id: 'four', position: 4 }, standing)
    expect(sentence).toBe('Quorate: 5 of 4 needed, reckoned from 7 members in post')
  })

  it('leaves out whoever an interest keeps out and whoever was away, each once', () => {
    const five = quorumOfItem({ id: 'five', position: 5 }, standing)
    expect(five).toMatchObject({ quorate: false, present: 3 })
    expect(five.sentence).toBe('Not quorate for item 5: 3 of 4 needed, reckoned from 7 members in post')
    expect(waysOut(5, standing.quorum, five.present)[0]).toContain('one more voting member without an interest')
  })
})

describe('meetings that are owed', () => {
  const body: MeetingBody = { id: 'b', partnership: 'elm', slug: 'board', name: 'Board', meets: 'termly', days: [] }
  const said = (one: MeetingBody, today: string) => meetingsOwed([one], day(today)).map(sayWarning)

  it('are one a term where a body meets termly', () => {
    expect(said(body, '2026-10-01')).toEqual(['Board has no meeting in Autumn 2026'])
    expect(said({ ...body, days: [day('2026-12-31')] }, '2026-10-01')).toEqual([])
    expect(said({ ...body, days: [day('2027-01-01')] }, '2026-10-01')).toEqual(['Board has no meeting in Autumn 2026'])
  })

  it('are looked for four weeks before a term begins', () => {
    const now = { ...body, days: [day('2026-10-10')] }
    expect(said(now, '2026-12-03')).toEqual([])
    expect(said(now, '2026-12-04')).toEqual(['Board has no meeting in Spring 2027'])
  })

  it('are two a term where it meets half-termly, and one a school year where yearly', () => {
    const once = { ...body, days: [day('2026-10-10')] }
    expect(said({ ...once, meets: 'half-termly' }, '2026-10-11')).toEqual([
      'Board has only 1 of 2 meetings in Autumn 2026',
    ])
    expect(said({ ...once, meets: 'yearly' }, '2027-06-01')).toEqual([])
    expect(said({ ...body, meets: 'yearly' }, '2027-06-01')).toEqual([
      'Board has no meeting in the school year 2026 to 2027',
    ])
  })
})

describe('the steps of the clerk', () => {
  const facts = { meeting: MEETING, items: 2, itemsWithoutPaper: 1, attendance: 0, noticeDays: 7 }
  const statuses = (today: string, change: Partial<typeof facts> = {}) =>
    Object.fromEntries(tasksOf({ ...facts, ...change }, day(today)).map(({ name, status }) => [name, status]))

  it('are late when the day for notice has gone by, and what is late comes first', () => {
    expect(statuses('2026-11-26')['notice']).toBe('now')
    expect(statuses('2026-11-27')['notice']).toBe('late')
    expect(nextTask(tasksOf({ ...facts, items: 0 }, day('2026-11-27')))?.name).toBe('notice')
  })

  it('follow the facts to approved minutes', () => {
    const held = { ...MEETING, noticeOn: day('2026-11-20'), heldOn: day('2026-12-03'), draftedOn: day('2026-12-05') }
    expect(statuses('2026-12-06', { meeting: held, attendance: 5 })).toEqual({
      agenda: 'done',
      notice: 'done',
      papers: 'done',
      held: 'done',
      attendance: 'done',
      drafted: 'done',
      circulated: 'now',
      approved: 'not-yet',
    })
    expect(tasksOf({ ...facts, meeting: { ...MEETING, cancelledOn: day('2026-11-20') } }, day('2026-11-21'))).toEqual(
      [],
    )
  })
})

describe('an action', () => {
  const action = { doneOn: null, dueOn: day('2026-11-30'), meetingDay: day('2026-10-01') }

  it('says how long it is open and how late', () => {
    expect(sayStanding(action, day('2026-11-22'))).toBe('Open for 52 days, due on 30 November 2026')
    expect(sayStanding(action, day('2026-12-01'))).toBe('Open for 61 days, 1 day late')
    expect(sayStanding({ ...action, dueOn: null }, day('2026-10-02'))).toBe('Open for 1 day, no day is named')
  })

  it('is done once, not before it was undertaken and not in the future', () => {
    const today = day('2026-11-22')
    expect(refusalOf(finish(action, day('2026-09-30'), today))).toBe('done-before-meeting')
    expect(refusalOf(finish(action, day('2026-11-23'), today))).toBe('done-later')
    expect(refusalOf(finish({ ...action, doneOn: today }, today, today))).toBe('done-already')
    expect(refusalOf(undertake(MEETING, day('2026-12-02')))).toBe('due-before-meeting')
  })
})
