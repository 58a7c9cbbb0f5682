// The pages that tell of faults, in plain words: what happened, what stands now, what to do next. Pure.
import type { Typed } from '../http/form.ts'
import { form } from '../ui/form-page.ts'
import { button, details } from '../ui/govuk.ts'
import { html, type Child, type Html } from '../ui/html.ts'
import type { PageContent } from '../ui/page.ts'
import { facts, link, section } from '../ui/section.ts'
import { table } from '../ui/table.ts'

/** A fault as the reader sees it. */
export interface FaultPage {
  readonly status: number
  readonly title: string
  /** Sentences, one a paragraph. */
  readonly says: readonly Child[]
  /** Shown after the sentences. */
  readonly more?: Html
}

/** The page of a fault; with a reference where the log holds more. */
export function faultContent(
  { title, says, more }: FaultPage,
  reference: string | null,
  typed: Typed = {},
): PageContent {
  const contact =
    reference !== null &&
    html`<p class="govuk-body">
      If you ${link('contact us', '/contact')} about this, give the reference <b>${reference}</b>.
    </p>`
  const told = html`${says.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}${contact}`
  const body = html`${section({ head: 'What happened', body: told })}${more}${keptText(typed)}`
  return { title, body }
}

export const NOT_FOUND: FaultPage = {
  status: 404,
  title: 'Page not found',
  says: [
    'If you typed the web address, check that it is right. If you pasted it, check that you copied the whole of it.',
    html`Or look for a ${link('school', '/schools')}, or start from the ${link('front page', '/')}.`,
  ],
}

export const AWAY: FaultPage = {
  status: 503,
  title: 'The service is not available for the moment',
  says: ['It cannot reach its records. Try again in a few minutes. Nothing was changed.'],
}

export const BROKEN: FaultPage = {
  status: 500,
  title: 'There is a problem with the service',
  says: ['It is our fault, not yours. Nothing was changed. Try again later.'],
}

export const CLASH: FaultPage = {
  status: 409,
  title: 'This could not be saved',
  says: [
    'It clashes with something that is already recorded, perhaps by somebody else a moment ago. Nothing was changed.',
    'Look at the page again to see what stands now, then try again.',
  ],
}

export const NOT_STORABLE: FaultPage = {
  status: 400,
  title: 'This could not be saved',
  says: ['The records do not allow it as it was typed, for example a day before something began. Nothing was changed.'],
}

export const NOT_ALLOWED: FaultPage = {
  status: 403,
  title: 'You cannot do this',
  says: ['The records do not let you make this change. Nothing was changed.'],
}

export const FOREIGN_FORM: FaultPage = {
  status: 403,
  title: 'This form is out of date',
  says: [
    'It did not come from a page of this service that you have open, so we have not used it. Nothing was changed.',
    'Open the page again and send it from there.',
  ],
}

export const WRONG_KIND: FaultPage = {
  status: 415,
  title: 'This cannot be read',
  says: ['It was sent in a form that this page does not take. Open the page again and send it from there.'],
}

export const TOO_LARGE: FaultPage = {
  status: 413,
  title: 'This is too large',
  says: ['A file or a text is larger than this page takes. Nothing was changed. Send a smaller one.'],
}

export const WRONG_METHOD: FaultPage = {
  status: 405,
  title: 'This page does not take that',
  says: ['The address is right, but it cannot be used in this way. Nothing was changed.'],
}

export const NOT_READABLE: FaultPage = {
  status: 400,
  title: 'This request cannot be read',
  says: ['Something in the web address or in what was sent is not as it should be. Nothing was changed.'],
}

/** Too many tries: when to come back. */
export function tooMany(seconds: number): FaultPage {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return {
    status: 429,
    title: 'Too many tries',
    says: [
      `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again. This protects everybody's account.`,
    ],
  }
}

type Words = Readonly<Record<string, string>>

/** Somebody else was first: what stands now, and what was typed, side by side. */
export function lostRace(message: string, current: Words, typed: Words = {}): FaultPage {
  return {
    status: 409,
    title: 'Somebody else changed this first',
    says: [
      message,
      'Nothing of yours was saved. Look at what stands now, then open the page again and make your change.',
    ],
    ...(Object.keys(current).length > 0 && { more: bothVersions(current, typed) }),
  }
}

function bothVersions(current: Words, typed: Words): Html {
  const names = Object.keys(current)
  if (Object.keys(typed).length === 0)
    return section({ head: 'What stands now', body: facts(names.map((name) => ({ name, value: current[name] }))) })
  const body = table({
    caption: 'Both versions',
    captionHidden: true,
    columns: [
      { key: 'what', head: 'What' },
      { key: 'now', head: 'Stands now' },
      { key: 'typed', head: 'You typed' },
    ],
    rows: names.map((name) => ({ cells: [name, current[name], typed[name]] })),
  })
  return section({ head: 'What stands now, and what you typed', body })
}

/** The session ended while a form was filled in: the form can be sent again after signing in. */
export function sessionEnded(action: string, typed: Typed, lostFiles: boolean): PageContent {
  const fields = pairs(typed).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)
  const happened = html`<p class="govuk-body">
      You were signed out, and what you sent was not used. What you typed is kept on this page, and nowhere else.
    </p>
    ${lostFiles && html`<p class="govuk-body">Files cannot be kept: choose them again on the form afterwards.</p>`}`
  const next = html`<ol class="govuk-list govuk-list--number">
      <li>
        <a class="govuk-link" href="/sign-in?return_to=/me" target="_blank" rel="noopener"
          >Sign in (opens in a new tab)</a
        >.
      </li>
      <li>Come back to this tab and send what you typed again.</li>
    </ol>
    ${form({ action }, html`${fields}${button({ text: 'Send again' })}`)}`
  const body = html`${section({ head: 'What happened', body: happened })}${section({ head: 'What next', body: next })}${keptText(typed)}`
  return { title: 'Your session has ended', body }
}

/** What was typed, to be read and copied. */
function keptText(typed: Typed): Html | null {
  const shown = pairs(typed).filter(([, value]) => value !== '')
  if (shown.length === 0) return null
  const lines = shown.map(
    ([name, value]) => html`<p class="govuk-body"><b>${name.replaceAll(/[-_]/g, ' ')}</b><br />${lined(value)}</p>`,
  )
  return section({ head: 'What you typed', body: details({ summaryText: 'Show it, to copy', html: html`${lines}` }) })
}

function lined(text: string): readonly Child[] {
  return text.split(/\r?\n/).map((line, i) => html`${i > 0 && html`<br />`}${line}`)
}

function pairs(typed: Typed): readonly (readonly [string, string])[] {
  return Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
}
