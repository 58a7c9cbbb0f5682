// Who holds a post, narrowed to what the reader may know. Pure; the rows come from queries.
import type { Day } from '../../kernel/day.ts'
import type { Actor } from '../../kernel/actor.ts'
import { may } from '../../kernel/actor.ts'
import { disclose, PUBLIC_PROFILE, type DisclosureProfile } from '../../kernel/disclosure.ts'
import type { GroupPost, Holder } from './types.ts'

/** A post with one of its holders on the day; several rows where several hold it. */
export interface PostRow {
  readonly id: string
  readonly title: string
  readonly organisation: string | null
  readonly office: string | null
  readonly school_urn: string | null
  readonly schoolName: string | null
  readonly mailbox: string | null
  readonly telephone: string | null
  readonly salaried: boolean | null
  readonly payer: string | null
  readonly employer: string | null
  readonly starts: Day | null
  readonly holder_published: boolean
  /** Null: nobody holds it on the day. */
  readonly holding: string | null
  /** Null also where row-level security hides the person. */
  readonly personName: string | null
  readonly publishName: boolean | null
  /** The person's own, where they agreed that it is public. */
  readonly ownTelephone: string | null
  readonly ownEmail: string | null
}

/** What the reader sees of names below the line: those who may see people see all, everyone else what is published. */
export function profileFor(actor: Actor, partnership: string): DisclosureProfile {
  if (actor.kind !== 'person' || !may(actor, 'see-people', partnership)) return PUBLIC_PROFILE
  return { ...PUBLIC_PROFILE, shows: ['personal', 'contact'] }
}

/** The holder as this profile's audience has it: a name only of a published post or by consent; a hidden one is withheld, never vacant. */
export function holderOf(rows: readonly PostRow[], profile: DisclosureProfile): Holder {
  const held = rows.filter((row) => row.holding !== null)
  if (held.length === 0) return { state: 'vacant' }
  const fields = held.map((row) => discloseName(row, profile))
  const names = fields.flatMap((field) => ('shown' in field && field.shown !== '' ? [field.shown] : []))
  const contacts = held.flatMap((row) => [row.ownTelephone, row.ownEmail].filter((one) => one !== null))
  if (names.length > 0) return { state: 'held', names, contacts }
  return { state: 'withheld', ground: profile.grounds.personal }
}

function discloseName({ personName, holder_published, publishName }: PostRow, profile: DisclosureProfile) {
  const subject = { level: null, consents: holder_published || publishName === true }
  return disclose({ name: personName ?? '' }, { name: 'personal' }, profile, subject).name
}

/** Posts in the order of the rows, each with its holder. */
export function postsFrom(rows: readonly PostRow[], profile: DisclosureProfile): readonly GroupPost[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((same) => {
    const [post] = same
    if (post === undefined) return []
    const { id, title, schoolName, mailbox, telephone, salaried, payer, employer, starts } = post
    const holder = holderOf(same, profile)
    return [
      {
        id,
        title,
        schoolUrn: post.school_urn,
        schoolName,
        mailbox,
        telephone,
        salaried,
        payer,
        employer,
        starts,
        holder,
      },
    ]
  })
}
