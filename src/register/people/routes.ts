// HTTP in, HTTP out: a post, its holders, and the people for those who may see them.
import { z } from 'zod'
import { ANYONE, holdersOf, may } from '../../kernel/actor.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { found } from '../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { formOf, neededDay, someDay } from '../../http/form-days.ts'
import { page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { errorLinks } from '../../ui/form-page.ts'
import type { PageContent } from '../../ui/page.ts'
import { section } from '../../ui/section.ts'
import { sayHolder } from '../groups/wording.ts'
import { appointHolder, endHolder } from './actions.ts'
import { namesSeen } from './looks.ts'
import { findPost, listPeople, listPosts } from './queries.ts'
import { organogramRoutes } from './organogram-routes.ts'
import { holderOf, sayDone, sayHoldingRefusal, type Done } from './rules.ts'
import { HOLDING_KINDS, type HoldingRefusal, type PostHeld } from './types.ts'
import { appointForm, endForm, type FormState } from './holding-forms.ts'
import { peopleBody, sayPeople } from './person-views.ts'
import { postBody } from './post-views.ts'

const OFFICER = holdersOf('edit-register', 'partnership')

/** Every route of posts and people. */
export const peopleRoutes: readonly Route[] = [
  ...organogramRoutes,
  get('/:partnership/posts/:post', { who: ANYONE, audit: 'view-post', personal: namesSeen, handle: showPost }),
  get('/:partnership/people', {
    who: holdersOf('see-people', 'partnership'),
    audit: 'view-people',
    personal: ({ params }) => `people:${params['partnership']}`,
    handle: showPeople,
  }),
  get('/:partnership/posts/:post/appoint', {
    who: OFFICER,
    audit: 'view-appointment',
    personal: namesSeen,
    handle: async (context) => page(await appointPage(context, {}, {})),
  }),
  post('/:partnership/posts/:post/appoint', {
    who: OFFICER,
    audit: 'appoint-holder',
    personal: namesSeen,
    form: formOf(
      {
        person: z.string().default(''),
        newName: z.string().trim().max(200, 'The name must be 200 characters or fewer').default(''),
        kind: z.enum(HOLDING_KINDS, 'Choose how they hold the post'),
        from: someDay('The first day'),
      },
      ['from'],
    ),
    act: ({ tx, params }, form) =>
      appointHolder(tx, params['partnership'] ?? '', params['post'] ?? '', { ...form, to: null }),
    then: (context) => postPath(context, 'appointed'),
    again: appointPage,
    says: (refusal, detail) => ({ [fieldOf(refusal)]: sayHoldingRefusal(refusal, detail) }),
  }),
  get('/:partnership/posts/:post/holders/:holding/end', {
    who: OFFICER,
    audit: 'view-end-of-holding',
    personal: namesSeen,
    handle: async (context) => page(await endPage(context, {}, {})),
  }),
  post('/:partnership/posts/:post/holders/:holding/end', {
    who: OFFICER,
    audit: 'end-holding',
    personal: namesSeen,
    form: formOf({ last: neededDay('The last day') }, ['last']),
    act: ({ tx, params }, { last }) =>
      endHolder(tx, params['partnership'] ?? '', params['post'] ?? '', params['holding'] ?? '', addDays(last, 1)),
    then: (context) => postPath(context, 'ended'),
    again: endPage,
    says: (refusal, detail) => ({ last: sayHoldingRefusal(refusal, detail) }),
  }),
]

async function showPost({ tx, actor, today, params, query, partnership }: Context): Promise<Reply> {
  const { slug, name } = found(partnership)
  const held = found(await findPost(tx, slug, params['post'] ?? ''), 'Post')
  const posts = await listPosts(tx, slug, today)
  const mayEdit = may(actor, 'edit-register', slug)
  const notice = mayEdit ? sayDone(query.get('done')) : null
  return page({
    title: held.title,
    kind: held.organisation === null ? 'Post' : `Post · ${held.organisation}`,
    lede: sayNow(held, today),
    room: 'register',
    breadcrumbs: [
      { text: name, href: `/${slug}` },
      { text: 'Organogram', href: `/${slug}/organogram` },
    ],
    body: postBody(held, {
      base: `/${slug}`,
      manager: posts.find(({ id }) => id === held.reportsTo) ?? null,
      reports: posts.filter(({ reportsTo }) => reportsTo === held.id),
      mayEdit,
    }),
    ...(notice !== null && { notice }),
  })
}

async function showPeople({ tx, partnership }: Context): Promise<Reply> {
  const { slug, name } = found(partnership)
  const people = await listPeople(tx, slug)
  return page({
    title: 'People',
    kind: 'For officers only',
    lede: sayPeople(people.length, name),
    room: 'register',
    breadcrumbs: [{ text: name, href: `/${slug}` }],
    body: peopleBody(people),
  })
}

async function appointPage(
  { tx, params, partnership }: Context,
  typed: Typed,
  errors: FormErrors,
): Promise<PageContent> {
  const { slug } = found(partnership)
  const held = found(await findPost(tx, slug, params['post'] ?? ''), 'Post')
  const body = appointForm(held, await listPeople(tx, slug), `/${slug}`, stateOf(typed, errors))
  return formPage(
    held,
    slug,
    'Appoint somebody',
    section({ head: 'Appointment', note: 'The change holds from the first day you give.', body }),
    errors,
  )
}

async function endPage({ tx, params, partnership }: Context, typed: Typed, errors: FormErrors): Promise<PageContent> {
  const { slug } = found(partnership)
  const held = found(await findPost(tx, slug, params['post'] ?? ''), 'Post')
  const holding = found(
    held.holdings.find(({ id }) => id === params['holding']),
    'Holder',
  )
  const body = endForm(held, holding, `/${slug}`, stateOf(typed, errors))
  return formPage(
    held,
    slug,
    'Record the last day',
    section({ head: 'Last day', id: 'ending', note: 'The name stays in the record of the past.', body }),
    errors,
  )
}

function formPage(
  held: PostHeld,
  slug: string,
  title: string,
  body: PageContent['body'],
  errors: FormErrors,
): PageContent {
  return {
    title,
    kind: held.title,
    room: 'register',
    breadcrumbs: [{ text: held.title, href: `/${slug}/posts/${held.key}` }],
    errors: errorLinks(errors, { from: 'from-day', last: 'last-day', kind: 'kind' }),
    body,
  }
}

function stateOf(typed: Typed, errors: FormErrors): FormState {
  return { value: (name) => typedText(typed, name), errors }
}

function postPath({ params }: Context, done: Done): string {
  return `/${params['partnership']}/posts/${params['post']}?done=${done}`
}

function sayNow(held: PostHeld, today: Day): string {
  const now = held.holdings.filter(
    ({ starts, ends }) => (starts === null || starts <= today) && (ends === null || ends > today),
  )
  const holder = holderOf(now)
  if (holder.state === 'vacant') return 'The post is vacant today.'
  return holder.state === 'held' ? `Held today by ${sayHolder(holder)}.` : 'Held today; the name is withheld.'
}

function fieldOf(refusal: HoldingRefusal): string {
  return refusal === 'unknown-person' || refusal === 'holds-already' ? 'person' : 'from'
}
