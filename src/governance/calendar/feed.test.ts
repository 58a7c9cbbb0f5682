// Feeds through the real server, read back by another library than the one that writes them.
import { sql } from 'kysely'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { feedTokenOf, SEED } from '../../../test/governance-seed.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import type { Meeting } from '../meetings/types.ts'
import { calendarFeed } from './feed.ts'

let site: Site
let anybody: Reader
beforeAll(async () => {
  site = await openSite()
  anybody = await site.asActor('public')
})
afterAll(() => site.close())

const COMING = idOf(SEED.comingMeeting, 1)

/** The feed's events by the id of the meeting, as the other library reads them; times as the moments they name. */
function eventsOf(feed: string) {
  const calendar = new ICAL.Component(ICAL.parse(feed) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return new Map(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component)
      const status = String(component.getFirstPropertyValue('status'))
      return [
        event.uid,
        {
          sequence: event.sequence,
          starts: event.startDate.toJSDate().toISOString(),
          clock: event.startDate.toString(),
          zone: event.startDate.zone?.tzid,
          summary: event.summary,
          status,
        },
      ] as const
    }),
  )
}

async function read(path: string, reader = anybody) {
  const { status, body, headers } = await reader.get(path)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
  return { text: body, events: eventsOf(body) }
}

const uid = (id: string) => `${id}@trellis.example`

describe('the feed of a body', () => {
  it('has every meeting under a name that stays, at the time of the clock in London', async () => {
    const { events } = await read('/elm/bodies/board/calendar.ics')
    expect([...events.keys()]).toEqual(
      [SEED.approvedMeeting, SEED.pastMeeting, SEED.comingMeeting].map((id) => uid(idOf(id, 1))),
    )
    expect(events.get(uid(COMING))).toMatchObject({
      sequence: 0,
      starts: '2026-12-03T14:00:00.000Z',
      zone: 'Europe/London',
      summary: 'Board of elm: Board meeting',
      status: 'CONFIRMED',
    })
  })

  it('keeps 14:00 on both sides of the change of the clock in October', async () => {
    const { events } = await read('/elm/bodies/board/calendar.ics')
    const past = events.get(uid(idOf(SEED.pastMeeting, 1)))
    expect([past?.clock, past?.starts]).toEqual(['2026-10-01T14:00:00', '2026-10-01T13:00:00.000Z'])
    const coming = events.get(uid(COMING))
    expect([coming?.clock, coming?.starts]).toEqual(['2026-12-03T14:00:00', '2026-12-03T14:00:00.000Z'])
  })

  it('moves the same entry with a higher SEQUENCE, and cancels it with a higher one still', async () => {
    const clerk = await site.asActor('clerk of elm')
    const path = `/elm/meetings/${COMING}`
    const { body } = await clerk.get(`${path}/change`)
    const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? ''
    const when = {
      title: 'Board meeting',
      'onDay-day': '10',
      'onDay-month': '12',
      'onDay-year': '2026',
      starts: '09:30',
      ends: '11:00',
    }
    await clerk.post(`${path}/change`, { ...when, seen, place: '', joining: 'https://meet.example/board' })
    const moved = (await read('/elm/bodies/board/calendar.ics')).events
    expect(moved.size).toBe(3)
    expect(moved.get(uid(COMING))).toMatchObject({ sequence: 1, starts: '2026-12-10T09:30:00.000Z' })
    await clerk.get(`${path}/cancel`)
    await clerk.post(`${path}/cancel`, { why: 'Snow' })
    const cancelled = (await read('/elm/bodies/board/calendar.ics')).events
    expect(cancelled.get(uid(COMING))).toMatchObject({ sequence: 2, status: 'CANCELLED' })
  })

  it('never says how to join, nor what is on an agenda', async () => {
    for (const path of [
      '/elm/calendar.ics',
      '/elm/bodies/board/calendar.ics',
      `/elm/calendar/${feedTokenOf('elm')}/meetings.ics`,
    ]) {
      const { text } = await read(path)
      expect(text).not.toMatch(/meet\.example|Item 1 of elm|Prices/)
    }
  })
})

