// The forms on a body itself: its own facts, its rules, the balance of offices, its members as a company. Pure: data in, markup out.
import {
  type Choice,
  type Filled,
  areaField,
  dayField,
  radioField,
  textField,
  tickField,
  value,
} from '../../../http/form-fields.ts'
import { form } from '../../../ui/form-page.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { emptyState, list, section } from '../../../ui/section.ts'
import { bodyPath } from '../record.ts'
import {
  BODY_KINDS,
  MEETS,
  PASSES,
  SEAT_OFFICES,
  type BalanceRule,
  type BodyFull,
  type CompanyMember,
} from '../types.ts'
import { sayKind, sayMeets, sayOffice, sayPasses } from '../wording.ts'
import { formPage, listField } from './form-views.ts'

/** What a form on a body may choose from. */
export interface BodyChoices {
  readonly organisations: readonly Choice[]
  readonly bodies: readonly Choice[]
}

/** A new body. */
export function newBodyPage(filled: Filled, choices: BodyChoices): PageContent {
  return formPage(filled, null, {
    title: 'Add a body',
    action: `/${filled.partnership.slug}/bodies/new`,
    button: 'Add body',
    fields: html`${bodyFields(filled, choices)}`,
    next: 'Next you can lay down its rules and add its seats.',
  })
}

/** A body's own facts. */
export function changeBodyPage(filled: Filled, body: BodyFull, choices: BodyChoices): PageContent {
  const closing = dayField(
    filled,
    'closed',
    'Last day',
    'Only if the body ends. Its seats, and the terms of those who sit, end with it.',
  )
  return formPage(filled, body, {
    title: 'Change this body',
    action: `${bodyPath(body)}/edit`,
    button: 'Save changes',
    fields: html`<input
        type="hidden"
        name="seen"
        value="${value(filled, 'seen')}"
      />${bodyFields(filled, choices)}${closing}`,
  })
}

function bodyFields(filled: Filled, { organisations, bodies }: BodyChoices): readonly Html[] {
  const kinds = BODY_KINDS.map((kind) => ({ value: kind, text: sayKind(kind) }))
  const meets = MEETS.map((each) => ({ value: each, text: sayMeets(each) ?? each }))
  return [
    textField(filled, 'name', 'Name of the body'),
    listField(filled, 'kind', 'Kind', 'Choose a kind', kinds),
    areaField(filled, 'purpose', 'Purpose (optional)'),
    listField(
      filled,
      'organisation',
      'Body of (optional)',
      'None',
      organisations,
      'Its member schools are asked when each of them has a vote.',
    ),
    listField(
      filled,
      'reportsTo',
      'Reports back to (optional)',
      'None',
      bodies,
      'Of an outside body: the body that hears its representatives.',
    ),
    listField(filled, 'meets', 'How often it is to meet', 'Nothing is laid down', meets),
    tickField(
      filled,
      'confidential',
      'Its discussions are for members',
      'The public see that it met, attendance by seat, and the decisions it publishes.',
    ),
    tickField(filled, 'holdersPublished', 'The names of those who sit are public'),
    dayField(filled, 'opened', 'Day it opened', 'Leave empty if nobody knows. For example, 1 9 2012'),
    textField(
      filled,
      'legalForm',
      'Legal form (optional)',
      'Only where it is a legal person, for example company limited by guarantee',
    ),
    textField(filled, 'companyNumber', 'Company number (optional)', undefined, 'govuk-input--width-10'),
    textField(filled, 'charityNumber', 'Charity number (optional)', undefined, 'govuk-input--width-10'),
    textField(filled, 'registeredOffice', 'Registered office (optional)'),
    dayField(filled, 'accountsDue', 'Day the accounts are due (optional)'),
    dayField(filled, 'confirmationDue', 'Day the confirmation statement is due (optional)'),
  ]
}

