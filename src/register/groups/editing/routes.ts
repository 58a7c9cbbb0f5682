// HTTP in and out for changing groups: one page per act, for holders of edit-register in the partnership. No SQL, no markup.
import { boxesOf } from '../../../http/form-fields.ts'
import { z } from 'zod'
import { holdersOf } from '../../../kernel/actor.ts'
import { addDays } from '../../../kernel/day.ts'
import { lastDay } from '../../../kernel/period.ts'
import { found } from '../../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type GetRoute, type PartnershipName, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { listMembers } from '../queries.ts'
import { sayMembershipRefusal } from '../rules.ts'
import type { Group, Member, MembershipRefusal } from '../types.ts'
import {
  addMember,
  changeGroup,
  changeMemberRole,
  correctMembership,
  createGroup,
  endMembership,
  loadGroup,
  removeGroup,
} from './actions.ts'
import { schoolErrors } from './form-views.ts'
import { findChangedAt, findSameName, listKinds } from './group-queries.ts'
import { changeGroupPage, newGroupPage, removePage } from './group-views.ts'
import { correctPage, endPage, joinPage, rolePage, sayRoleRefusal } from './member-views.ts'
import { changeCoordinator, changeLead } from './post-actions.ts'
import { coordinatorPage, leadPage, sayPostDay } from './post-views.ts'
import { fieldOf, sayGroupRefusal, sayRemovalRefusal, type Done, type GroupRefusal } from './rules.ts'
import {
  ChangeGroupForm,
  CoordinatorForm,
  CorrectForm,
  EndForm,
  JoinForm,
  LeadForm,
  NewGroupForm,
  RoleForm,
} from './schemas.ts'
import { listMeantSchools } from './school-queries.ts'
import { meantSchool, type MeantSchool } from './school-rules.ts'

const EDITORS = holdersOf('edit-register', 'partnership')

/** The forms on groups. */
export const editingRoutes: readonly Route[] = [
  form('/:partnership/groups/new', 'add-group', newGroup),
  post('/:partnership/groups/new', {
    who: EDITORS,
    audit: 'add-group',
    form: NewGroupForm,
    act: (context, typed) => createGroup(context.tx, slugOf(context), typed),
    then: shownAfter('group-added'),
    again: newGroup,
    says: groupErrors,
  }),
  form('/:partnership/groups/:slug/edit', 'change-group', changed),
  post('/:partnership/groups/:slug/edit', {
    who: EDITORS,
    audit: 'change-group',
    form: ChangeGroupForm,
    act: async (context, typed) => changeGroup(context.tx, await groupOf(context), typed),
    then: shownAfter('group-changed'),
    again: changed,
    says: groupErrors,
  }),
  form('/:partnership/groups/:slug/members/new', 'add-member', joined),
  post('/:partnership/groups/:slug/members/new', {
    who: EDITORS,
    audit: 'add-member',
    form: JoinForm,
    act: async (context, typed) => addMember(context.tx, await groupOf(context), typed),
    then: shownAfter('member-added'),
    again: joined,
    says: (refusal, detail) =>
      refusal === 'no-such-school' || refusal === 'several-schools'
        ? schoolErrors(detail)
        : memberErrors(refusal, detail),
  }),
  form('/:partnership/groups/:slug/members/:membership/end', 'end-membership', ended),
  post('/:partnership/groups/:slug/members/:membership/end', {
    who: EDITORS,
    audit: 'end-membership',
    form: EndForm,
    act: async (context, { last }) => {
      const { group, member } = await memberOf(context)
      return endMembership(context.tx, group, member, last)
    },
    then: shownAfter('membership-ended'),
    again: ended,
    says: (refusal, detail) => ({ last: Object.values(memberErrors(refusal, detail))[0] ?? '' }),
  }),
  form('/:partnership/groups/:slug/members/:membership/correct', 'correct-membership', corrected),
  post('/:partnership/groups/:slug/members/:membership/correct', {
    who: EDITORS,
    audit: 'correct-membership',
    form: CorrectForm,
    act: async (context, typed) => {
      const { group, member } = await memberOf(context)
      return correctMembership(context.tx, group, member, typed)
    },
    then: shownAfter('membership-corrected'),
    again: corrected,
    says: memberErrors,
  }),
  form('/:partnership/groups/:slug/remove', 'remove-group', removing),
  post('/:partnership/groups/:slug/remove', {
    who: EDITORS,
    audit: 'remove-group',
    form: z.object({}),
    act: async (context) => removeGroup(context.tx, await groupOf(context)),
    then: (context) => `/${slugOf(context)}/groups?done=group-removed`,
    again: removing,
    says: (refusal) => ({ '': sayRemovalRefusal(refusal) }),
  }),
  form('/:partnership/groups/:slug/members/:membership/role', 'change-role', roleChanged),
  post('/:partnership/groups/:slug/members/:membership/role', {
    who: EDITORS,
    audit: 'change-role',
    form: RoleForm,
    act: async (context, typed) => {
      const { group, member } = await memberOf(context)
      return changeMemberRole(context.tx, group, member, typed)
    },
    then: shownAfter('role-changed'),
    again: roleChanged,
    says: (refusal, detail) =>
      refusal === 'same-role' || refusal === 'not-a-member-then'
        ? sayRoleRefusal(refusal, detail)
        : { from: Object.values(memberErrors(refusal, detail))[0] ?? '' },
  }),
  form('/:partnership/groups/:slug/lead', 'change-lead', lead),
  post('/:partnership/groups/:slug/lead', {
    who: EDITORS,
    audit: 'change-lead',
    form: LeadForm,
    act: async (context, typed) => changeLead(context.tx, await groupOf(context), typed),
    then: shownAfter('lead-changed'),
    again: lead,
    says: (refusal, detail): FormErrors =>
      refusal === 'before-the-post' ? { from: sayPostDay(detail) } : schoolErrors(detail),
  }),
  form('/:partnership/groups/:slug/co-ordinator', 'change-co-ordinator', coordinator),
  post('/:partnership/groups/:slug/co-ordinator', {
    who: EDITORS,
    audit: 'change-co-ordinator',
    form: CoordinatorForm,
    act: async (context, typed) => changeCoordinator(context.tx, await groupOf(context), typed),
    then: shownAfter('co-ordinator-changed'),
    again: coordinator,
    says: (_, detail) => ({ from: sayPostDay(detail) }),
  }),
]

