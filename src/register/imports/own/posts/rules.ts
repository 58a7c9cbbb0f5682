// What follows from each row of the file of posts: the post, its organisation, its holder. Pure; the queries save the records.
import { sayDay } from '../../../../kernel/day.ts'
import { accept } from '../../../../kernel/decision.ts'
import { newId, slug } from '../../../../kernel/id.ts'
import { appoint, sayHoldingRefusal } from '../../../people/rules.ts'
import { readKind, sayMembershipRefusal } from '../../../groups/rules.ts'
import { groupPostKey } from '../development-groups/rules.ts'
import { Records } from '../records.ts'
import { outcomeOf, partnershipOf, refuseRow, type Outcome, type RowDecision } from '../rows.ts'
import { Said } from '../said.ts'
import type { PostRow } from './schema.ts'
import type { EmployingOrganisation, HoldingRecord, PossibleHolder, PostRecord, PostsStanding } from './types.ts'

/** All that a row comes to, before anything of it is put among the records. */
interface ReadPost {
  readonly partnership: string
  readonly organisation: EmployingOrganisation | null
  readonly standing: PostRecord | null
  readonly reportsTo: string | null
  readonly holder: PossibleHolder | null
}

/** The file's effect on the register, gathered row by row; rows come in reporting order. */
export class PostsPlan {
  readonly organisations: Records<EmployingOrganisation>
  readonly posts: Records<PostRecord>
  readonly holdings: Records<HoldingRecord>
  readonly #standing: PostsStanding
  readonly #asked: string | null
  readonly #circles: ReadonlyMap<number, string>
  readonly #said = new Said()

  /** `asked` is the partnership that the import is for, or null; `circles` are the lines whose posts report to each other. */
  constructor(standing: PostsStanding, asked: string | null, circles: ReadonlyMap<number, string>) {
    this.#standing = standing
    this.#asked = asked
    this.#circles = circles
    this.organisations = new Records(standing.organisations)
    this.posts = new Records(standing.posts)
    this.holdings = new Records(standing.holdings)
  }

  /** Takes a row, or says why not; a row that is not taken leaves nothing behind. */
  take(row: PostRow, line: number): RowDecision<Outcome> {
    const partnership = partnershipOf(row.partnership, this.#asked, this.#standing.partnerships)
    if (!partnership.ok) return partnership
    const circle = this.#circles.get(line)
    if (circle !== undefined) return refuseRow(`These posts report to each other in a circle: ${circle}.`)
    const read = this.#read(row, partnership.value)
    if (!read.ok) return read
    const wrong = this.#wrongPost(row, read.value) ?? this.#wrongHolding(row, read.value)
    const unlike = wrong ?? this.#said.contradiction({ [`${partnership.value}/${row.post}`]: saidOnce(row) }, line)
    return unlike === null ? accept(this.#put(row, read.value)) : refuseRow(unlike)
  }

  #read(row: PostRow, partnership: string): RowDecision<ReadPost> {
    const organisation = this.#organisationOf(row, partnership)
    const standing = this.#postNamed(partnership, row.post) ?? this.#groupPost(row, partnership, organisation)
    const manager = row.reports_to === null ? null : this.#postNamed(partnership, row.reports_to)
    if (row.reports_to !== null && manager === null)
      return refuseRow(`There is no post ${row.reports_to} to report to, or its own row was not taken.`)
    const holder = this.#holderNamed(row.holder, partnership)
    if (!holder.ok) return holder
    return accept({ partnership, organisation, standing, reportsTo: manager?.id ?? null, holder: holder.value })
  }

  #postNamed(partnership: string, key: string): PostRecord | null {
    return this.posts.find((post) => post.partnership === partnership && post.key === key)
  }

