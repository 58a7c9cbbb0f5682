// What waits for a reader among the questions: votes to give, and resolutions whose result is to be recorded. Loads and words it; decides nothing.
import type { Tx } from '../../store/open.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import type { ListItem } from '../../ui/section.ts'
import { listUnclosed } from './queries.ts'
import { seeMotion } from './seen.ts'
import type { SeenMotion } from './types.ts'
import { motionPath } from './vote-views.ts'
import { sayFor } from './wording.ts'

/** The votes that this reader has not given yet, the first to close first, and the ended resolutions that they may close. */
export async function listOpenVotes(tx: Tx): Promise<readonly ListItem[]> {
  const items: ListItem[] = []
  for (const motion of await listUnclosed(tx)) {
    const seen = await seeMotion(tx, motion)
    items.push(...votesToGive(seen), ...resultToRecord(seen))
  }
  return items
}

function votesToGive({ motion, state, own }: SeenMotion): readonly ListItem[] {
  const open = state === 'open' ? own.filter(({ choice }) => choice === null) : []
  const what = motion.item === null ? 'A resolution waits for your vote' : 'A question waits for your vote'
  const until = motion.closesAt === null ? 'Open now' : `Until ${sayMoment(motion.closesAt)}`
  return open.map((vote) => ({
    what: `${what}: ${motion.question}`,
    href: motionPath(motion),
    note: `${motion.bodyName}, for ${sayFor(vote)}. ${until}.`,
  }))
}

function resultToRecord({ motion, state, keeps }: SeenMotion): readonly ListItem[] {
  if (state !== 'ended' || !keeps) return []
  const note = `${motion.bodyName}. Voting has ended: close it, so that its result is recorded.`
  return [{ what: `A resolution waits for its result: ${motion.question}`, href: motionPath(motion), note }]
}