describe('a calendar file', () => {
  const meeting: Meeting = {
    id: COMING,
    partnership: 'elm',
    body: idOf(SEED.board, 1),
    bodySlug: 'board',
    bodyName: 'Board; of “schools, colleges” \\ and Æthelred’s twelve very long names that go on and on',
    confidential: false,
    title: 'Autumn\nterm',
    onDay: day('2027-03-28'),
    starts: '00:30',
    ends: null,
    place: 'Room 1, first floor; left',
    noticeOn: null,
    cancelledOn: null,
    cancelledWhy: null,
    heldOn: null,
    sequence: 7,
    draftedOn: null,
    circulatedOn: null,
    approvedOn: null,
    approvedAt: null,
    changedAt: new Date('2026-11-22T10:00:00Z'),
  }

  it('folds lines at 75 octets, ends them with CR LF, and gives text back as it was', () => {
    const feed = calendarFeed({ name: 'Elm, “oak”; ash', baseUrl: 'https://trellis.example' }, [meeting])
    const lines = feed.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(feed.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const calendar = new ICAL.Component(ICAL.parse(feed) as unknown[])
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
    expect(event.summary).toBe(`${meeting.bodyName}: Autumn\nterm`)
    expect(event.location).toBe(meeting.place)
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toContain('oak')
  })

  it('stamps in UTC, names the zone once and asks for the same file at every reading', () => {
    const feed = calendarFeed({ name: 'Elm', baseUrl: 'https://trellis.example' }, [
      meeting,
      { ...meeting, id: idOf(1, 1) },
    ])
    expect(feed).toContain('DTSTAMP:20261122T100000Z')
    expect(feed).toContain('DTSTART;TZID=Europe/London:20270328T003000')
    expect(feed.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(calendarFeed({ name: 'Elm', baseUrl: 'https://trellis.example' }, [meeting])).toBe(
      calendarFeed({ name: 'Elm', baseUrl: 'https://trellis.example' }, [meeting]),
    )
  })
})

describe("a person's own feed", () => {
  it('has the meetings of bodies on which they sit on that day, at an address that is kept only as a digest', async () => {
    const head = await site.asActor('head of elm')
    await head.get('/elm/calendar')
    const made = await head.post('/elm/calendar/own', {})
    expect(made.status).toBe(200)
    const path =
      /value="https:\/\/trellis\.example(\/elm\/calendar\/[\w-]{43}\/meetings\.ics)"/.exec(made.body)?.[1] ?? ''
    const { events } = await read(path)
    expect(events.has(uid(COMING))).toBe(true)
    const secret = path.split('/')[3] ?? ''
    const { rows } = await site.store.as(system('test'), ({ db }) =>
      sql<{ text: string }>`
      select (select string_agg(f::text, ' ') from governance.calendar_feed f) || (select string_agg(e::text, ' ') from store.event e) as text`.execute(
        db,
      ),
    )
    expect(rows[0]?.text).not.toContain(secret)
  })

  it('leaves out meetings on days on which they no longer sit', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('governance.seat_holding')
        .set({ left_on: day('2026-11-01'), left_why: 'resigned' })
        .where('id', '=', idOf(SEED.headSeat + 10, 1))
        .execute(),
    )
    const head = await site.asActor('head of elm')
    await head.get('/elm/calendar')
    const made = await head.post('/elm/calendar/own', {})
    const path = /(\/elm\/calendar\/[\w-]{43}\/meetings\.ics)/.exec(made.body)?.[1] ?? ''
    const { events } = await read(path)
    expect(events.has(uid(idOf(SEED.pastMeeting, 1)))).toBe(true)
    expect(events.has(uid(COMING))).toBe(false)
  })

  it('is gone when a new address is made, or the address is ended', async () => {
    const chair = await site.asActor('chair of elm')
    const old = `/elm/calendar/${feedTokenOf('elm')}/meetings.ics`
    expect((await anybody.get(old)).status).toBe(200)
    await chair.get('/elm/calendar')
    const made = await chair.post('/elm/calendar/own', {})
    expect((await anybody.get(old)).status).toBe(404)
    const path = /(\/elm\/calendar\/[\w-]{43}\/meetings\.ics)/.exec(made.body)?.[1] ?? ''
    await chair.post('/elm/calendar/own/end', {})
    expect((await anybody.get(path)).status).toBe(404)
  })

  it('is for people of the partnership', async () => {
    const stranger = await site.asActor('head of oak')
    await stranger.get('/elm/calendar')
    expect((await stranger.post('/elm/calendar/own', {})).status).toBe(404)
  })
})
