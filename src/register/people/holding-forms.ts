// The forms of a holding, its beginning and its end: data in, Html out. Never decides: the rules do.
import { sayPeriod } from '../../kernel/period.ts'
import { button, dateInput, input, radios, select } from '../../ui/govuk.ts'
import { fieldError, form, type FieldErrors } from '../../ui/form-page.ts'
import { html, type Html } from '../../ui/html.ts'
import type { HoldingSeen, PersonSeen, PostHeld } from './types.ts'

/** What a form shows again: values as typed, and what is wrong. */
export interface FormState {
  readonly value: (name: string) => string
  readonly errors: FieldErrors
}

/** The form that appoints somebody to a post. */
export function appointForm(
  post: PostHeld,
  people: readonly PersonSeen[],
  base: string,
  { value, errors }: FormState,
): Html {
  return form(
    { action: `${base}/posts/${post.key}/appoint` },
    html`${select({
      id: 'person',
      name: 'person',
      label: { text: 'Person' },
      hint: { text: 'Choose somebody who is in the register, or leave this and enter a new name below' },
      items: [{ value: '', text: 'Somebody new' }, ...people.map(({ id, name }) => ({ value: id, text: name }))],
      value: value('person'),
      errorMessage: fieldError(errors, 'person'),
    })}${input({
      id: 'newName',
      name: 'newName',
      label: { text: 'Name of a new person (optional)' },
      value: value('newName'),
      autocomplete: 'off',
      errorMessage: fieldError(errors, 'newName'),
    })}${radios({
      name: 'kind',
      fieldset: { legend: { text: 'How they hold it' } },
      items: [
        { value: 'permanent', text: 'Permanent' },
        { value: 'interim', text: 'Interim' },
        { value: 'seconded', text: 'Seconded' },
      ],
      value: value('kind') || 'permanent',
      errorMessage: fieldError(errors, 'kind'),
    })}${dayBoxes('from', 'First day (leave empty if not known)', { value, errors })}${button({ text: 'Appoint' })}`,
  )
}

/** The form that ends a holding. */
export function endForm(post: PostHeld, held: HoldingSeen, base: string, state: FormState): Html {
  return form(
    { action: `${base}/posts/${post.key}/holders/${held.id}/end` },
    html`<p>${held.name ?? 'The holder'} has held this post ${sayPeriod({ from: held.starts, to: held.ends })}.</p>
      ${dayBoxes('last', 'Last day', state)}${button({ text: 'Record the last day' })}`,
  )
}

function dayBoxes(name: string, legend: string, { value, errors }: FormState): Html {
  return dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: legend } },
    hint: { text: 'For example, 27 3 2026' },
    items: ['day', 'month', 'year'].map((part) => ({
      name: part,
      value: value(`${name}-${part}`),
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    })),
    errorMessage: fieldError(errors, name),
  })
}
