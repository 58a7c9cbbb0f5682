// One group as JSON: the same facts as its page. Pure; never a query.
import { lastDay } from '../../kernel/period.ts'
import { LICENCE } from '../licence.ts'
import { sourceOf } from './list-file.ts'
import type { GroupRecord, PlacedMember } from './record.ts'
import type { GroupPost, Holder } from './types.ts'

/** The group as one JSON document. Days are ISO 8601; a last day is inclusive; null is not recorded. */
export function groupJson({ group, on, current, past, coming }: GroupRecord, partnership: string): string {
  const { partnership: slug, name, kind, kindLabel, purpose, opened, closed, selfStarted } = group
  return JSON.stringify({
    identifier: `${slug}/groups/${group.slug}`,
    asAt: on,
    name,
    kind,
    label: kindLabel,
    state: group.state,
    selfStarted,
    purpose,
    opened,
    lastDay: lastDay({ from: null, to: closed }),
    legalForm: group.legalForm,
    website: group.website,
    lead: leadJson(group.lead),
    coordinator: coordinatorJson(group.coordinator),
    members: current.map(memberJson),
    pastMembers: past.map(memberJson),
    comingMembers: coming.map(memberJson),
    licence: LICENCE,
    source: sourceOf(partnership),
  })
}

/** The lead's post: `{post, school, mailbox, telephone, holder}`, or `withheld` in the place of the holder; null when no post is recorded. */
export function leadJson(lead: GroupPost | null): unknown {
  if (lead === null) return null
  const { title, schoolUrn, schoolName, mailbox, telephone, holder } = lead
  const school = schoolUrn === null ? null : { urn: schoolUrn, name: schoolName }
  return { post: title, school, mailbox, telephone, ...holderJson(holder) }
}

/** `{exists, salaried, payer}` and the post when there is one. */
export function coordinatorJson(post: GroupPost | null): unknown {
  if (post === null) return { exists: false, salaried: null, payer: null }
  const { title, salaried, payer, mailbox, telephone, holder } = post
  return { exists: true, salaried, payer, post: title, mailbox, telephone, ...holderJson(holder) }
}

/** Exactly one of: a name (null when vacant), or the ground on which it is withheld. */
function holderJson(holder: Holder): { holder: string | null; vacant: boolean } | { withheld: string } {
  if (holder.state === 'withheld') return { withheld: holder.ground }
  return { holder: holder.state === 'held' ? holder.names.join('; ') : null, vacant: holder.state === 'vacant' }
}

function memberJson(member: PlacedMember): unknown {
  const { urn, organisation, name, role, phase, period, outside, authorityName, before, after, example } = member
  return {
    urn,
    organisation,
    name,
    role,
    phase,
    since: period.from,
    sinceRecorded: period.from !== null,
    lastDay: lastDay(period),
    authority: authorityName,
    outsideAuthority: outside,
    followed: before?.urn ?? null,
    followedBy: after?.urn ?? null,
    example,
  }
}
