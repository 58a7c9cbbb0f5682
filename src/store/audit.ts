// The audit chain read back: every link follows from the one before and says what its event says. Tamper-evident, not tamper-proof.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './open.ts'

/** Something that should not be: which check, where, and what is wrong, in words. */
export interface Finding {
  readonly check: string
  readonly where: string
  readonly what: string
}

const PAGE = 5_000
const GENESIS = '0'.repeat(64)

interface Link {
  readonly seq: number
  readonly body: string
  readonly previous: string
  readonly hash: string
}

/** The last link of the chain: what a backup's manifest states. */
async function readAuditHead(tx: Tx): Promise<{ seq: number; hash: string }> {
  return tx.db.selectFrom('store.audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** The first broken link, if any, then events that the chain does not prove. */
export async function verifyAudit(tx: Tx): Promise<readonly Finding[]> {
  const broken = await firstBroken(tx)
  return [...(broken === null ? [] : [broken]), ...(await strayEvents(tx))]
}

async function firstBroken(tx: Tx): Promise<Finding | null> {
  let last = { seq: 0, hash: GENESIS }
  for (;;) {
    const links = await tx.db
      .selectFrom('store.audit')
      .select(['seq', 'body', 'previous', 'hash'])
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const link of links) {
      const fault = faultOf(link, last)
      if (fault !== null) return { check: 'audit', where: `link ${last.seq + 1}`, what: fault }
      last = link
    }
    if (links.length < PAGE) break
  }
  const head = await readAuditHead(tx)
  if (head.seq === last.seq && head.hash === last.hash) return null
  return {
    check: 'audit',
    where: `link ${last.seq + 1}`,
    what: `the chain ends at ${last.seq}, its head says ${head.seq}`,
  }
}

function faultOf(link: Link, last: { seq: number; hash: string }): string | null {
  if (link.seq !== last.seq + 1) return `missing: the next is ${link.seq}`
  if (link.previous !== last.hash) return 'does not follow from the link before'
  const hash = createHash('sha256')
    .update(link.previous + link.body)
    .digest('hex')
  return hash === link.hash ? null : 'its text was changed after it was written'
}

async function strayEvents(tx: Tx): Promise<readonly Finding[]> {
  const { rows } = await sql<{ id: string; what: string }>`
    select e.id::text as id, case when a.seq is null then 'no link proves it' else 'differs from link ' || a.seq end as what
      from store.event e left join store.audit a on a.event = e.id
     where a.body is distinct from store.prefixed('event', e.at, e.type, e.partnership, e.subject, e.effective_on::text,
             e.actor_kind, e.actor_account::text, e.actor_part, e.data::text)
    union all
    select a.event::text, 'deleted: link ' || a.seq || ' proves that it was there'
      from store.audit a left join store.event e on e.id = a.event where a.event is not null and e.id is null
    order by 1 limit 20`.execute(tx.db)
  return rows.map(({ id, what }) => ({ check: 'audit', where: `event ${id}`, what }))
}
