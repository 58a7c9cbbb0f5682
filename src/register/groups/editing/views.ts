// The forms on groups: one page per act. Pure: data in, markup out; no store, no clock.
import type { FormErrors, Typed } from '../../../http/form.ts'
import { typedText } from '../../../http/form.ts'
import { errorLinks, fieldError, form } from '../../../ui/form-page.ts'
import { button, dateInput, input, radios, select, textarea } from '../../../ui/govuk.ts'
import { html, type Child, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link, section } from '../../../ui/section.ts'
import { ROLES, type Group, type Member } from '../types.ts'
import { sayHeld, sayMember, sayRole } from '../wording.ts'

/** What every form page shows: where it is, what was typed, and what is wrong with it. */
export interface Filled {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly typed: Typed
  readonly errors: FormErrors
}

const DAYS = { opened: 'opened-day', closed: 'closed-day', from: 'from-day', last: 'last-day' }

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

/** A school joins. */
export function joinPage(filled: Filled, group: Group): PageContent {
  const fields = html`${schoolField(filled, 'School', 'Its name or its URN, for example 142857')} ${roleField(filled)}
  ${dayField(filled, 'from', 'First day', 'The day it joined. Leave empty if nobody knows.')}
  ${dayField(filled, 'last', 'Last day', 'Only if it has left or will leave.')}`
  return formPage(filled, group, { title: 'Add a school', path: '/members/new', button: 'Add school', fields })
}

/** A membership ends. */
export function endPage(filled: Filled, group: Group, member: Member): PageContent {
  const fields = dayField(filled, 'last', 'Last day', 'The last day on which it belongs to the group')
  const title = `End the membership of ${sayMember(member)}`
  return formPage(filled, group, {
    title,
    path: `/members/${member.id}/end`,
    button: 'End membership',
    fields,
    note: standing(member),
  })
}

