// HTTP in and out for seats, their holders and reports back: one page per act. No SQL, no markup.
import { boxesOf } from '../../../http/form-fields.ts'
import { eitherOf, holdersOf, may } from '../../../kernel/actor.ts'
import { found } from '../../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { sittersSeen } from '../looks.ts'
import { findConstitution, listPlaces, listSeats } from '../sitting-queries.ts'
import type { BodyFull } from '../types.ts'
import { bodyOf, choicesOf, CLERK, clerkForm, filledWith, nameOf, shownAfter } from './form-context.ts'
import { sayHolderRefusal, sayLeavingRefusal, sayReportRefusal } from './holding-rules.ts'
import { listOrganisations, listPostsToFollow, listSeatsToFollow } from './seat-queries.ts'
import { listPersons } from './holder-queries.ts'
import { saySeatRefusal } from './rules.ts'
import { HolderForm, LastDayForm, LeavingForm, ReportForm, SeatChangeForm, SeatForm } from './schemas.ts'
import {
  addSeat,
  changeSeat,
  endSeat,
  loadHolding,
  loadSeat,
  recordHolder,
  recordLeaving,
  reportFrom,
  type RecordRefusal,
} from './seat-actions.ts'
import { changeSeatPage, endSeatPage, holderPage, leavingPage, newSeatPage, reportPage } from './seat-form-views.ts'

const BODY = '/:partnership/bodies/:slug'
const REPORT = '/:partnership/outside-bodies/:slug/report'
/** Whoever sits on some body may ask; that it is this one is asked of the body itself. */
const REPORTERS = eitherOf(CLERK, holdersOf('sit-on-body'))

/** The forms on seats and holders. */
export const seatRoutes: readonly Route[] = [
  clerkForm(`${BODY}/seats/new`, 'add-seat', newSeat),
  post(`${BODY}/seats/new`, {
    who: CLERK,
    audit: 'add-seat',
    form: SeatForm,
    act: async (context, typed) => addSeat(context.tx, await bodyOf(context), typed),
    then: shownAfter('seat-added', '#seats'),
    again: newSeat,
    says: saySeatRefusal,
  }),
  clerkForm(`${BODY}/seats/:seat/edit`, 'change-seat', changed),
  post(`${BODY}/seats/:seat/edit`, {
    who: CLERK,
    audit: 'change-seat',
    form: SeatChangeForm,
    act: async (context, typed) => {
      const { body, seat } = await seatOf(context)
      return changeSeat(context.tx, body, seat, typed)
    },
    then: shownAfter('seat-changed', '#seats'),
    again: changed,
    says: saySeatRefusal,
  }),
  clerkForm(`${BODY}/seats/:seat/end`, 'end-seat', ended),
  post(`${BODY}/seats/:seat/end`, {
    who: CLERK,
    audit: 'end-seat',
    form: LastDayForm,
    act: async (context, { last }) => {
      const { body, seat } = await seatOf(context)
      return endSeat(context.tx, body, seat, last)
    },
    then: shownAfter('seat-ended', '#seats'),
    again: ended,
    says: saySeatRefusal,
  }),
  clerkForm(`${BODY}/seats/:seat/holder`, 'record-holder', holder, sittersSeen),
  post(`${BODY}/seats/:seat/holder`, {
    who: CLERK,
    audit: 'record-holder',
    personal: sittersSeen,
    form: HolderForm,
    act: async (context, typed) => {
      const { body, seat } = await seatOf(context)
      return recordHolder(context.tx, body, seat, typed)
    },
    then: shownAfter('holder-recorded', '#seats'),
    again: holder,
    says: sayRecordRefusal,
  }),
  clerkForm(`${BODY}/holdings/:holding/left`, 'record-leaving', leaving, sittersSeen),
  post(`${BODY}/holdings/:holding/left`, {
    who: CLERK,
    audit: 'record-leaving',
    personal: sittersSeen,
    form: LeavingForm,
    act: async (context, typed) =>
      recordLeaving(context.tx, await bodyOf(context), context.params['holding'] ?? '', typed),
    then: shownAfter('holder-left', '#seats'),
    again: leaving,
    says: sayLeavingRefusal,
  }),
  get(REPORT, {
    who: REPORTERS,
    audit: 'report-back',
    personal: sittersSeen,
    handle: async (context) => page(await report(context)),
  }),
  post(REPORT, {
    who: REPORTERS,
    audit: 'report-back',
    personal: sittersSeen,
    form: ReportForm,
    act: async (context, typed) => {
      const { body, keeps, people } = await outsideBodyOf(context)
      return reportFrom(context.tx, body, typed, { people, keeps })
    },
    then: shownAfter('reported-back', '#reports'),
    again: report,
    says: sayReportRefusal,
  }),
]