  /** The lead's or co-ordinator's post that the file of groups made, still under the name that it got there. */
  #groupPost(row: PostRow, partnership: string, group: EmployingOrganisation | null): PostRecord | null {
    if (group === null || row.office === null) return null
    return this.posts.find(
      (post) =>
        post.partnership === partnership &&
        post.organisation === group.id &&
        post.office === row.office &&
        post.key === groupPostKey(post.title, group.name),
    )
  }

  /** The organisation a row names: one that stands, a new one that is not among the records yet, or none where the name is that of the post's school. */
  #organisationOf(row: PostRow, partnership: string): EmployingOrganisation | null {
    const { organisation: name, school_urn: urn } = row
    const called = slug(name ?? '')
    if (name === null || called === '') return null
    if (urn !== null && this.#standing.schools.get(urn)?.name === name) return null
    const standing = this.organisations.find((o) => o.partnership === partnership && o.slug === called)
    return standing ?? { id: newId(), partnership, slug: called, name, kind: this.#kindOf(row, name, partnership) }
  }

  /** A new organisation is the partnership itself, a council where its posts stand in divisions, else an agency; the file may say otherwise. */
  #kindOf({ organisation_kind: word, division }: PostRow, name: string, partnership: string): string {
    const said = word === null ? null : readKind(word)
    if (said?.ok) return said.value
    if (this.#standing.partnershipNames.get(partnership) === name) return 'partnership'
    return division === null ? 'agency' : 'council'
  }

  /** By the name that files use, else by the person's own name where only one has it. */
  #holderNamed(holder: string | null, partnership: string): RowDecision<PossibleHolder | null> {
    if (holder === null) return accept(null)
    const here = this.#standing.people.filter((person) => person.partnership === partnership)
    const named = here.find((person) => person.key === holder)
    const alike = here.filter((person) => person.name === holder)
    const [only] = alike.length === 1 ? alike : []
    const person = named ?? only
    if (person !== undefined) return accept(person)
    if (alike.length > 1)
      return refuseRow(`${alike.length} people are called ${holder}: use the name in the column person.`)
    return refuseRow(`There is no person ${holder}. Import people first, and use the name in the column person.`)
  }

  #wrongPost(row: PostRow, { standing, reportsTo }: ReadPost): string | null {
    const starts = row.from ?? standing?.starts ?? null
    const ends = row.to ?? standing?.ends ?? null
    if (starts !== null && ends !== null && ends <= starts)
      return sentence(sayHoldingRefusal('ends-before-start', { from: sayDay(starts), to: sayDay(ends) }))
    if (row.school_urn !== null && !this.#standing.schools.has(row.school_urn))
      return sayMembershipRefusal({ ok: false, refusal: 'unknown-school', detail: { urn: row.school_urn } })
    return standing !== null && this.#isUnder(reportsTo, standing.id)
      ? `${row.post} would report to ${row.reports_to}, which reports to ${row.post}.`
      : null
  }

  #isUnder(post: string | null, other: string): boolean {
    const seen = new Set<string>()
    for (let at = post; at !== null && !seen.has(at); at = this.#managerOf(at)) {
      if (at === other) return true
      seen.add(at)
    }
    return false
  }

  #managerOf(id: string): string | null {
    return this.posts.get(id)?.reportsTo ?? null
  }

  #wrongHolding(row: PostRow, { standing, holder }: ReadPost): string | null {
    if (holder === null) return null
    const post = { starts: row.from ?? standing?.starts ?? null, ends: row.to ?? standing?.ends ?? null }
    const same = this.#holdingOf(row, standing, holder)
    const holdings = this.holdings.all().filter((h) => h.post === standing?.id && h !== same)
    const to = row.holding_to ?? same?.ends ?? null
    const decision = appoint(holder.id, row.holding_from, to, { ...post, holdings })
    return decision.ok ? null : sentence(sayHoldingRefusal(decision.refusal, decision.detail))
  }

  #holdingOf(row: PostRow, standing: PostRecord | null, holder: PossibleHolder): HoldingRecord | null {
    return this.holdings.find((h) => h.post === standing?.id && h.person === holder.id && h.starts === row.holding_from)
  }

  #put(row: PostRow, read: ReadPost): Outcome {
    const { organisation, standing, holder } = read
    if (organisation !== null && this.organisations.get(organisation.id) === null) this.organisations.add(organisation)
    const said = postFrom(row, read)
    const post = standing ?? { ...NO_POST, id: newId(), partnership: read.partnership, key: row.post, title: row.post }
    const own = standing === null ? this.posts.add(post) : 'unchanged'
    const outcome = this.posts.change(post, said)
    const postOutcome = own === 'added' ? own : outcome
    return holder === null ? postOutcome : outcomeOf(this.#putHolding(row, post, holder), postOutcome)
  }

  #putHolding(row: PostRow, post: PostRecord, holder: PossibleHolder): Outcome {
    const same = this.#holdingOf(row, post, holder)
    const { holding_kind: kind, holding_from: starts, holding_to: ends } = row
    if (same !== null) return this.holdings.change(same, { kind, ends })
    const { id, partnership } = post
    const held = { partnership, post: id, person: holder.id, kind: kind ?? 'permanent', starts, ends }
    return this.holdings.add({ id: newId(), ...held })
  }
}

const NO_POST = {
  organisation: null,
  schoolUrn: null,
  division: null,
  team: null,
  reportsTo: null,
  grade: null,
  gradeLevel: null,
  fte: null,
  salaried: null,
  employer: null,
  payer: null,
  office: null,
  mailbox: null,
  telephone: null,
  starts: null,
  ends: null,
}

type SaidOf<T> = { readonly [K in keyof T]?: T[K] | null }

function postFrom(row: PostRow, { organisation, reportsTo }: ReadPost): SaidOf<PostRecord> {
  const { title, division, team, grade, grade_level: gradeLevel, fte, salaried, employer, payer } = row
  const { office, mailbox, telephone } = row
  return {
    key: row.post,
    title,
    organisation: organisation?.id ?? null,
    schoolUrn: row.school_urn,
    division,
    team,
    reportsTo,
    grade,
    gradeLevel,
    fte,
    salaried,
    employer,
    payer,
    office,
    mailbox,
    telephone,
    starts: row.from,
    ends: row.to,
  }
}

const OF_THE_HOLDING = new Set(['partnership', 'holder', 'holding_kind', 'holding_from', 'holding_to'])

/** What a row says of its post, and another row of the same file must not contradict. */
function saidOnce(row: PostRow): SaidCells {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !OF_THE_HOLDING.has(column)))
}

type SaidCells = Parameters<Said['contradiction']>[0][string]

function sentence(words: string): string {
  return `${words}.`
}
