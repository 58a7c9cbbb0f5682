// HTTP in and out for declaring: by a person for themselves, and by the clerk for an organisation or on behalf. No SQL, no markup.
import { holdersOf, may, SIGNED_IN, type Who } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { page } from '../../http/reply.ts'
import { get, type Context, type PartnershipName, type Route } from '../../http/route.ts'
import type { PageContent } from '../../ui/page.ts'
import { addInterest, changeShown, declareInterests, endOneInterest, type AddRefusal } from './declaring-actions.ts'
import { findOwn, findWhose, listNamedParties } from './declaring-queries.ts'
import { DECLARE_WORDS, sayEndRefusal, type Done } from './declaring-rules.ts'
import { declarePage, endPage, interestPage, shownPage, type Declaring } from './declaring-views.ts'
import { PARTY_FIELDS, partyOf, type NamedParty, type PartyField } from './party-rules.ts'
import { findInterest, listDeclarations, listInterests } from './register-queries.ts'
import { declarationYear, renewalOn, yearStarts } from './renewal-rules.ts'
import { DeclareForm, EndForm, InterestForm, ShownForm } from './schemas.ts'
import type { Interest } from './types.ts'
import { isOf } from './whose.ts'

const CLERK = holdersOf('keep-governance', 'partnership')
type Find = (context: Context) => Promise<Declaring>

/** The forms of declaring. */
export const declaringRoutes: readonly Route[] = [
  ...formsFor('/:partnership/interests', SIGNED_IN, own),
  ...formsFor('/:partnership/interests/people/:person', CLERK, (context) => other(context, 'person')),
  ...formsFor('/:partnership/interests/organisations/:organisation', CLERK, (context) =>
    other(context, 'organisation'),
  ),
  get('/:partnership/interests/:interest/end', {
    who: SIGNED_IN,
    audit: 'end-interest',
    personal: look,
    handle: show(ended),
  }),
  post('/:partnership/interests/:interest/end', {
    who: SIGNED_IN,
    audit: 'end-interest',
    personal: look,
    form: EndForm,
    act: async (context, { last }) => {
      const { interest } = await ownInterest(context)
      return endOneInterest(context.tx, nameOf(context).slug, interest, last)
    },
    then: shownAfter('interest-ended'),
    again: ended,
    says: (refusal, detail) => ({ last: sayEndRefusal(refusal, detail) }),
  }),
  get('/:partnership/interests/:interest/shown', {
    who: CLERK,
    audit: 'show-interest',
    personal: look,
    handle: show(shown),
  }),
  post('/:partnership/interests/:interest/shown', {
    who: CLERK,
    audit: 'show-interest',
    personal: look,
    form: ShownForm,
    act: async (context, form) => {
      const { interest } = await anyInterest(context)
      return changeShown(context.tx, nameOf(context).slug, interest, form.shown)
    },
    then: shownAfter('shown-changed'),
    again: shown,
    says: () => ({}),
  }),
]

/** The yearly declaration and the new interest of one. */
function formsFor(path: string, who: Who, find: Find): readonly Route[] {
  return [
    get(`${path}/declare`, { who, audit: 'declare-interests', personal: look, handle: show(declared(find)) }),
    post(`${path}/declare`, {
      who,
      audit: 'declare-interests',
      personal: look,
      form: DeclareForm,
      act: async (context, { holds }) =>
        declareInterests(context.tx, nameOf(context).slug, (await find(context)).whose, holds),
      then: shownAfter('declared'),
      again: declared(find),
      says: (refusal) => ({ holds: DECLARE_WORDS[refusal] }),
    }),
    get(`${path}/new`, { who, audit: 'add-interest', personal: look, handle: show(added(find)) }),
    post(`${path}/new`, {
      who,
      audit: 'add-interest',
      personal: look,
      form: InterestForm,
      act: async (context, form) => addInterest(context.tx, nameOf(context).slug, (await find(context)).whose, form),
      then: (context) => `${context.path.replace(/\/new$/, '/declare')}?done=interest-added`,
      again: added(find),
      says: addErrors,
    }),
  ]
}

type Shown = (context: Context, typed?: Typed, errors?: FormErrors) => Promise<PageContent>

function show(form: Shown) {
  return async (context: Context) => page(await form(context))
}