function sayRecordRefusal(refusal: RecordRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  if (refusal !== 'same-phase-group') return sayHolderRefusal(refusal, detail)
  return {
    person: `Choose somebody from another phase group than the ${detail['office'] ?? 'other office'}: “${detail['words'] ?? ''}”`,
  }
}

async function newSeat(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const body = await bodyOf(context)
  const { slug } = nameOf(context)
  const last = (await listSeats(context.tx, body.id)).at(-1)?.position ?? 0
  const choices = {
    posts: choicesOf(await listPostsToFollow(context.tx, slug)),
    seats: choicesOf(await listSeatsToFollow(context.tx, { partnership: slug, body: body.id })),
    organisations: choicesOf(await listOrganisations(context.tx, slug)),
  }
  return newSeatPage(filledWith(context, typed ?? { votes: 'yes', position: String(last + 1) }, errors), body, choices)
}

async function changed(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { body, seat } = await seatOf(context)
  const stands: Typed = {
    title: seat.title,
    position: String(seat.position),
    office: seat.office ?? '',
    electorate: seat.electorate ?? '',
    phaseGroup: seat.phaseGroup ?? '',
  }
  return changeSeatPage(filledWith(context, typed ?? stands, errors), body, seat)
}

async function ended(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { body, seat } = await seatOf(context)
  return endSeatPage(filledWith(context, typed, errors), body, seat)
}

async function holder(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { body, seat } = await seatOf(context)
  const how = { elected: 'elected', appointed: 'appointed', invited: 'invited', 'ex-officio': '' }[seat.filledBy]
  const people = choicesOf(await listPersons(context.tx, nameOf(context).slug))
  const rules = await findConstitution(context.tx, body.id, context.today)
  const stands: Typed = { how, ...boxesOf('from', context.today) }
  return holderPage(filledWith(context, typed ?? stands, errors), body, seat, people, rules?.termMonths ?? null)
}

async function leaving(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const body = await bodyOf(context)
  const held = await loadHolding(context.tx, body, context.params['holding'] ?? '')
  return leavingPage(filledWith(context, typed, errors), body, held, await loadSeat(context.tx, body, held.seat))
}

async function report(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { body, keeps, people } = await outsideBodyOf(context)
  const places = await listPlaces(context.tx, body.id, context.today)
  const own = keeps ? places : places.filter(({ holder }) => holder !== null && people.includes(holder.person))
  const seats = own.map(({ seat, holder }) => ({
    value: seat.id,
    text: holder?.name ? `${seat.title}: ${holder.name}` : seat.title,
  }))
  const stands: Typed = { seat: seats.length === 1 ? (seats[0]?.value ?? '') : '' }
  return reportPage(filledWith(context, typed ?? stands, errors), body, seats, context.today)
}

/** The outside body, for the clerk and for those who sit there; to anybody else it is not there. */
async function outsideBodyOf(context: Context): Promise<{ body: BodyFull; keeps: boolean; people: readonly string[] }> {
  const body = await bodyOf(context)
  const { actor } = context
  const keeps = may(actor, 'keep-governance', body.partnership)
  const there = body.kind === 'outside' && (keeps || may(actor, 'sit-on-body', body.id))
  return { body: found(there ? body : null, 'Body'), keeps, people: actor.kind === 'person' ? actor.people : [] }
}

async function seatOf(context: Context) {
  const body = await bodyOf(context)
  return { body, seat: await loadSeat(context.tx, body, context.params['seat'] ?? '') }
}
