// The page on which a question is withdrawn: what that does, and a box to tick. Pure: data in, markup out.
import type { FormErrors } from '../../http/form.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, checkboxes } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, section, statement } from '../../ui/section.ts'
import type { SeenMotion } from './types.ts'
import { motionPath, stateLede } from './vote-views.ts'
import { sayCloseRefusal } from './wording.ts'

/** Asks before a question is withdrawn; one that is closed already says so. */
export function withdrawPage(
  partnership: { readonly slug: string; readonly name: string },
  seen: SeenMotion,
  errors: FormErrors,
): PageContent {
  const { motion, state } = seen
  const path = motionPath(motion)
  const shut = emptyState({ what: `${sayCloseRefusal('closed-already')}.`, next: link('Back to the question', path) })
  const ask = section({
    head: 'Before you withdraw it',
    body: state === 'closed' ? shut : form({ action: `${path}/withdraw` }, withdrawFields(path, errors)),
  })
  return {
    title: 'Withdraw this question',
    kind: motion.bodyName,
    lede: stateLede(seen),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: motion.item === null ? 'Written resolution' : 'Question put to the vote', href: path },
    ],
    room: 'governance',
    errors: errorLinks(errors),
    body: html`${section({ head: 'The question', body: statement(motion.question) })}${ask}`,
  }
}

function withdrawFields(path: string, errors: FormErrors): Html {
  return html`<p>Voting stops at once. The votes given so far count for nothing, and no decision is recorded.</p>
    <p>
      This cannot be undone. The question stays on record as withdrawn; to vote on it after all, it is put again and
      everybody votes again.
    </p>
    ${checkboxes({
      idPrefix: 'sure',
      name: 'sure',
      items: [{ value: 'yes', text: 'I want to withdraw this question: its votes become void' }],
      errorMessage: fieldError(errors, 'sure') ?? fieldError(errors, ''),
    })}
    ${button({ text: 'Withdraw question', classes: 'govuk-button--warning', preventDoubleClick: true })}
    <p>${link('Keep the question', path)}</p>`
}
