// The forms on memberships: a school joins, leaves, has other days or another role. Pure: data in, markup out; no store, no clock.
import { type Filled, dayField, value } from '../../../http/form-fields.ts'
import type { FormErrors } from '../../../http/form.ts'
import { fieldError } from '../../../ui/form-page.ts'
import { radios } from '../../../ui/govuk.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { ROLES, type Group, type Member } from '../types.ts'
import { sayHeld, sayMember, sayRole } from '../wording.ts'
import { formPage, schoolField } from './form-views.ts'
import type { MeantSchool } from './school-rules.ts'

/** A school joins. `offered`: the schools that the typed text may mean, where it names no one. */
export function joinPage(filled: Filled, group: Group, offered: readonly MeantSchool[]): PageContent {
  const fields = html`${schoolField(filled, 'School', 'Its name or its URN, for example 142857', offered)}
  ${roleField(filled)} ${dayField(filled, 'from', 'First day', 'The day it joined. Leave empty if nobody knows.')}
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

function standing(member: Member): string {
  const { from } = member.period
  return `${sayRole(member.role)}. ${from === null ? 'Since a day not recorded' : sayHeld(member.period)}.`
}

/** The sentence on a change of role that cannot be. */
export function sayRoleRefusal(
  refusal: 'same-role' | 'not-a-member-then',
  detail: Readonly<Record<string, string>>,
): FormErrors {
  if (refusal === 'same-role') return { role: 'Choose another role: it has this one already' }
  return { from: `The membership does not hold on ${detail['from']}: it is recorded ${detail['held']}` }
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
