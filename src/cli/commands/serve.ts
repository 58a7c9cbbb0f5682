// `serve`: the whole service, until it is asked to stop. What `npm start` runs.
import type { Config } from '../../config.ts'
import { system } from '../../kernel/actor.ts'
import { listDemonstrationPeople } from '../../register/index.ts'
import type { Store } from '../../store/open.ts'
import { partnershipsOf } from '../../web/partnerships.ts'
import { createSignInLink } from '../../web/sign-in/links.ts'
import { withStore, type Answer, type Command, type Installation } from '../command.ts'
import { DEMONSTRATION_OPERATOR, fillIfEmpty } from './demo.ts'

const NO_SIGN_IN =
  'Nobody can ask for a link to sign in: there is neither SMTP_URL nor OIDC_ISSUER. Set one, or make each link with: node bin/trellis.js link EMAIL'

function sayNoDemonstration(partnership: string): string {
  return `Warning: TRELLIS_DEMO is on (it is unless it is set to 0), but a real partnership is here, ${partnership}. There is no demonstration then: no example data, and no outbox. Set TRELLIS_DEMO=0.`
}

interface ShownLink {
  readonly who: string
  readonly link: string
}

/** Opens the store, loads the demonstration where it is wanted, serves, and stops gently. */
export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Runs the service (what npm start does)',
  help: ['Settings: PORT, HOST, TRELLIS_DATA, DATABASE_URL, TRELLIS_DEMO and more in .env.example.'],
  options: {},
  words: 0,
  run: (installation, _words, _given, { say, answer, untilAskedToStop }) =>
    withStore(sayingStore(installation, say), async (store) => {
      const config = installation.config()
      const { url } = config
      const demonstration = config.demonstration && (await isForDemonstration(store, say))
      if (demonstration) await fillIfEmpty(store, say)
      if (!demonstration && !signsIn(config)) say(NO_SIGN_IN)
      const server = await installation.serve(store)
      const stopping = untilAskedToStop()
      const links = demonstration ? await linksFor(store, url ?? server.url) : []
      const served = answerOf(server.url, links)
      answer(served)
      await stopping
      say('Stopping: requests under way may end.')
      await server.close()
      return served
    }),
}

/** Is there a way to sign in without a link made on this machine? */
function signsIn({ smtpUrl, oidc }: Config): boolean {
  return smtpUrl !== null || oidc !== null
}

/** Does no real partnership stand here? Else says that the demonstration that is asked for is none. */
async function isForDemonstration(store: Store, say: (line: string) => void): Promise<boolean> {
  const real = (await partnershipsOf(store).list()).find((partnership) => !partnership.demonstration)
  if (real !== undefined) say(sayNoDemonstration(real.name))
  return real === undefined
}

/** Says before it opens which store it is: making a new one takes a few seconds. */
function sayingStore(installation: Installation, say: (line: string) => void): Installation {
  const { databaseUrl, folder } = installation.config()
  const embedded = `Opening the embedded store in ${folder}: for evaluation, and for one machine. For more, set DATABASE_URL (docs/operating.md).`
  say(databaseUrl === null ? embedded : 'Opening the store in PostgreSQL.')
  return installation
}

async function linksFor(store: Store, url: string): Promise<readonly ShownLink[]> {
  const people = await store.read(system('demonstration'), (tx) => listDemonstrationPeople(tx))
  if (people.length === 0) return []
  const links: ShownLink[] = []
  for (const { email, title, partnership } of people)
    links.push({ who: `${title}, ${partnership}`, link: await createSignInLink(store, email, url) })
  const operator = await createSignInLink(store, DEMONSTRATION_OPERATOR, url)
  return [...links, { who: 'Operator of the installation', link: operator }]
}

function answerOf(url: string, links: readonly ShownLink[]): Answer {
  const lines = links.flatMap(({ who, link }) => [`  ${who}`, `    ${link}`])
  const intro = [
    '',
    'To look at it as somebody invented, open a link (each works once, for 15 minutes; more at /sign-in):',
  ]
  const text = [`Trellis is at ${url}`, ...(lines.length > 0 ? [...intro, ...lines] : []), '', 'Stop it with Ctrl+C.']
  return { text: text.join('\n'), json: { url, links } }
}