/** Shows a form; without typed values it is filled with what stands. */
type Form = (context: Context, typed?: Typed, errors?: FormErrors) => Promise<PageContent>

function form(path: string, audit: string, show: Form): GetRoute {
  return get(path, { who: EDITORS, audit, handle: async (context) => page(await show(context)) })
}

async function newGroup(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const name = typedText(typed, 'name')
  const same = name === '' ? null : await findSameName(context.tx, slugOf(context), name)
  const kinds = await listKinds(context.tx, slugOf(context))
  return newGroupPage({ partnership: nameOf(context), typed, errors }, kinds, same)
}

async function changed(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const group = await groupOf(context)
  const seen = typedText(typed ?? {}, 'seen') || ((await findChangedAt(context.tx, group.id))?.toISOString() ?? '')
  const stands = {
    name: group.name,
    purpose: group.purpose ?? '',
    ...boxesOf('opened', group.opened),
    ...boxesOf('closed', group.closed === null ? null : addDays(group.closed, -1)),
  }
  return changeGroupPage({ partnership: nameOf(context), typed: typed ?? stands, errors }, group, seen)
}

async function joined(
  context: Context,
  typed: Typed = { role: 'member' },
  errors: FormErrors = {},
): Promise<PageContent> {
  const offered = await offeredFor(context, typed)
  return joinPage({ partnership: nameOf(context), typed, errors }, await groupOf(context), offered)
}

async function ended(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { group, member } = await memberOf(context)
  return endPage({ partnership: nameOf(context), typed, errors }, group, member)
}

async function corrected(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { group, member } = await memberOf(context)
  const stands = { ...boxesOf('from', member.period.from), ...boxesOf('last', lastDay(member.period)) }
  return correctPage({ partnership: nameOf(context), typed: typed ?? stands, errors }, group, member)
}

async function removing(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  return removePage({ partnership: nameOf(context), typed, errors }, await groupOf(context))
}

async function roleChanged(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { group, member } = await memberOf(context)
  return rolePage({ partnership: nameOf(context), typed: typed ?? { role: member.role }, errors }, group, member)
}

async function lead(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const group = await groupOf(context)
  const post = group.lead
  const stands = {
    title: post?.title ?? '',
    school: post?.schoolUrn ?? '',
    mailbox: post?.mailbox ?? '',
    telephone: post?.telephone ?? '',
    ...boxesOf('from', context.today),
  }
  const offered = await offeredFor(context, typed ?? {})
  return leadPage({ partnership: nameOf(context), typed: typed ?? stands, errors }, group, offered)
}

async function coordinator(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const group = await groupOf(context)
  const post = group.coordinator
  const stands = {
    exists: post === null ? 'no' : 'yes',
    title: post?.title ?? '',
    salaried: post?.salaried === true ? 'yes' : post?.salaried === false ? 'no' : '',
    payer: post?.payer ?? '',
    mailbox: post?.mailbox ?? '',
    telephone: post?.telephone ?? '',
    ...boxesOf('from', context.today),
  }
  return coordinatorPage({ partnership: nameOf(context), typed: typed ?? stands, errors }, group)
}

/** The schools to choose from where the typed text names no one school. */
async function offeredFor(context: Context, typed: Typed): Promise<readonly MeantSchool[]> {
  const text = typedText(typed, 'school')
  const meant = await listMeantSchools(context.tx, slugOf(context), text)
  return meantSchool(text, meant).ok ? [] : meant.schools
}

function groupErrors(refusal: GroupRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  const sentence = sayGroupRefusal({ ok: false, refusal, detail })
  if (refusal === 'no-name' || refusal === 'same-name') return { name: sentence }
  return refusal === 'member-before-opening' ? { opened: sentence } : { closed: sentence }
}

function memberErrors(refusal: MembershipRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  return { [fieldOf(refusal)]: sayMembershipRefusal({ ok: false, refusal, detail }) }
}

/** The group's page, which says once what was done. */
function shownAfter(done: Done): (context: Context, slug: string) => string {
  return (context, slug) => `/${slugOf(context)}/groups/${slug}?done=${done}`
}

async function groupOf({ tx, params, partnership }: Context): Promise<Group> {
  return loadGroup(tx, found(partnership, 'Partnership').slug, params['slug'] ?? '')
}

async function memberOf(context: Context): Promise<{ readonly group: Group; readonly member: Member }> {
  const group = await groupOf(context)
  const members = await listMembers(context.tx, [group.id])
  return {
    group,
    member: found(
      members.find((member) => member.id === context.params['membership']),
      'Membership',
    ),
  }
}

function nameOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}

function slugOf(context: Context): string {
  return nameOf(context).slug
}
