// What waits for a reader in governance: each subject adds its own. Loads and words it; decides nothing.
import type { PersonActor } from '../kernel/actor.ts'
import type { Tx } from '../store/open.ts'
import type { ListItem } from '../ui/section.ts'
import { listEndingTerms, listFilingDays } from './bodies/waiting-queries.ts'
import { endingItems, filingItems } from './bodies/waiting-rules.ts'
import { listElectionsWaiting } from './elections/waiting.ts'
import { listDueDeclarations } from './interests/waiting.ts'
import { listMeetingsWaiting } from './meetings/warnings.ts'
import { listOpenVotes } from './motions/waiting.ts'

/** What waits for the reader here. Nothing that is not theirs to do. */
export async function listGovernanceWaiting(tx: Tx, actor: PersonActor): Promise<readonly ListItem[]> {
  return [
    ...(await listOpenVotes(tx)),
    ...(await listElectionsWaiting(tx, actor)),
    ...(await listDueDeclarations(tx, actor)),
    ...(await listForClerk(tx, actor)),
    ...(await listMeetingsWaiting(tx, actor)),
  ]
}

/** Of the bodies that the reader keeps: terms that end soon, and filing days. */
async function listForClerk(tx: Tx, { grants }: PersonActor): Promise<readonly ListItem[]> {
  const kept = grants.filter(({ act }) => act === 'keep-governance').map(({ scope }) => scope)
  if (kept.length === 0) return []
  const terms = endingItems(await listEndingTerms(tx, kept))
  return [...terms, ...filingItems(await listFilingDays(tx, kept), tx.today)]
}
