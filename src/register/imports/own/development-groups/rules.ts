// What follows from each row of the file of groups: group, label, membership, lead and co-ordinator. Pure; the queries save the records.
import { accept } from '../../../../kernel/decision.ts'
import { newId, slug } from '../../../../kernel/id.ts'
import { admitSchool, isKnownKind, readKind, sayMembershipRefusal, settleLife } from '../../../groups/rules.ts'
import { KINDS } from '../../../groups/types.ts'
import { Records } from '../records.ts'
import { outcomeOf, partnershipOf, refuseRow, type Outcome, type RowDecision } from '../rows.ts'
import { Said } from '../said.ts'
import type { GroupRow } from './schema.ts'
import type { GroupPostRecord, GroupRecord, GroupsStanding, LabelRecord, MembershipRecord } from './types.ts'

const USUAL_KIND = 'cluster'
const USUAL_LEAD = 'Lead'
const CO_ORDINATOR = 'Co-ordinator'
const NO_POST = { schoolUrn: null, mailbox: null, telephone: null, salaried: null, payer: null }

/** The group that a row names, whether it is new, and the kind that the row says it is. */
interface NamedGroup {
  readonly group: GroupRecord
  readonly isNew: boolean
  readonly kind: string | null
}

/** The file's effect on the register, gathered row by row. */
export class GroupsPlan {
  readonly groups: Records<GroupRecord>
  readonly memberships: Records<MembershipRecord>
  readonly posts: Records<GroupPostRecord>
  readonly labels: Records<LabelRecord>
  readonly #standing: GroupsStanding
  readonly #asked: string | null
  readonly #said = new Said()

  /** `asked` is the partnership that the import is for, or null. */
  constructor(standing: GroupsStanding, asked: string | null) {
    this.#standing = standing
    this.#asked = asked
    this.groups = new Records(standing.groups)
    this.memberships = new Records(standing.memberships)
    this.posts = new Records(standing.posts)
    this.labels = new Records(standing.labels)
  }

  /** Takes a row, or says why not; a row that is not taken leaves nothing behind. */
  take(row: GroupRow, line: number): RowDecision<Outcome> {
    const partnership = partnershipOf(row.partnership, this.#asked, this.#standing.partnerships)
    if (!partnership.ok) return partnership
    const named = this.#groupNamed(row, partnership.value)
    if (!named.ok) return named
    const { group, isNew } = named.value
    const main = row.school_urn === null ? this.#life(row, group) : this.#membership(row, row.school_urn, group)
    if (!main.ok) return main
    const wrong = this.#unknownLeadSchool(row) ?? this.#said.contradiction(saidOf(row, named.value), line)
    if (wrong !== null) return refuseRow(wrong)
    if (isNew) this.groups.add(group)
    const outcome = main.value()
    return accept(outcomeOf(isNew && row.school_urn === null ? 'added' : outcome, ...this.#facts(row, named.value)))
  }

  /** The group that stands, or a new one that is not among the records yet. */
  #groupNamed(row: GroupRow, partnership: string): RowDecision<NamedGroup> {
    const name = slug(row.group)
    if (name === '') return refuseRow(`“${row.group}” is no name for a group.`)
    const read = this.#kindOf(row, partnership)
    if (!read.ok) return read
    const kind = read.value
    const standing = this.groups.find((group) => group.partnership === partnership && group.slug === name)
    if (standing !== null) return accept({ group: standing, isNew: false, kind })
    const fresh = { id: newId(), partnership, slug: name, name: row.group, kind: kind ?? USUAL_KIND }
    return accept({ group: { ...fresh, opened: null, closed: null }, isNew: true, kind })
  }

  #kindOf({ kind: word, label }: GroupRow, partnership: string): RowDecision<string | null> {
    if (word === null) return accept(null)
    const kind = readKind(word)
    const known =
      kind.ok && (isKnownKind(kind.value) || label !== null || this.#labelOf(partnership, kind.value) !== null)
    if (known) return accept(kind.value)
    return refuseRow(
      `No kind of group is called “${word}”. Known: ${Object.keys(KINDS).join(', ')}. For a kind of your own, fill in the label too.`,
    )
  }

  #labelOf(partnership: string, kind: string): LabelRecord | null {
    return this.labels.find((label) => label.id === labelId(partnership, kind))
  }

  /** A row without a school: the group's own first day and end. */
  #life(row: GroupRow, group: GroupRecord): RowDecision<() => Outcome> {
    const life = { opened: row.from ?? group.opened, closed: row.to ?? group.closed }
    const settled = settleLife({ name: group.name, ...life }, this.#membersOf(group))
    if (!settled.ok) return refuseRow(sayMembershipRefusal(settled))
    return accept(() => this.groups.change(group, life))
  }

  #membership(row: GroupRow, member: string, group: GroupRecord): RowDecision<() => Outcome> {
    const { partnership, id: organisation } = group
    const asked = { member, role: row.role ?? 'member', from: row.from, to: row.to }
    const members = this.#membersOf(group)
    const standing = members.find((m) => m.member === member && m.role === asked.role && m.period.from === row.from)
    if (standing !== undefined && (row.to === null || row.to === standing.period.to)) return accept(() => 'unchanged')
    const school = this.#standing.schools.get(member) ?? null
    const others = members.filter((m) => m !== standing)
    const admitted = admitSchool(asked, school, group, others)
    if (!admitted.ok) return refuseRow(sayMembershipRefusal(admitted))
    const period = admitted.value
    if (standing !== undefined) return accept(() => this.memberships.change(standing, { period }))
    return accept(() =>
      this.memberships.add({ id: newId(), partnership, organisation, member, role: asked.role, period }),
    )
  }

