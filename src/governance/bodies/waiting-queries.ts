// Terms that end soon and filing days that are near: all SQL about what of bodies waits for their clerk. No words.
import { sql } from 'kysely'
import { addDays } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import type { EndingTerm, FilingDay } from './waiting-rules.ts'

const FILING_NOTICE_DAYS = 60

/** Recorded terms on open bodies of these partnerships that end within the days of notice of the rules in force, without a successor; the soonest first. */
export async function listEndingTerms(
  { db, today }: Tx,
  partnerships: readonly string[],
): Promise<readonly EndingTerm[]> {
  const { rows } = await sql<EndingTerm>`
    select b.partnership, b.slug, b.name as body, s.title as seat, h.term_ends as "termEnds"
      from governance.seat_holding h join governance.seat s on s.id = h.seat join governance.body b on b.id = h.body
      join governance.constitution c on c.body = b.id and (c.starts is null or c.starts <= ${today}) and (c.ends is null or c.ends > ${today})
     where h.partnership = any(${[...partnerships]}::text[]) and h.left_on is null and h.starts <= ${today}
       and h.term_ends > ${today} and h.term_ends - c.term_notice_days <= ${today}::date
       and (s.ends is null or s.ends > h.term_ends) and (b.closed is null or b.closed > h.term_ends)
       and not exists (select from governance.seat_holding n where n.seat = h.seat and n.starts >= h.term_ends)
     order by h.term_ends, b.name, s.position`.execute(db)
  return rows
}

/** Filing days of open bodies of these partnerships within 60 days, or passed; the soonest first. */
export async function listFilingDays(
  { db, today }: Tx,
  partnerships: readonly string[],
): Promise<readonly FilingDay[]> {
  const { rows } = await sql<FilingDay>`
    select b.partnership, b.slug, b.name as body, d.what, d.due
      from governance.body b cross join lateral (values ('accounts', b.accounts_due), ('confirmation', b.confirmation_due)) as d (what, due)
     where b.partnership = any(${[...partnerships]}::text[]) and b.legal_form is not null and (b.closed is null or b.closed > ${today})
       and d.due <= ${addDays(today, FILING_NOTICE_DAYS)} order by d.due, b.name, d.what`.execute(db)
  return rows
}
