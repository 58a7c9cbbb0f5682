// Which step of a meeting waits for the clerk now.
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { dueStep, type DueMeeting } from './due-rules.ts'

const COMING: DueMeeting = {
  id: 'm',
  partnership: 'elm',
  bodyName: 'Board of elm',
  title: 'Autumn meeting',
  onDay: day('2026-12-03'),
  noticeOn: null,
  heldOn: null,
  draftedOn: null,
  circulatedOn: null,
  items: 2,
  attendance: 0,
  unanswered: 0,
  laterHeld: false,
}
const HELD: DueMeeting = { ...COMING, noticeOn: day('2026-11-20'), heldOn: COMING.onDay, attendance: 3 }
const SENT: DueMeeting = { ...HELD, draftedOn: day('2026-12-04'), circulatedOn: day('2026-12-04') }

describe('the step that is due', () => {
  it.each<[string, DueMeeting, string, string | null]>([
    ['the agenda, where there is none', { ...COMING, items: 0 }, '2026-11-25', 'agenda'],
    ['notice before the day', COMING, '2026-11-25', 'notice'],
    ['nothing once notice is given', { ...COMING, noticeOn: day('2026-11-20') }, '2026-11-25', null],
    ['whether it was held, from its day on', { ...COMING, noticeOn: day('2026-11-20') }, '2026-12-03', 'held'],
    ['whether it was held, without notice', COMING, '2026-12-04', 'held'],
    ['attendance', { ...HELD, attendance: 0 }, '2026-12-04', 'attendance'],
    ['the draft', HELD, '2026-12-04', 'drafted'],
    ['to circulate it', { ...HELD, draftedOn: day('2026-12-04') }, '2026-12-04', 'circulated'],
    ['to answer comments', { ...SENT, unanswered: 1, laterHeld: true }, '2026-12-20', 'comments'],
    ['nothing until a later meeting was held', SENT, '2026-12-20', null],
    ['approval after a later meeting', { ...SENT, laterHeld: true }, '2026-12-20', 'approved'],
  ])('is %s', (_, meeting, today, step) => expect(dueStep(meeting, day(today))).toBe(step))
})
