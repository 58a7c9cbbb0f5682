// Bodies that have too few meetings, and meetings that wait for a step, for the list of meetings and for the clerk's own page. Loads and words; decides nothing.
import { addDays, sayDay } from '../../kernel/day.ts'
import { may, type Actor, type PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import type { ListItem } from '../../ui/section.ts'
import { sayStanding } from './action-log/rules.ts'
import { dueStep } from './due-rules.ts'
import { listDueMeetings, listMeetingBodies, listOwnUndertakings } from './queries.ts'
import { sayStep } from './record-words.ts'
import { meetingsOwed, sayWarning, type MeetingWarning } from './term-rules.ts'

/** The bodies of these partnerships that have too few meetings in a term or year, where this reader keeps them, chairs them or sits there; by name. */
export async function listMeetingWarnings(tx: Tx, partnerships: readonly string[]): Promise<readonly MeetingWarning[]> {
  const bodies = await listMeetingBodies(tx, partnerships)
  return meetingsOwed(
    bodies.filter((body) => hasPart(tx.actor, body.partnership, body.id)),
    tx.today,
  )
}

function hasPart(actor: Actor, partnership: string, body: string): boolean {
  return may(actor, 'keep-governance', partnership) || may(actor, 'chair-body', body) || may(actor, 'sit-on-body', body)
}

const SOON_DAYS = 14
const YEAR_DAYS = 366

/** What waits for the reader in meetings: for a clerk the meetings to call and the next step of each one, for everybody their own open actions. */
export async function listMeetingsWaiting(tx: Tx, actor: PersonActor): Promise<readonly ListItem[]> {
  const kept = actor.grants.filter(({ act }) => act === 'keep-governance').map(({ scope }) => scope)
  const warnings = kept.length === 0 ? [] : await listMeetingWarnings(tx, kept)
  const actions = await listOwnUndertakings(tx, actor.people)
  return [
    ...warnings.map((warning) => ({
      what: sayWarning(warning),
      href: `/${warning.partnership}/meetings/new?body=${warning.slug}`,
      note: 'Call a meeting.',
    })),
    ...(await listSteps(tx, kept)),
    ...actions.map((action) => ({
      what: action.text,
      href: `/${action.partnership}/meetings/${action.meeting}/actions/${action.id}/done`,
      note: `${sayStanding(action, tx.today)}. Say when it is done.`,
    })),
  ]
}

/** The step that is due for each meeting of the last year and the next fortnight. */
async function listSteps(tx: Tx, partnerships: readonly string[]): Promise<readonly ListItem[]> {
  if (partnerships.length === 0) return []
  const { today } = tx
  const meetings = await listDueMeetings(tx, partnerships, addDays(today, -YEAR_DAYS), addDays(today, SOON_DAYS))
  return meetings.flatMap((meeting) => {
    const step = dueStep(meeting, today)
    if (step === null) return []
    const { id, partnership, title, bodyName, onDay } = meeting
    return [
      { what: `${title}, ${sayDay(onDay)}`, href: `/${partnership}/meetings/${id}`, note: [bodyName, sayStep(step)] },
    ]
  })
}
