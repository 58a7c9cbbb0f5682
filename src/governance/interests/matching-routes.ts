// HTTP in and out for matching interests to the items of a meeting. No SQL, no markup.
import { eitherOf, holdersOf, may, SIGNED_IN } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../http/form.ts'
import { page } from '../../http/reply.ts'
import { get, type Context, type PartnershipName, type Route } from '../../http/route.ts'
import type { PageContent } from '../../ui/page.ts'
import { sittersSeen } from '../bodies/looks.ts'
import { quorumOf } from '../bodies/quorum-rules.ts'
import { findConstitution, listPlaces } from '../bodies/sitting-queries.ts'
import type { Place } from '../bodies/types.ts'
import { findMeeting, listAttendance, listItems, listWithdrawals, lockMeeting } from '../meetings/queries.ts'
import { quorumOfItem } from '../meetings/quorum-words.ts'
import type { AgendaItem, Meeting } from '../meetings/types.ts'
import { findOwn } from './declaring-queries.ts'
import { sayDone, type Done } from './declaring-rules.ts'
import { MATCH_WORDS, matchInterests, sayAtItem, unmatchInterest } from './matching-actions.ts'
import { isKeptOut, listInterestsHeld, listItemTexts } from './matching-queries.ts'
import { suggestMatches } from './matching-rules.ts'
import { atItemPage, matchingPage, type Matchable } from './matching-views.ts'
import { listMatches } from './recusal-queries.ts'
import { holdersOf as seatHolders, recusalsOf } from './recusal-rules.ts'
import { AtItemForm, MatchForm, UnmatchForm } from './schemas.ts'

const KEEPERS = eitherOf(holdersOf('keep-governance', 'partnership'), holdersOf('chair-body'))
const MEETING = '/:partnership/meetings/:id/interests'
const ITEM = '/:partnership/meetings/:id/items/:item/interest'

/** Matching by the clerk or whoever chairs, and a member at an item. */
export const matchingRoutes: readonly Route[] = [
  get(MEETING, {
    who: KEEPERS,
    audit: 'match-interests',
    personal: sittersSeen,
    handle: async (context) => page(await matching(context)),
  }),
  post(MEETING, {
    who: KEEPERS,
    audit: 'match-interests',
    personal: sittersSeen,
    form: MatchForm,
    act: async (context, { item, interest, other }) => {
      const meeting = await keptMeeting(context, 'locked')
      await itemOf(context, meeting, item)
      return matchInterests(context.tx, meeting, item, other === null ? interest : [...interest, other])
    },
    then: shownAfter('matched'),
    again: matching,
    says: (refusal) => ({ interest: MATCH_WORDS[refusal] }),
  }),
  post(`${MEETING}/remove`, {
    who: KEEPERS,
    audit: 'unmatch-interest',
    personal: sittersSeen,
    form: UnmatchForm,
    act: async (context, { item, match }) => {
      const meeting = await keptMeeting(context, 'locked')
      await itemOf(context, meeting, item)
      return unmatchInterest(context.tx, meeting, { item, interest: match })
    },
    then: shownAfter('unmatched'),
    again: matching,
    says: (refusal) => ({ '': MATCH_WORDS[refusal] }),
  }),
  get(ITEM, {
    who: SIGNED_IN,
    audit: 'say-interest',
    personal: sittersSeen,
    handle: async (context) => page(await atItem(context)),
  }),
  post(ITEM, {
    who: SIGNED_IN,
    audit: 'say-interest',
    personal: sittersSeen,
    form: AtItemForm,
    act: async (context, form) => {
      const meeting = await memberMeeting(context, 'locked')
      const item = await itemOf(context, meeting, context.params['item'])
      const standing = (await ownInterests(context, meeting)).map(({ id }) => id)
      const own = found(await findOwn(context.tx, meeting.partnership), 'Person')
      return sayAtItem(context.tx, meeting, item.id, { person: own.whose.id, standing }, form)
    },
    then: (context) => `/${nameOf(context).slug}/meetings/${context.params['id'] ?? ''}?done=interest-said`,
    again: atItem,
    says: (refusal) => ({ interest: MATCH_WORDS[refusal] }),
  }),
]

