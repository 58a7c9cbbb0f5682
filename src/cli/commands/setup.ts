// `setup`: the first partnership and its first officer.
import { UserFault } from '../../kernel/faults.ts'
import { system } from '../../kernel/actor.ts'
import { saySetupRefusal, setUpPartnership, type NewPartnership } from '../../register/index.ts'
import type { Store } from '../../store/open.ts'
import { openAccount } from '../../web/accounts.ts'
import { firstWords } from '../../web/first-words.ts'
import { createSignInLink } from '../../web/sign-in/links.ts'
import { wanted, withStore, type Command, type Given } from '../command.ts'

/** Makes the partnership, its register officer's post and the officer, and gives a link to sign in with. */
export const setup: Command = {
  name: 'setup',
  usage: '--partnership SLUG --name NAME --authority LA --officer EMAIL [--officer-name NAME] [--operator EMAIL]',
  summary: 'Makes a partnership and its first officer',
  help: [
    '--partnership SLUG    its name in addresses, such as leicester',
    '--name NAME           its name in words',
    '--authority LA        code of its local authority, three digits; several with commas',
    '--officer EMAIL       address of the register officer, who then edits groups, people and posts',
    '--officer-name NAME   the name of the officer, shown to those who sign in; without it, the address',
    '--operator EMAIL      who runs the installation; without it, the officer',
  ],
  options: {
    partnership: { type: 'string' },
    name: { type: 'string' },
    authority: { type: 'string' },
    officer: { type: 'string' },
    'officer-name': { type: 'string' },
    operator: { type: 'string' },
  },
  words: 0,
  async run(installation, _words, given) {
    const asked = askedFor(given)
    const operator = typeof given['operator'] === 'string' ? given['operator'] : asked.officerEmail
    const config = installation.config()
    const { url, host, port } = config
    const link = await withStore(installation, async (store) => {
      await setUp(store, asked, operator, firstWords(config))
      return createSignInLink(store, asked.officerEmail, url ?? `http://${host}:${port}`)
    })
    const { slug: partnership, name, officerEmail: officer } = asked
    const text = `${name} is set up as ${partnership}. Start the service (npm start), then sign in as ${officer} within 15 minutes by this link:\n${link}`
    return { text, json: { partnership, name, officer, operator, link } }
  },
}

function askedFor(given: Given): NewPartnership {
  const officerEmail = wanted(given, 'officer').trim().toLowerCase()
  const officerName = given['officer-name']
  return {
    slug: wanted(given, 'partnership'),
    name: wanted(given, 'name').trim(),
    authorities: wanted(given, 'authority')
      .split(',')
      .map((code) => code.trim()),
    officerEmail,
    officerName: typeof officerName === 'string' && officerName !== '' ? officerName : officerEmail,
  }
}

async function setUp(store: Store, asked: NewPartnership, operator: string, taken: ReadonlySet<string>): Promise<void> {
  await store.as(system('setup'), async (tx) => {
    const decision = await setUpPartnership(tx, asked, taken)
    if (!decision.ok) throw new UserFault(decision.refusal, saySetupRefusal(decision))
    await openAccount(tx, operator, true)
    await openAccount(tx, asked.officerEmail)
  })
}