/** The days of a membership, where they were recorded wrongly. */
export function correctPage(filled: Filled, group: Group, member: Member): PageContent {
  const fields = html`${dayField(filled, 'from', 'First day', 'Leave empty if nobody knows.')}
  ${dayField(filled, 'last', 'Last day', 'Leave empty if it still belongs to the group.')}`
  return formPage(filled, group, {
    title: `Correct the membership of ${sayMember(member)}`,
    path: `/members/${member.id}/correct`,
    button: 'Correct this membership',
    fields,
    note: standing(member),
  })
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

/** A member gets another role. */
export function rolePage(filled: Filled, group: Group, member: Member): PageContent {
  const fields = html`${roleField(filled)} ${dayField(filled, 'from', 'First day in the new role')}`
  const title = `Change the role of ${sayMember(member)}`
  return formPage(filled, group, {
    title,
    path: `/members/${member.id}/role`,
    button: 'Change role',
    fields,
    note: standing(member),
  })
}

/** The lead's post. */
export function leadPage(filled: Filled, group: Group): PageContent {
  const fields = html`${textField(filled, 'title', 'Title of the post', 'For example, Lead headteacher')}
  ${schoolField(filled, 'School it is led from', 'Its name or its URN')} ${contactFields(filled)}
  ${dayField(filled, 'from', 'From which day', 'A new title or school holds from this day; before it, the record stays as it is.')}`
  const note = 'Who holds the post is changed with the posts. A new school leaves the post vacant until then.'
  return formPage(filled, group, { title: 'Change the lead', path: '/lead', button: 'Save the lead', fields, note })
}

/** The co-ordinator. */
export function coordinatorPage(filled: Filled, group: Group): PageContent {
  const paid = input({
    id: 'payer',
    name: 'payer',
    label: { text: 'Who pays' },
    value: value(filled, 'payer'),
    errorMessage: fieldError(filled.errors, 'payer'),
  })
  const fields = html`${yesNo(filled, 'exists', 'Is there a co-ordinator?')}
  ${textField(filled, 'title', 'Title of the post', 'Leave empty for “Co-ordinator”')}
  ${yesNo(filled, 'salaried', 'Is the post salaried?')} ${paid} ${contactFields(filled)}
  ${dayField(filled, 'from', 'From which day', 'The change holds from this day; before it, the record stays as it is.')}`
  return formPage(filled, group, {
    title: 'Change the co-ordinator',
    path: '/co-ordinator',
    button: 'Save the co-ordinator',
    fields,
  })
}

interface FormParts {
  readonly title: string
  /** Below the group; for a new group, below the partnership. */
  readonly path: string
  readonly button: string
  readonly fields: Html
  readonly note?: Child
  readonly next?: string
}

function formPage({ partnership, errors }: Filled, group: Group | null, parts: FormParts): PageContent {
  const here = group === null ? `/${partnership.slug}` : `/${partnership.slug}/groups/${group.slug}`
  const back = group === null ? `/${partnership.slug}/groups` : here
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link('Cancel', back)}</p>`
  return {
    title: parts.title,
    kind: group === null ? partnership.name : group.name,
    ...(parts.next !== undefined && { lede: parts.next }),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Groups', href: `/${partnership.slug}/groups` },
      ...(group === null ? [] : [{ text: group.name, href: here }]),
    ],
    room: 'register',
    errors: errorLinks(errors, { ...DAYS, '': 'remove' }),
    body: section({ head: 'Details', note: parts.note, body: form({ action: here + parts.path }, fields) }),
  }
}

function standing(member: Member): string {
  const { from } = member.period
  return `${sayRole(member.role)}. ${from === null ? 'Since a day not recorded' : sayHeld(member.period)}.`
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

function contactFields(filled: Filled): Html {
  const mailbox = input({
    id: 'mailbox',
    name: 'mailbox',
    type: 'email',
    label: { text: 'Role mailbox (optional)' },
    hint: { text: 'An address of the post, not of a person' },
    value: value(filled, 'mailbox'),
    spellcheck: false,
    errorMessage: fieldError(filled.errors, 'mailbox'),
  })
  const telephone = input({
    id: 'telephone',
    name: 'telephone',
    type: 'tel',
    label: { text: 'Telephone of the post (optional)' },
    classes: 'govuk-input--width-20',
    value: value(filled, 'telephone'),
    errorMessage: fieldError(filled.errors, 'telephone'),
  })
  return html`${mailbox} ${telephone}`
}

function schoolField(filled: Filled, text: string, hint: string): Html {
  return textField(filled, 'school', text, hint)
}

function textField(filled: Filled, name: string, text: string, hint?: string): Html {
  return input({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

function roleField(filled: Filled): Html {
  return radios({
    idPrefix: 'role',
    name: 'role',
    fieldset: { legend: { text: 'Role', classes: 'govuk-fieldset__legend--s' } },
    items: ROLES.map((role) => ({ value: role, text: sayRole(role) })),
    value: value(filled, 'role'),
    errorMessage: fieldError(filled.errors, 'role'),
  })
}

function yesNo(filled: Filled, name: string, text: string): Html {
  return radios({
    idPrefix: name,
    name,
    classes: 'govuk-radios--inline',
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A day in three boxes, named `name-day`, `name-month`, `name-year`. */
function dayField(filled: Filled, name: keyof typeof DAYS, text: string, hint = 'For example, 1 9 2012'): Html {
  const error = fieldError(filled.errors, name)
  return dateInput({
    id: name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    errorMessage: error,
    items: (['day', 'month', 'year'] as const).map((part) => ({
      id: `${name}-${part}`,
      name: `${name}-${part}`,
      label: `${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      value: value(filled, `${name}-${part}`),
      error: error !== undefined,
    })),
  })
}

function value({ typed }: Filled, name: string): string {
  return typedText(typed, name)
}

/** What was refused about a school's name, for its field. */
export function sayWhichSchool(detail: Readonly<Record<string, string>>): string {
  const { typed = '', names } = detail
  if (names === undefined) return `No school in the register is called “${typed}” or has that URN`
  return `Several schools fit “${typed}”: ${names}. Enter the URN of the one you mean`
}

/** The sentence on a change of a post before its beginning. */
export function sayPostDay({ from = '', starts = '' }: Readonly<Record<string, string>>): string {
  return `The day, ${from}, must be after ${starts}, the day the post began`
}

/** The sentence on a change of role that cannot be. */
export function sayRoleRefusal(
  refusal: 'same-role' | 'not-a-member-then',
  detail: Readonly<Record<string, string>>,
): FormErrors {
  if (refusal === 'same-role') return { role: 'Choose another role: it has this one already' }
  return { from: `The membership does not hold on ${detail['from']}: it is recorded ${detail['held']}` }
}

/** A day in the three boxes of a form. */
export function boxesOf(name: string, on: string | null): Typed {
  const [year = '', month = '', dayOfMonth = ''] = (on ?? '').split('-')
  return { [`${name}-day`]: plain(dayOfMonth), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

function plain(number: string): string {
  return number.replace(/^0/, '')
}
