// `verify`: checks the whole store.
import { governanceChecks } from '../../governance/index.ts'
import { registerChecks } from '../../register/index.ts'
import { verifyStore } from '../../store/verify.ts'
import { withStore, type Command } from '../command.ts'

/** The audit chain, row-level security on every table, and what each room says must hold; found wrong with any finding. */
export const verify: Command = {
  name: 'verify',
  usage: '',
  summary: 'Checks the store: audit chain, row-level security, what must hold',
  help: ['Lists what it finds, the first broken link of the audit chain by number. Without findings the status is 0.'],
  options: {},
  words: 0,
  run: (installation) =>
    withStore(installation, async (store) => {
      const findings = await verifyStore(store, [...registerChecks, ...governanceChecks])
      if (findings.length === 0) return { text: 'The store is sound: 0 findings.', json: { findings } }
      const text = findings.map(({ check, where, what }) => `${check}: ${where}: ${what}`).join('\n')
      const message = `The store is not sound: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`
      return { text, json: { findings }, wrong: { code: 'findings', message } }
    }),
}
