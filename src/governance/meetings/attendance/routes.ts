// HTTP in and out for who was at a meeting and who was away for an item. No SQL, no markup.
import { found } from '../../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { sittersSeen } from '../../bodies/looks.ts'
import { listPlaces } from '../../bodies/sitting-queries.ts'
import { listAttendance, listItems, listWithdrawals, lockMeeting } from '../queries.ts'
import type { AgendaItem, Meeting, MeetingRefusal } from '../types.ts'
import { partnershipOf, preparedMeeting, PREPARERS } from '../who.ts'
import { sayMeetingRefusal } from '../words.ts'
import { recordAttendance, recordAway } from './actions.ts'
import { AttendanceForm, AwayForm, typedAttendance } from './schemas.ts'
import { attendancePage, awayPage } from './views.ts'

const ATTENDANCE = '/:partnership/meetings/:id/attendance'
const AWAY = '/:partnership/meetings/:id/items/:item/away'

/** The forms on who was there. */
export const attendanceRoutes: readonly Route[] = [
  get(ATTENDANCE, {
    who: PREPARERS,
    audit: 'record-attendance',
    personal: sittersSeen,
    handle: async (context) => page(await attended(context)),
  }),
  post(ATTENDANCE, {
    who: PREPARERS,
    audit: 'record-attendance',
    personal: sittersSeen,
    form: AttendanceForm,
    act: async (context, typed) => recordAttendance(context.tx, await preparedMeeting(context, lockMeeting), typed),
    then: shown('attendance-recorded', 'attendance'),
    again: attended,
    says: wholeErrors,
  }),
  get(AWAY, {
    who: PREPARERS,
    audit: 'record-away',
    personal: sittersSeen,
    handle: async (context) => page(await away(context)),
  }),
  post(AWAY, {
    who: PREPARERS,
    audit: 'record-away',
    personal: sittersSeen,
    form: AwayForm,
    act: async (context, typed) => {
      const meeting = await preparedMeeting(context, lockMeeting)
      return recordAway(context.tx, meeting, await itemOf(context, meeting), typed.away)
    },
    then: shown('away-recorded', 'agenda'),
    again: away,
    says: wholeErrors,
  }),
]

async function attended(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const recorded = await listAttendance(context.tx, meeting.id)
  const kinds = new Map(recorded.flatMap(({ seat, kind }): [string, string][] => (seat === null ? [] : [[seat, kind]])))
  const observers = recorded.filter(({ seat }) => seat === null).map(({ name }) => name ?? '')
  const filled = { partnership: partnershipOf(context), typed: typed ?? typedAttendance(kinds, observers), errors }
  return attendancePage(filled, meeting, await listPlaces(context.tx, meeting.body, meeting.onDay))
}

async function away(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const item = await itemOf(context, meeting)
  const present = (await listAttendance(context.tx, meeting.id)).filter(({ kind }) => kind === 'present')
  const out = (await listWithdrawals(context.tx, meeting.id)).filter(
    (one) => one.item === item.id && one.why === 'away',
  )
  const stands = { away: out.map(({ person }) => person) }
  return awayPage({ partnership: partnershipOf(context), typed: typed ?? stands, errors }, meeting, item, present)
}

async function itemOf({ tx, params }: Context, meeting: Meeting): Promise<AgendaItem> {
  const items = await listItems(tx, meeting.id)
  return found(
    items.find(({ id }) => id === params['item']),
    'Item',
  )
}

function shown(done: string, part: string): (context: Context, id: string) => string {
  return (context, id) => `/${partnershipOf(context).slug}/meetings/${id}?done=${done}#${part}`
}

function wholeErrors(refusal: MeetingRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  return { '': sayMeetingRefusal(refusal, detail) }
}
