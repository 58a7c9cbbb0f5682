// Meetings as a calendar (RFC 5545). Pure: nothing here is for members only; how to join is never in it.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Meeting } from '../meetings/types.ts'
import { LONDON_ZONE } from './london-zone.ts'

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

/** What a feed is called, and where its installation is reached. */
export interface FeedHead {
  readonly name: string
  /** Without a slash at the end. */
  readonly baseUrl: string
}

/** So often a program may ask again, in seconds. */
const ASK_AGAIN = 4 * 60 * 60

/**
 * The meetings as one calendar, in the order given. A meeting keeps its UID, its id at the installation's host, and its SEQUENCE rises with each
 * change of day, time, place or state; a cancelled one stays in as cancelled. Times are those of the clock in Europe/London, whatever the season.
 */
export function calendarFeed({ name, baseUrl }: FeedHead, meetings: readonly Meeting[]): string {
  const calendar = ical({
    name: escapeText(name),
    prodId: { company: 'Trellis', product: 'Meetings', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => LONDON_ZONE },
    ttl: ASK_AGAIN,
  })
  for (const meeting of meetings) calendar.createEvent(eventOf(meeting, baseUrl))
  return `${calendar.toString()}\r\n`
}

function eventOf(meeting: Meeting, baseUrl: string) {
  const { id, partnership, onDay, starts, ends, place, changedAt, sequence, cancelledOn } = meeting
  const url = `${baseUrl}/${partnership}/meetings/${id}`
  return {
    id: uidOf(id, baseUrl),
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    timezone: 'Europe/London',
    start: onTheClock(onDay, starts),
    ...(ends !== null && { end: onTheClock(onDay, ends) }),
    summary: `${meeting.bodyName}: ${meeting.title}`,
    description: `Agenda and papers: ${url}`,
    ...(place !== null && { location: place }),
    url,
    status: cancelledOn === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  }
}

/** The name of a calendar entry that never changes. */
function uidOf(meeting: string, baseUrl: string): string {
  return `${meeting}@${new URL(baseUrl).hostname}`
}

/** Day and time as they are read off the clock: the writer gives them back as they stand, under TZID. */
function onTheClock(onDay: string, time: string): string {
  return `${onDay}T${time}:00`
}

/** TEXT as RFC 5545 3.3.11 writes it: the writer does so for entries, but not for the name of a calendar. */
function escapeText(text: string): string {
  return text.replaceAll(/\r\n|\r|\n/g, ' ').replaceAll(/[\\;,]/g, String.raw`\$&`)
}
