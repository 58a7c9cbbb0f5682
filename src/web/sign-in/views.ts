// The pages of signing in. Pure.
import type { FormErrors } from '../../http/form.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, input } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, list, section } from '../../ui/section.ts'
import type { DemonstrationPerson } from '../../register/index.ts'
import type { Mail } from '../mail.ts'

/** What the sign-in page shows. */
export interface SignInForm {
  readonly email: string
  readonly returnTo: string
  readonly errors: FormErrors
  /** Name of the other sign-in (DfE Sign-in), or null where there is none. */
  readonly other: string | null
  /** Links are sent by mail, or shown on the outbox page. */
  readonly mails: boolean
  /** Mail is shown on the outbox page. */
  readonly outbox: boolean
  /** Invented people whose address may be tried; none outside a demonstration. */
  readonly tryAs: readonly DemonstrationPerson[]
}

/** Asks for the e-mail address. */
export function signInPage({ email, returnTo, errors, other, mails, outbox, tryAs }: SignInForm): PageContent {
  const keep = html`<input type="hidden" name="return_to" value="${returnTo}" />`
  const field = input({
    id: 'email',
    name: 'email',
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
    value: email,
    classes: 'govuk-!-width-two-thirds',
    label: { text: 'E-mail address' },
    hint: { text: 'The one your partnership knows you by. We send a link that signs you in; there is no password.' },
    ...(fieldError(errors, 'email') && { errorMessage: { text: errors['email'] ?? '' } }),
  })
  const ask = form({ action: '/sign-in' }, html`${keep}${field}${button({ text: 'Send me a link' })}`)
  const byMail = mails ? section({ head: 'By e-mail', body: ask }) : byHand()
  const byOther =
    other !== null &&
    form(
      { action: '/sign-in/organisation' },
      html`${keep}${button({ text: `Use ${other}`, classes: 'govuk-button--secondary' })}`,
    )
  return {
    title: 'Sign in',
    lede: 'Most of this service is open to everyone. Sign in to do what your post or seat allows.',
    errors: errorLinks(errors),
    body: html`${byMail}
    ${byOther !== false && section({ head: `With ${other}`, note: 'For schools, trusts and authorities that have it.', body: byOther })}
    ${outbox && section({ head: 'Demonstration', body: demonstrationHelp(tryAs) })}`,
  }
}

/** No mail is sent from here: whom to ask instead. */
function byHand(): Html {
  const words = html`<p class="govuk-body">
      This installation sends no mail yet. Ask whoever runs it for a link to sign in with; there is no password.
    </p>
    <p class="govuk-body">
      If that is you: <code>node bin/trellis.js link EMAIL</code> makes one. It works once, for 15 minutes.
    </p>`
  return section({ head: 'By a link', body: words })
}

/** The answer to every address where no mail is sent. */
export function noMailPage(): PageContent {
  return { title: 'No link was sent', body: byHand() }
}

function demonstrationHelp(tryAs: readonly DemonstrationPerson[]): Html {
  return html`<p class="govuk-body">
      Mail is not sent here: ${link('read it in the outbox', '/outbox')}. To look at the service as somebody invented,
      ask for a link with one of these addresses.
    </p>
    ${list(tryAs.map(({ email, title, partnership }) => ({ what: email, note: `${title}, ${partnership}` })))}`
}

/** The same for every address, known or not. */
export function linkSentPage(email: string, outbox: boolean): PageContent {
  const sent = html`<p class="govuk-body">
      If ${email} belongs to somebody here, a link is on its way to it. It works once, for 15 minutes.
    </p>
    ${outbox && html`<p class="govuk-body">This is a demonstration: ${link('read the mail in the outbox', '/outbox')}.</p>`}`
  const nothing = html`<p class="govuk-body">
    Look among unwanted mail, then ${link('try again', '/sign-in')}, or ask the register officer of your partnership
    which address is recorded for you.
  </p>`
  return {
    title: 'Check your e-mail',
    body: html`${section({ head: 'What next', body: sent })}${section({ head: 'If nothing comes', body: nothing })}`,
  }
}

/** What the link opens: one button, since programs that check mail open links too. */
export function confirmPage(token: string): PageContent {
  const inside = html`<input type="hidden" name="token" value="${token}" />${button({ text: 'Sign in' })}`
  const step = html`<p class="govuk-body">Press the button to sign in on this device.</p>
    ${form({ action: '/sign-in/link' }, inside)}`
  return { title: 'Sign in to Trellis', body: section({ head: 'One more step', body: step }) }
}

/** A link that is used, too old or damaged. */
export function deadLinkPage(): PageContent {
  const why = html`<p class="govuk-body">
      A link works once, for 15 minutes. It may also have been cut off by your mail program.
    </p>
    <p class="govuk-body">${link('Ask for a new link', '/sign-in')}.</p>`
  return { title: 'This link does not work any more', body: section({ head: 'Why', body: why }) }
}

/** The mail with the link: who sends it, what for, until when. */
export function linkMail(recipient: string, address: string): Mail {
  const body = [
    'Use this link to sign in to Trellis. It works once, for 15 minutes:',
    '',
    address,
    '',
    'If you did not ask for it, do nothing: nobody is signed in without the link.',
  ]
  return { recipient, subject: 'Your link to sign in to Trellis', body: body.join('\n') }
}

/** Mail that would have been sent, for a demonstration. `baseUrl`: links to it become links on the page. */
export function outboxPage(mails: readonly (Mail & { id: string })[], baseUrl: string): PageContent {
  const none = emptyState({
    what: 'No mail waits.',
    next: html`Ask for a link on the ${link('sign-in page', '/sign-in')}.`,
  })
  const shown = mails.map((mail, i) =>
    section({
      head: `${mails.length - i}. ${mail.subject}`,
      note: html`To ${mail.recipient}`,
      id: `mail-${mail.id}`,
      body: lines(mail.body, baseUrl),
    }),
  )
  return {
    title: 'Outbox',
    lede: 'This is a demonstration: mail is shown here and not sent.',
    body: html`${mails.length === 0 ? none : shown}`,
  }
}

function lines(body: string, baseUrl: string): Html {
  const parts = body.split('\n\n').map((part) => {
    const ours = part.startsWith(`${baseUrl}/`)
    return html`<p class="govuk-body">${ours ? link('Open the link', part.slice(baseUrl.length)) : part}</p>`
  })
  return html`${parts}`
}
