// The forms on a group's lead and co-ordinator. Pure: data in, markup out; no store, no clock.
import { type Filled, dayField, textField, value } from '../../../http/form-fields.ts'
import { fieldError } from '../../../ui/form-page.ts'
import { input, radios } from '../../../ui/govuk.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import type { Group } from '../types.ts'
import { formPage, schoolField } from './form-views.ts'
import type { MeantSchool } from './school-rules.ts'

/** The lead's post. `offered`: the schools that the typed text may mean, where it names no one. */
export function leadPage(filled: Filled, group: Group, offered: readonly MeantSchool[]): PageContent {
  const fields = html`${textField(filled, 'title', 'Title of the post', 'For example, Lead headteacher')}
  ${schoolField(filled, 'School it is led from', 'Its name or its URN', offered)} ${contactFields(filled)}
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

/** The sentence on a change of a post before its beginning. */
export function sayPostDay({ from = '', starts = '' }: Readonly<Record<string, string>>): string {
  return `The day, ${from}, must be after ${starts}, the day the post began`
}
