// Moments to the minute as the clock in Europe/London shows them. Pure: no clock of its own.
import { sayDay, type Day } from './day.ts'
import { accept, refuse, type Decision } from './decision.ts'

/** What the clock shows: day and time of the day, `17:00`. */
export interface ClockTime {
  readonly day: Day
  readonly time: string
}

const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const MINUTE_MS = 60_000
/** Summer time first: of an hour that comes twice in October, the earlier. */
const OFFSETS_MINUTES = [60, 0]

/** What the clock in London shows at this moment. */
export function londonClock(moment: Date): ClockTime {
  const parts = Object.fromEntries(CLOCK.formatToParts(moment).map(({ type, value }) => [type, value]))
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}` as Day,
    time: `${parts['hour']}:${parts['minute']}`,
  }
}

/** The moment at which the clock in London shows this day and time, `HH:MM`. Refuses skipped, for the hour that is left out in March, and not-a-time. */
export function londonMoment(day: Day, time: string): Decision<Date, 'skipped' | 'not-a-time'> {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return refuse('not-a-time')
  const shown = Date.parse(`${day}T${time}:00Z`)
  for (const offset of OFFSETS_MINUTES) {
    const moment = new Date(shown - offset * MINUTE_MS)
    const clock = londonClock(moment)
    if (clock.day === day && clock.time === time) return accept(moment)
  }
  return refuse('skipped')
}

/** `5pm`, `9:30am`, `midday`, `midnight`: GOV.UK style. Takes `HH:MM`. */
export function sayTime(time: string): string {
  if (time === '12:00') return 'midday'
  if (time === '00:00') return 'midnight'
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** `5pm on 20 December 2026`, as the clock in London shows it. */
export function sayMoment(moment: Date): string {
  const { day, time } = londonClock(moment)
  return `${sayTime(time)} on ${sayDay(day)}`
}
