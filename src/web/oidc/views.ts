// The pages that say why somebody was not signed in through another sign-in, and what to do. Pure.
import { html, type Child } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { link, section } from '../../ui/section.ts'
import type { OidcRefusal } from './types.ts'

type Words = (label: string) => readonly Child[]

const AGAIN = html`${link('Try again', '/sign-in')}, or sign in by e-mail on the same page.`
const WORDS: Readonly<Record<OidcRefusal, Words>> = {
  'not-begun': (label) => [
    `Signing in with ${label} was not begun in this browser, or took longer than ten minutes.`,
    AGAIN,
  ],
  'not-trusted': (label) => [`The answer of ${label} could not be trusted, so nobody was signed in.`, AGAIN],
  'no-organisation': (label) => [
    `${label} did not say for which organisation you sign in. Choose your school, trust or authority there.`,
    AGAIN,
  ],
  'not-linked': (label) => [
    `Your ${label} account is not linked to anybody here yet. Linking is done once, by you:`,
    html`${link('Sign in by e-mail', '/sign-in?return_to=/me')}, then press “Link ${label}” on your own page.`,
    'If no link reaches you by e-mail, ask the register officer of your partnership which address is recorded for you. An address alone is never enough to link accounts.',
  ],
  'other-organisation': (label) => [
    `You came from an organisation at ${label} in which you hold no post here today.`,
    'Choose another organisation there, or ask the register officer of your partnership whether your post is recorded.',
  ],
  'other-account': (label) => [
    `This ${label} account is linked to somebody else here. Sign in as that person and unlink it first.`,
  ],
  'signed-out': () => ['Your session ended meanwhile, so nothing was linked.', AGAIN],
}

/** Why not, and what next. */
export function oidcRefused(refusal: OidcRefusal, label: string): PageContent {
  return {
    title: `You were not ${refusal === 'other-account' || refusal === 'signed-out' ? 'linked' : 'signed in'}`,
    body: section({
      head: 'Why, and what next',
      body: WORDS[refusal](label).map((words) => html`<p class="govuk-body">${words}</p>`),
    }),
  }
}