function declared(find: Find): Shown {
  return async (context, typed, errors = {}) => {
    const { tx, today } = context
    const partnership = nameOf(context)
    const declaring = await find(context)
    const standing = (await listInterests(tx, partnership.slug, today)).filter((one) => isOf(one, declaring.whose))
    const made = (await listDeclarations(tx, partnership.slug)).filter((one) => isOf(one, declaring.whose))
    const renewal = renewalOn(made, today)
    const filled = {
      partnership,
      typed: typed ?? { holds: tickedBefore(standing, renewal.state === 'green', today) },
      errors,
    }
    const content = declarePage(filled, declaring, standing, renewal, today)
    const added = context.query.get('done') === 'interest-added'
    return added ? { ...content, notice: 'The interest is recorded. Now declare for the year.' } : content
  }
}

/** What was declared this year already is ticked; what stands from last year is for the reader to tick. */
function tickedBefore(
  standing: readonly Interest[],
  declaredThisYear: boolean,
  today: Context['today'],
): readonly string[] {
  const from = yearStarts(declarationYear(today))
  return standing.filter((interest) => declaredThisYear || interest.declaredOn >= from).map(({ id }) => id)
}

function added(find: Find): Shown {
  return async (context, typed = {}, errors = {}) => {
    const filled = { partnership: nameOf(context), typed, errors }
    return interestPage(filled, await find(context), await offeredFor(context, typed))
  }
}

/** The organisations and schools to choose from, where a typed name means no one of them. */
async function offeredFor(context: Context, typed: Typed): Promise<Partial<Record<PartyField, readonly NamedParty[]>>> {
  const offered: Partial<Record<PartyField, readonly NamedParty[]>> = {}
  for (const field of PARTY_FIELDS) {
    const text = typedText(typed, field).trim()
    if (text === '') continue
    const named = await listNamedParties(context.tx, nameOf(context).slug, text)
    if (!partyOf({ text, chosen: null, searched: '' }, named).ok) offered[field] = named
  }
  return offered
}

function addErrors(refusal: AddRefusal, { typed = '' }: Readonly<Record<string, string>>): FormErrors {
  if (refusal === 'in-the-future') return { from: 'The day it began must be today or in the past' }
  return { [refusal]: `“${typed}” may mean several: choose the one you mean` }
}

async function ended(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { interest, name } = await ownInterest(context)
  return endPage({ partnership: nameOf(context), typed, errors }, interest, name)
}

async function shown(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { interest, name } = await anyInterest(context)
  const stands = { shown: interest.withheldWhy ?? 'public' }
  return shownPage({ partnership: nameOf(context), typed: typed ?? stands, errors }, interest, name)
}

/** The reader as the one who declares; not found where they are nobody of this partnership. */
async function own(context: Context): Promise<Declaring> {
  const { slug } = nameOf(context)
  return { ...found(await findOwn(context.tx, slug), 'Person'), path: `/${slug}/interests`, own: true }
}

async function other(context: Context, kind: 'person' | 'organisation'): Promise<Declaring> {
  const { slug } = nameOf(context)
  const id = context.params[kind] ?? ''
  const named = found(await findWhose(context.tx, slug, { kind, id }), 'Declarant')
  return { ...named, path: `/${slug}/interests/${kind === 'person' ? 'people' : 'organisations'}/${id}`, own: false }
}

async function anyInterest(context: Context): Promise<{ readonly interest: Interest; readonly name: string }> {
  const { slug } = nameOf(context)
  const interest = found(await findInterest(context.tx, slug, context.params['interest'] ?? ''), 'Interest')
  return { interest, name: (await findWhose(context.tx, slug, interest.whose))?.name ?? '' }
}

/** An interest that the reader may end: their own, or any for the clerk. To anybody else there is none. */
async function ownInterest(context: Context) {
  const { actor } = context
  const any = await anyInterest(context)
  const { kind, id } = any.interest.whose
  const theirs = actor.kind === 'person' && kind === 'person' && actor.people.includes(id)
  return found(theirs || may(actor, 'keep-governance', nameOf(context).slug) ? any : null, 'Interest')
}

function shownAfter(done: Done): (context: Context) => string {
  return (context) => `/${nameOf(context).slug}/interests?done=${done}`
}

/** The page as the subject of a look, where the clerk sees somebody else's interests. */
function look({ actor, params, path }: Context): string | null {
  return may(actor, 'keep-governance', params['partnership'] ?? '') ? `page:${path}` : null
}

function nameOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}