async function matching(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { tx } = context
  const partnership = nameOf(context)
  const meeting = await keptMeeting(context)
  const places = await listPlaces(tx, meeting.body, meeting.onDay)
  const matched = await listMatches(tx, meeting.id)
  const recusals = recusalsOf(matched, places)
  const matchable = await matchableOf(context, meeting, places)
  const standing = new Set(matched.map(({ item, interest }) => `${item} ${interest}`))
  const searched = matchable.map(({ id, parties }) => ({ id, parties: parties.map(({ name }) => name) }))
  const suggestions = suggestMatches(await listItemTexts(tx, meeting.id), searched).filter(
    ({ item, interest }) => !standing.has(`${item} ${interest}`),
  )
  const constitution = await findConstitution(tx, meeting.body, meeting.onDay)
  const quorum = constitution === null ? null : quorumOf(constitution, places)
  const attending = await attendingOf(context, meeting, places)
  const withdrawals = await listWithdrawals(tx, meeting.id)
  const held = meeting.heldOn !== null
  const items = (await listItems(tx, meeting.id)).map((item) => ({
    item,
    matched: matched.filter((match) => match.item === item.id),
    recusals: recusals.filter((recusal) => recusal.item === item.id),
    suggestions: suggestions.filter((suggestion) => suggestion.item === item.id),
    quorum: quorum === null ? null : quorumOfItem(item, { quorum, attending, recusals, withdrawals, held }),
  }))
  const notice = sayDone(context.query.get('done'))
  const content = matchingPage({ partnership, meeting, items, matchable, quorum, typed, errors })
  return { ...content, ...(notice !== null && { notice }) }
}

/** Before the meeting all who hold a seat; afterwards those who were there. */
async function attendingOf({ tx }: Context, meeting: Meeting, places: readonly Place[]) {
  const holders = seatHolders(places)
  if (meeting.heldOn === null) return holders
  const came = new Set(
    (await listAttendance(tx, meeting.id)).filter(({ kind }) => kind === 'present').map(({ person }) => person),
  )
  return holders.filter(({ person }) => came.has(person))
}

/** The interests of those who sit on the body on the day, and of the organisations with a seat there. */
async function matchableOf({ tx }: Context, meeting: Meeting, places: readonly Place[]): Promise<readonly Matchable[]> {
  const names = new Map<string, string>()
  for (const { seat, holder } of places) {
    if (holder !== null) names.set(holder.person, holder.name ?? `The holder of the seat ${seat.title}`)
    if (seat.sitsFor !== null) names.set(seat.sitsFor, seat.sitsForName ?? '')
  }
  const interests = await listInterestsHeld(tx, meeting.partnership, meeting.onDay)
  return interests.flatMap((interest) => {
    const whoseName = names.get(interest.whose.id)
    return whoseName === undefined ? [] : [{ ...interest, whoseName }]
  })
}

async function atItem(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await memberMeeting(context)
  const item = await itemOf(context, meeting, context.params['item'])
  const standing = await ownInterests(context, meeting)
  const keptOut = await isKeptOut(context.tx, item.id, meeting.body)
  return atItemPage({ partnership: nameOf(context), typed, errors, meeting, item, standing, keptOut })
}

/** The interests that would keep the reader out: their own, and those of organisations that they sit for on this body. */
async function ownInterests(context: Context, meeting: Meeting): Promise<readonly Matchable[]> {
  const { actor, tx } = context
  const people = actor.kind === 'person' ? actor.people : []
  const places = await listPlaces(tx, meeting.body, meeting.onDay)
  return (await matchableOf(context, meeting, places)).filter(({ whose }) =>
    whose.kind === 'person' ? people.includes(whose.id) : may(actor, 'sit-for', `${meeting.body}/${whose.id}`),
  )
}

/** A meeting whose agenda the reader keeps; to anybody else there is none here. */
async function keptMeeting(context: Context, lock: 'locked' | 'read' = 'read'): Promise<Meeting> {
  const { actor } = context
  const meeting = await meetingOf(context, lock)
  const keeps = may(actor, 'keep-governance', meeting.partnership) || may(actor, 'chair-body', meeting.body)
  return found(keeps ? meeting : null, 'Meeting')
}

/** A meeting of a body on which the reader sits. */
async function memberMeeting(context: Context, lock: 'locked' | 'read' = 'read'): Promise<Meeting> {
  const meeting = await meetingOf(context, lock)
  return found(may(context.actor, 'sit-on-body', meeting.body) ? meeting : null, 'Meeting')
}

async function meetingOf(context: Context, lock: 'locked' | 'read'): Promise<Meeting> {
  const find = lock === 'locked' ? lockMeeting : findMeeting
  return found(await find(context.tx, nameOf(context).slug, context.params['id'] ?? ''), 'Meeting')
}

async function itemOf({ tx }: Context, meeting: Meeting, id: string | undefined): Promise<AgendaItem> {
  const items = await listItems(tx, meeting.id)
  return found(
    items.find((item) => item.id === id),
    'Item',
  )
}

function shownAfter(done: Done): (context: Context) => string {
  return (context) => `/${nameOf(context).slug}/meetings/${context.params['id'] ?? ''}/interests?done=${done}`
}

function nameOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}
