// `link`: a new link to sign in with, for an installation that sends no mail.
import { UserFault } from '../../kernel/faults.ts'
import { createSignInLink } from '../../web/sign-in/links.ts'
import { withStore, type Command } from '../command.ts'

/** A link for an account, or for a person whose recorded address it is; refuses an address that nobody has. */
export const link: Command = {
  name: 'link',
  usage: 'EMAIL',
  summary: 'Gives a new link to sign in with, where no mail is sent',
  help: [
    'EMAIL is the address of an account, or the one that the register records for exactly one person.',
    'The link works once, for 15 minutes: give it to that person only. With the embedded store stop the service first.',
  ],
  options: {},
  words: 1,
  async run(installation, [email = '']) {
    const { url, host, port } = installation.config()
    const made = await withStore(installation, (store) =>
      createSignInLink(store, email, url ?? `http://${host}:${port}`),
    ).catch(sayWhatToDo)
    const text = `A link for ${email}. It works once, within 15 minutes, while the service runs (npm start):\n${made}`
    return { text, json: { email, link: made } }
  },
}

/** The embedded store takes one process at a time: a service that runs keeps it from us. */
function sayWhatToDo(error: unknown): never {
  if (!(error instanceof UserFault) || error.code !== 'locked') throw error
  const instead =
    'Then make the link and start the service again: the link works for 15 minutes. A demonstration needs no link from here: it prints some at its start, and its page /sign-in offers more.'
  throw new UserFault('locked', `${error.message} ${instead}`)
}
