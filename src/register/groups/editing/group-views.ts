// The forms on a group itself: a new one, a change, a removal. Pure: data in, markup out; no store, no clock.
import { type Filled, dayField, textField, value } from '../../../http/form-fields.ts'
import { fieldError } from '../../../ui/form-page.ts'
import { select, textarea } from '../../../ui/govuk.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link } from '../../../ui/section.ts'
import type { Group } from '../types.ts'
import { formPage } from './form-views.ts'

/** A new group. */
export function newGroupPage(
  filled: Filled,
  kinds: readonly { kind: string; label: string }[],
  same: { readonly slug: string; readonly name: string } | null,
): PageContent {
  const items = [
    { value: '', text: 'Choose a kind' },
    ...kinds.map(({ kind, label }) => ({ value: kind, text: label })),
  ]
  const there =
    same !== null && link(`See ${same.name}, which is there already`, `/${filled.partnership.slug}/groups/${same.slug}`)
  const body = html`${nameField(filled)} ${there !== false && html`<p class="govuk-body">${there}</p>`}
  ${select({ id: 'kind', name: 'kind', label: { text: 'Kind' }, items, value: value(filled, 'kind'), errorMessage: fieldError(filled.errors, 'kind') })}
  ${purposeField(filled)} ${openedField(filled)}`
  return formPage(filled, null, {
    title: 'Add a group',
    path: '/groups/new',
    button: 'Add group',
    fields: body,
    next: 'Next you can add its schools, its lead and its co-ordinator.',
  })
}

/** Name, purpose, first and last day. */
export function changeGroupPage(filled: Filled, group: Group, seen: string): PageContent {
  const fields = html`<input type="hidden" name="seen" value="${seen}" /> ${nameField(filled)} ${purposeField(filled)}
    ${openedField(filled)}
    ${dayField(filled, 'closed', 'Last day', 'Only if the group ends. Memberships that are still open end with it.')}
    <p>
      ${link('Remove this group', `/${filled.partnership.slug}/groups/${group.slug}/remove`)}, if it was entered by
      mistake
    </p>`
  return formPage(filled, group, { title: 'Change this group', path: '/edit', button: 'Save changes', fields })
}

/** A group that was entered by mistake. */
export function removePage(filled: Filled, group: Group): PageContent {
  return formPage(filled, group, {
    title: 'Remove this group',
    path: '/remove',
    button: 'Remove this group',
    fields: html`<p class="govuk-body" id="remove">
      It goes from the register as if it had never been. Only a group without members and holders of posts, now or in
      the past, can be removed.
    </p>`,
  })
}

function nameField(filled: Filled): Html {
  return textField(filled, 'name', 'Name of the group')
}

function purposeField(filled: Filled): Html {
  return textarea({
    id: 'purpose',
    name: 'purpose',
    label: { text: 'Purpose (optional)' },
    rows: '4',
    value: value(filled, 'purpose'),
    errorMessage: fieldError(filled.errors, 'purpose'),
  })
}

function openedField(filled: Filled): Html {
  return dayField(filled, 'opened', 'Day it opened', 'Leave empty if nobody knows. For example, 1 9 2012')
}
