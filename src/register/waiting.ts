// What waits for a reader in the register: proposals to answer, files to import, and the first file of schools. Loads and words it; decides nothing.
import { may, type PersonActor } from '../kernel/actor.ts'
import type { Tx } from '../store/open.ts'
import { link, type ListItem } from '../ui/section.ts'
import { html } from '../ui/html.ts'
import { countAskingProposals } from './groups/proposals/waiting.ts'
import { asSentence, sayCount } from './groups/wording.ts'
import { hasSchools, listRuns } from './imports/pages/queries.ts'
import { KIND_NAMES, waitingRuns } from './imports/pages/rules.ts'
import type { RunSeen } from './imports/pages/types.ts'

const RUNS_LOOKED_AT = 200

/** What waits for the reader here, the first step of an empty register before all else. Nothing that is not theirs to do. */
export async function listWaiting(tx: Tx, actor: PersonActor): Promise<readonly ListItem[]> {
  const proposals = (await countAskingProposals(tx)).map(({ partnership, count }) => ({
    what: asSentence(`${sayCount(count, 'proposed group asks', 'proposed groups ask')} your school`),
    href: `/${partnership}/groups/proposals`,
    note: 'Answer whether it joins.',
  }))
  const keeps = may(actor, 'operate') || may(actor, 'edit-register') || may(actor, 'import-register')
  if (!keeps) return proposals
  const runs = waitingRuns(await listRuns(tx, null, RUNS_LOOKED_AT), actor.account, tx.now)
  const first = (await hasSchools(tx)) ? [] : [firstStep(actor)]
  return [...first, ...proposals, ...runs.map((run) => runItem(run, actor))]
}

/** The register holds no schools: how they come in. */
function firstStep(actor: PersonActor): ListItem {
  const what = 'The register holds no schools yet'
  const how = 'node bin/trellis.js import establishments FILE'
  if (!may(actor, 'operate'))
    return { what, note: html`Ask whoever runs this installation to import them: <code>${how}</code>` }
  return {
    what,
    note: html`${link('Upload the national file of establishments', '/operator/imports')}, or with the service stopped:
      <code>${how}</code>`,
  }
}

function runItem({ id, partnership, fileName, kind, state }: RunSeen, actor: PersonActor): ListItem {
  const own = partnership !== null && may(actor, 'import-register', partnership)
  const href = `${own ? `/${partnership}` : '/operator'}/imports/${id}`
  const checked = `${KIND_NAMES[kind]}. Checked: it waits for “Import now”.`
  const wrong = `${KIND_NAMES[kind]}. Not taken: see what is wrong.`
  return { what: fileName, href, note: state === 'done' ? checked : wrong }
}
