// `demo`: the demonstration data into an empty store.
import { loadGovernanceDemonstration } from '../../governance/index.ts'
import { loadDemonstration, wantsDemonstration } from '../../register/index.ts'
import { system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { openAccount } from '../../web/accounts.ts'
import { withStore, type Command } from '../command.ts'

/** Who runs the installation in the demonstration: an invented address. */
export const DEMONSTRATION_OPERATOR = 'operator@trellis.example'

/** Both partnerships with their schools, groups, people and posts; refuses a store that holds anything else. */
export const demo: Command = {
  name: 'demo',
  usage: '',
  summary: 'Loads the demonstration data into an empty store',
  help: ['A second time it says that the data is there already. A store that holds anything else is refused.'],
  options: {},
  words: 0,
  run: (installation, _words, _given, { say }) =>
    withStore(installation, async (store) => {
      const loaded = await fillWithDemonstration(store, say)
      const text = loaded ? 'The demonstration data is loaded.' : 'The demonstration data is there already.'
      return { text, json: { loaded } }
    }),
}

/** Loads the demonstration where the store is empty or it was cut off, and the rooms that a demonstration of an earlier version lacks. */
export async function fillIfEmpty(store: Store, say: (line: string) => void): Promise<void> {
  if (await wantsDemonstration(store)) await fillWithDemonstration(store, say)
  else await fillGovernance(store, say)
}

async function fillWithDemonstration(store: Store, say: (line: string) => void): Promise<boolean> {
  const began = performance.now()
  const loaded = await loadDemonstration(store, ({ number, of, file, rows }) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`Demonstration data ${number} of ${of}: ${file}, ${rows} rows (${seconds} s)`)
  })
  const governance = await fillGovernance(store, say)
  await store.as(system('demonstration'), (tx) => openAccount(tx, DEMONSTRATION_OPERATOR, true))
  return loaded || governance
}

async function fillGovernance(store: Store, say: (line: string) => void): Promise<boolean> {
  const filled = await loadGovernanceDemonstration(store)
  for (const partnership of filled)
    say(`Demonstration data: bodies, meetings, interests and elections of ${partnership}`)
  return filled.length > 0
}