  #membersOf(group: GroupRecord): readonly MembershipRecord[] {
    return this.memberships.all().filter((m) => m.organisation === group.id)
  }

  #unknownLeadSchool({ lead_school_urn: urn }: GroupRow): string | null {
    if (urn === null || this.#standing.schools.has(urn)) return null
    return sayMembershipRefusal({ ok: false, refusal: 'unknown-school', detail: { urn } })
  }

  /** What a row says beside its membership. */
  #facts(row: GroupRow, { group, isNew, kind }: NamedGroup): readonly Outcome[] {
    const own = this.groups.change(group, { name: row.group, kind })
    return [isNew ? 'added' : own, this.#label(row, group, kind), this.#lead(row, group), this.#coordinator(row, group)]
  }

  #label({ label }: GroupRow, { partnership, kind: standingKind }: GroupRecord, saidKind: string | null): Outcome {
    if (label === null) return 'unchanged'
    const kind = saidKind ?? standingKind
    const standing = this.#labelOf(partnership, kind)
    if (standing !== null) return this.labels.change(standing, { label })
    return this.labels.add({ id: labelId(partnership, kind), partnership, kind, label })
  }

  #lead(row: GroupRow, group: GroupRecord): Outcome {
    const { lead_post: title, lead_school_urn: schoolUrn, lead_email: mailbox, lead_phone: telephone } = row
    if (title === null && mailbox === null && telephone === null) return 'unchanged'
    return this.#post(group, 'group-lead', title ?? USUAL_LEAD, { title, schoolUrn, mailbox, telephone })
  }

  #coordinator({ coordinator_salaried: salaried, coordinator_payer: payer }: GroupRow, group: GroupRecord): Outcome {
    if (salaried === null && payer === null) return 'unchanged'
    return this.#post(group, 'co-ordinator', CO_ORDINATOR, { salaried, payer })
  }

  #post(group: GroupRecord, office: string, title: string, said: SaidOf<GroupPostRecord>): Outcome {
    const here = this.posts.all().filter((post) => post.organisation === group.id && post.office === office)
    const standing = here.find((post) => post.title === title) ?? here[0]
    if (standing !== undefined) return this.posts.change(standing, said)
    const key = groupPostKey(title, group.name)
    const { partnership, id: organisation } = group
    const fresh = { ...NO_POST, id: newId(), partnership, key, title, organisation, office }
    this.posts.add(fresh)
    this.posts.change(fresh, said)
    return 'added'
  }
}

type SaidOf<T> = { readonly [K in keyof T]?: T[K] | null }

/** The name that the file of posts may use for a group's lead or co-ordinator: `Lead headteacher, Aylestone`. */
export function groupPostKey(title: string, group: string): string {
  return `${title}, ${group}`
}

/** One label for each kind of a partnership. */
export function labelId(partnership: string, kind: string): string {
  return `${partnership}/${kind}`
}

/** What a row says that another row of the same file must not contradict. */
function saidOf(row: GroupRow, { group, kind }: NamedGroup): Parameters<Said['contradiction']>[0] {
  const { lead_post, lead_school_urn, lead_email, lead_phone, coordinator_salaried, coordinator_payer } = row
  const lead = { lead_post, lead_school_urn, lead_email, lead_phone }
  const facts = { group: row.group, kind, ...lead, coordinator_salaried, coordinator_payer }
  return { [group.id]: facts, [labelId(group.partnership, kind ?? group.kind)]: { label: row.label } }
}
