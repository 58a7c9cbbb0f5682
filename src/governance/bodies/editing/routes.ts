// HTTP in and out for changing bodies and their rules: one page per act, for the clerk. No SQL, no markup. Seats and holders: seat-routes.ts.
import { boxesOf } from '../../../http/form-fields.ts'
import { z } from 'zod'
import { addDays } from '../../../kernel/day.ts'
import { found } from '../../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../../http/form.ts'
import type { Context, Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { listBalanceRules, listCompanyMembers } from '../queries.ts'
import { findConstitution } from '../sitting-queries.ts'
import type { CompanyMember } from '../types.ts'
import { addBalance, addBody, addMember, changeBody, changeRules, endMember, removeBalance } from './actions.ts'
import {
  balancePage,
  changeBodyPage,
  endMemberPage,
  memberPage,
  newBodyPage,
  rulesPage,
  type BodyChoices,
} from './body-form-views.ts'
import { bodyOf, CLERK, clerkForm, choicesOf, filledWith, nameOf, shownAfter } from './form-context.ts'
import { sittersSeen } from '../looks.ts'
import { listBodyNames } from './body-queries.ts'
import { listOrganisations } from './seat-queries.ts'
import { listPersons } from './holder-queries.ts'
import { sayBalanceRefusal, sayBodyRefusal, sayCompanyRefusal, sayRulesRefusal } from './rules.ts'
import { BalanceForm, BodyForm, LastDayForm, MemberForm, RulesForm } from './schemas.ts'
import { seatRoutes } from './seat-routes.ts'

const BODY = '/:partnership/bodies/:slug'

/** The forms on bodies. */
export const editingRoutes: readonly Route[] = [
  clerkForm('/:partnership/bodies/new', 'add-body', newBody),
  post('/:partnership/bodies/new', {
    who: CLERK,
    audit: 'add-body',
    form: BodyForm,
    act: (context, typed) => addBody(context.tx, nameOf(context).slug, typed),
    then: shownAfter('body-added'),
    again: newBody,
    says: sayBodyRefusal,
  }),
  clerkForm(`${BODY}/edit`, 'change-body', changed),
  post(`${BODY}/edit`, {
    who: CLERK,
    audit: 'change-body',
    form: BodyForm,
    act: async (context, typed) => changeBody(context.tx, await bodyOf(context), typed),
    then: shownAfter('body-changed'),
    again: changed,
    says: sayBodyRefusal,
  }),
  clerkForm(`${BODY}/constitution`, 'lay-down-rules', rules),
  post(`${BODY}/constitution`, {
    who: CLERK,
    audit: 'lay-down-rules',
    form: RulesForm,
    act: async (context, typed) => changeRules(context.tx, await bodyOf(context), typed),
    then: shownAfter('rules-laid-down', '#rules'),
    again: rules,
    says: sayRulesRefusal,
  }),
  clerkForm(`${BODY}/balance`, 'change-balance', balance),
  post(`${BODY}/balance`, {
    who: CLERK,
    audit: 'change-balance',
    form: BalanceForm,
    act: async (context, typed) => addBalance(context.tx, await bodyOf(context), typed),
    then: shownAfter('balance-changed', '#rules'),
    again: balance,
    says: sayBalanceRefusal,
  }),
  post(`${BODY}/balance/:rule/remove`, {
    who: CLERK,
    audit: 'change-balance',
    form: z.object({}),
    act: async (context) => removeBalance(context.tx, await bodyOf(context), context.params['rule'] ?? ''),
    then: shownAfter('balance-changed', '#rules'),
    again: balance,
    says: () => ({}),
  }),
  clerkForm(`${BODY}/company-members/new`, 'enter-member', member, sittersSeen),
  post(`${BODY}/company-members/new`, {
    who: CLERK,
    audit: 'enter-member',
    personal: sittersSeen,
    form: MemberForm,
    act: async (context, typed) => addMember(context.tx, await bodyOf(context), typed),
    then: shownAfter('member-entered', '#legal-person'),
    again: member,
    says: sayCompanyRefusal,
  }),
  clerkForm(`${BODY}/company-members/:member/end`, 'end-company-member', memberEnds, sittersSeen),
  post(`${BODY}/company-members/:member/end`, {
    who: CLERK,
    audit: 'end-company-member',
    personal: sittersSeen,
    form: LastDayForm,
    act: async (context, { last }) => endMember(context.tx, await bodyOf(context), (await memberOf(context)).id, last),
    then: shownAfter('member-ended', '#legal-person'),
    again: memberEnds,
    says: sayCompanyRefusal,
  }),
  ...seatRoutes,
]

async function newBody(
  context: Context,
  typed: Typed = { holdersPublished: 'yes' },
  errors: FormErrors = {},
): Promise<PageContent> {
  return newBodyPage(filledWith(context, typed, errors), await bodyChoices(context, null))
}

async function changed(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const body = await bodyOf(context)
  const ticked = (is: boolean) => (is ? 'yes' : '')
  const stands: Typed = {
    name: body.name,
    kind: body.kind,
    purpose: body.purpose ?? '',
    organisation: body.organisation ?? '',
    reportsTo: body.reportsTo?.id ?? '',
    meets: body.meets ?? '',
    confidential: ticked(body.confidential),
    holdersPublished: ticked(body.holdersPublished),
    legalForm: body.legalForm ?? '',
    companyNumber: body.companyNumber ?? '',
    charityNumber: body.charityNumber ?? '',
    registeredOffice: body.registeredOffice ?? '',
    ...boxesOf('accountsDue', body.accountsDue),
    ...boxesOf('confirmationDue', body.confirmationDue),
    ...boxesOf('opened', body.opened),
    ...boxesOf('closed', body.closed === null ? null : addDays(body.closed, -1)),
  }
  const seen = typedText(typed ?? {}, 'seen') || body.changedAt.toISOString()
  return changeBodyPage(
    filledWith(context, { ...(typed ?? stands), seen }, errors),
    body,
    await bodyChoices(context, body.id),
  )
}

async function bodyChoices({ tx, partnership }: Context, own: string | null): Promise<BodyChoices> {
  const { slug } = found(partnership, 'Partnership')
  const others = (await listBodyNames(tx, slug)).filter(({ id }) => id !== own)
  return {
    organisations: choicesOf(await listOrganisations(tx, slug)),
    bodies: others.map(({ id, name }) => ({ value: id, text: name })),
  }
}

async function rules(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const body = await bodyOf(context)
  const now = await findConstitution(context.tx, body.id, context.today)
  const stands: Typed = {
    ...boxesOf('from', context.today),
    quorumPart: now === null ? '1/2' : `${now.quorumNumerator}/${now.quorumDenominator}`,
    quorumBase: now?.quorumBase ?? 'in-post',
    quorumMoreThan: now?.quorumMoreThan === true ? 'yes' : '',
    quorumLeast: String(now?.quorumLeast ?? 2),
    passes: now?.passes ?? 'majority-cast',
    votingUnit: now?.votingUnit ?? 'seat',
    castingVote: now?.castingVote === true ? 'yes' : '',
    termMonths: String(now?.termMonths ?? ''),
    termNoticeDays: String(now?.termNoticeDays ?? 60),
    meetingNoticeDays: String(now?.meetingNoticeDays ?? 7),
    words: now?.words ?? '',
  }
  return rulesPage(filledWith(context, typed ?? stands, errors), body)
}

async function balance(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const body = await bodyOf(context)
  return balancePage(filledWith(context, typed, errors), body, await listBalanceRules(context.tx, body.id))
}

async function member(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const body = await bodyOf(context)
  const { slug } = nameOf(context)
  const organisations = choicesOf(await listOrganisations(context.tx, slug))
  const people = choicesOf(await listPersons(context.tx, slug))
  return memberPage(filledWith(context, typed, errors), body, organisations, people)
}

async function memberEnds(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  return endMemberPage(filledWith(context, typed, errors), await bodyOf(context), await memberOf(context))
}

async function memberOf(context: Context): Promise<CompanyMember> {
  const members = await listCompanyMembers(context.tx, (await bodyOf(context)).id)
  return found(
    members.find(({ id }) => id === context.params['member']),
    'Member',
  )
}
