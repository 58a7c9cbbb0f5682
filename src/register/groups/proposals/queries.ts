// All SQL about proposed groups and the schools that are asked. Row-level security decides which the reader gets.
import { sql } from 'kysely'
import { grantFor } from '../../../kernel/actor.ts'
import type { Tx } from '../../../store/open.ts'
import { markedName } from '../../schools/marked-name.ts'
import type { Asked, ConsentAnswer, OwnSchool, Proposal } from './types.ts'

/** The schools of the partnership for which the reader may propose and answer, by name: those whose head the reader is. */
export async function listOwnSchools({ db, actor }: Tx, partnership: string): Promise<readonly OwnSchool[]> {
  if (actor.kind !== 'person') return []
  const urns = actor.grants.filter((grant) => grant.act === 'propose-group').map((grant) => grant.scope)
  if (urns.length === 0) return []
  return db
    .selectFrom('register.school as s')
    .select('s.urn')
    .select(sql<string>`${markedName('s')}`.as('name'))
    .where('s.urn', 'in', urns)
    .where((w) =>
      w.exists(
        w
          .selectFrom('register.post as p')
          .select('p.id')
          .where('p.partnership', '=', partnership)
          .where('p.office', '=', 'head')
          .whereRef('p.school_urn', '=', 's.urn'),
      ),
    )
    .orderBy('s.name')
    .execute()
}

/** The proposals that the reader made, was asked about, or watches over as register officer: those still open first, then by name. */
export async function listProposals(tx: Tx, partnership: string): Promise<readonly Proposal[]> {
  const rows = await tx.db
    .selectFrom('register.organisation as o')
    .leftJoin('register.school as s', 's.urn', 'o.proposed_by_urn')
    .select(['o.id', 'o.slug', 'o.name', 'o.purpose', 'o.state', 'o.proposed_by_urn as urn'])
    .select(markedName('s').as('school'))
    .where('o.partnership', '=', partnership)
    .where('o.proposed_by_urn', 'is not', null)
    .where((w) =>
      w.exists(w.selectFrom('register.group_consent as c').select('c.urn').whereRef('c.organisation', '=', 'o.id')),
    )
    .orderBy((w) => w('o.state', '=', 'listed'))
    .orderBy('o.name')
    .execute()
  const asked = await listAsked(
    tx,
    rows.map((row) => row.id),
  )
  return rows.map(({ urn, school, state, ...row }) => ({
    ...row,
    state: state as Proposal['state'],
    proposedBy: { urn: urn ?? '', name: school ?? `School ${urn}` },
    asked: asked.get(row.id) ?? [],
  }))
}

async function listAsked({ db }: Tx, groups: readonly string[]): Promise<ReadonlyMap<string, readonly Asked[]>> {
  if (groups.length === 0) return new Map()
  const rows = await db
    .selectFrom('register.group_consent as c')
    .leftJoin('register.school as s', 's.urn', 'c.urn')
    .select(['c.organisation', 'c.urn', 'c.proposer_urn', 'c.asked_on', 'c.answered_on', 'c.answer'])
    .select(markedName('s').as('name'))
    .where('c.organisation', 'in', groups)
    .orderBy('s.name')
    .orderBy('c.urn')
    .execute()
  return Map.groupBy(rows.map(askedFrom), (row) => row.organisation)
}

function askedFrom(row: {
  organisation: string
  urn: string
  name: string | null
  proposer_urn: string
  asked_on: Asked['askedOn']
  answered_on: Asked['answeredOn']
  answer: string | null
}): Asked & { readonly organisation: string } {
  return {
    organisation: row.organisation,
    urn: row.urn,
    name: row.name ?? `School ${row.urn}`,
    proposerUrn: row.proposer_urn,
    askedOn: row.asked_on,
    answeredOn: row.answered_on,
    answer: row.answer as ConsentAnswer | null,
  }
}

/** Adds a proposed group. */
export async function insertProposal(
  { db }: Tx,
  proposal: {
    readonly id: string
    readonly partnership: string
    readonly slug: string
    readonly name: string
    readonly kind: string
    readonly purpose: string | null
    readonly urn: string
  },
): Promise<void> {
  const { urn, ...group } = proposal
  await db
    .insertInto('register.organisation')
    .values({ ...group, state: 'proposed', proposed_by_urn: urn })
    .execute()
}

/** Asks these schools; the proposer's own has consented by proposing. */
export async function insertConsents(
  { db, today }: Tx,
  proposal: { readonly id: string; readonly partnership: string; readonly urn: string },
  asked: readonly string[],
): Promise<void> {
  const { id, partnership, urn } = proposal
  const question = { partnership, organisation: id, proposer_urn: urn, asked_on: today }
  await db
    .insertInto('register.group_consent')
    .values({ ...question, urn, answered_on: today, answer: 'consents' })
    .execute()
  await db
    .insertInto('register.group_consent')
    .values(asked.map((one) => ({ ...question, urn: one })))
    .execute()
}

/** Saves the answer of a school. */
export async function updateConsent(
  { db, today }: Tx,
  group: string,
  urn: string,
  answer: ConsentAnswer,
): Promise<void> {
  await db
    .updateTable('register.group_consent')
    .set({ answer, answered_on: today })
    .where('organisation', '=', group)
    .where('urn', '=', urn)
    .execute()
}

/** Lists the group when two schools consent and adds those that do: decided by a function of the database, since a head may do neither. */
export async function settleProposal({ db }: Tx, group: string): Promise<'waiting' | 'listed' | 'joined' | 'unknown'> {
  const { rows } = await sql<{
    settled: 'waiting' | 'listed' | 'joined' | 'unknown'
  }>`select register.settle_proposal(${group}) as settled`.execute(db)
  return rows[0]?.settled ?? 'unknown'
}

/** May the reader answer for this school? */
export function answersFor({ actor }: Tx, urn: string): boolean {
  return grantFor(actor, 'consent-group', urn) !== null
}