/** New rules from a day. */
export function rulesPage(filled: Filled, body: BodyFull): PageContent {
  const parts = [
    ['1/2', 'Half'],
    ['1/3', 'A third'],
    ['2/3', 'Two thirds'],
    ['1/4', 'A quarter'],
    ['3/4', 'Three quarters'],
    ['1/1', 'All'],
  ].map(([value = '', text = '']) => ({ value, text }))
  const fields = [
    dayField(
      filled,
      'from',
      'First day of these rules',
      'The rules before end on the day before. The same day again puts them right.',
    ),
    listField(filled, 'quorumPart', 'Quorum', 'Choose the part', parts),
    radioField(filled, 'quorumBase', 'Of what', [
      { value: 'seats', text: 'Of the voting seats, vacant or not' },
      { value: 'in-post', text: 'Of the voting seats that somebody holds' },
    ]),
    tickField(filled, 'quorumMoreThan', 'More than that part', 'Otherwise the part is rounded up.'),
    textField(filled, 'quorumLeast', 'And never fewer than', undefined, 'govuk-input--width-3'),
    radioField(filled, 'votingUnit', 'Who has a vote', [
      { value: 'seat', text: 'Each voting seat' },
      { value: 'member-school', text: 'Each member school' },
    ]),
    radioField(
      filled,
      'passes',
      'When a question passes',
      PASSES.map((each) => ({ value: each, text: sayPasses(each) })),
    ),
    tickField(filled, 'castingVote', 'On equal votes the chair has a casting vote'),
    textField(
      filled,
      'termMonths',
      'Length of a term in months (optional)',
      'Leave empty where no length is laid down.',
      'govuk-input--width-3',
    ),
    textField(filled, 'termNoticeDays', 'Days of notice before a term ends', undefined, 'govuk-input--width-3'),
    textField(filled, 'meetingNoticeDays', 'Days of notice of a meeting', undefined, 'govuk-input--width-3'),
    areaField(filled, 'words', 'Anything else that the constitution says (optional)'),
  ]
  return formPage(filled, body, {
    title: 'Lay down new rules',
    action: `${bodyPath(body)}/constitution`,
    button: 'Lay down these rules',
    fields: html`${fields}`,
    note: 'Terms and meetings that are recorded already stay as they are.',
  })
}

/** The balance of offices: the rules there are, each with a way to take it away, and a new one. */
export function balancePage(filled: Filled, body: BodyFull, rules: readonly BalanceRule[]): PageContent {
  const offices = SEAT_OFFICES.map((office) => ({ value: office, text: sayOffice(office) }))
  const fields = [
    listField(filled, 'office', 'Office', 'Choose an office', offices),
    listField(filled, 'differsFrom', 'Comes from another phase group than', 'Choose the other office', offices),
    areaField(filled, 'words', 'The rule as the constitution says it', 'It is quoted to whoever it stops.'),
  ]
  const standing =
    rules.length === 0
      ? emptyState({ what: 'No rule binds one office to another.' })
      : list(rules.map((rule) => ({ what: rule.words, note: sayBalance(rule), fact: removal(body, rule) })))
  return formPage(filled, body, {
    title: 'Balance of offices',
    action: `${bodyPath(body)}/balance`,
    button: 'Add this rule',
    fields: html`${fields}`,
    after: section({ head: 'Rules there are', body: standing }),
  })
}

function sayBalance({ office, differsFrom }: BalanceRule): string {
  return `${sayOffice(office)}: another phase group than the ${sayOffice(differsFrom).toLowerCase()}.`
}

function removal(body: BodyFull, { id, office, differsFrom }: BalanceRule): Html {
  const about = html`<span class="govuk-visually-hidden"> of ${office} and ${differsFrom}</span>`
  return form(
    { action: `${bodyPath(body)}/balance/${id}/remove` },
    html`<button type="submit" class="t-plain">Take away the rule${about}</button>`,
  )
}

/** A member of the company. */
export function memberPage(
  filled: Filled,
  body: BodyFull,
  organisations: readonly Choice[],
  people: readonly Choice[],
): PageContent {
  const fields = [
    listField(filled, 'organisation', 'Organisation', 'None', organisations),
    listField(filled, 'person', 'Or a person', 'None', people),
    textField(filled, 'guarantee', 'Guarantee in pounds (optional)', undefined, 'govuk-input--width-5'),
    dayField(filled, 'from', 'First day'),
  ]
  return formPage(filled, body, {
    title: 'Enter a member',
    action: `${bodyPath(body)}/company-members/new`,
    button: 'Enter member',
    fields: html`${fields}`,
    note: 'Members guarantee the debts of the company. Its trustees are those who sit in its voting seats.',
  })
}

/** A member of the company leaves. */
export function endMemberPage(filled: Filled, body: BodyFull, { id, name }: CompanyMember): PageContent {
  return formPage(filled, body, {
    title: `End the membership of ${name ?? 'this member'}`,
    action: `${bodyPath(body)}/company-members/${id}/end`,
    button: 'End membership',
    fields: dayField(filled, 'last', 'Last day'),
  })
}
