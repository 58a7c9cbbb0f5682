// What must hold in governance, for `trellis verify`: seats inside their body, holders inside their seat, rules without a gap, one partnership throughout.
import { sql, type RawBuilder } from 'kysely'
import type { Check, Finding } from '../store/verify.ts'
import type { Tx } from '../store/open.ts'

/** Seats inside the life of their body, recorded holders inside that of their seat and never two at once nor on an ex officio seat, seats that follow once, rules without a gap while the body is open, and no row that reaches into another partnership. */
export const governanceChecks: readonly Check[] = [
  finds(
    'periods',
    'lies outside the life of its body',
    sql`select 'seat ' || s.id as place from governance.seat s join governance.body b on b.id = s.body
         where s.starts < b.opened or coalesce(s.ends, 'infinity') > coalesce(b.closed, 'infinity')`,
  ),
  finds(
    'periods',
    'lies outside the life of its seat',
    sql`select 'seat holding ' || h.id as place from governance.seat_holding h join governance.seat s on s.id = h.seat
         where h.starts < s.starts or coalesce(h.ends, 'infinity') > coalesce(s.ends, 'infinity')`,
  ),
  finds(
    'seats',
    'is recorded on an ex officio seat, whose holder follows',
    sql`select 'seat holding ' || h.id as place from governance.seat_holding h join governance.seat s on s.id = h.seat
         where s.filled_by = 'ex-officio'`,
  ),
  finds(
    'seats',
    'holds the seat at the same time as another',
    sql`select 'seat holding ' || h.id as place from governance.seat_holding h join governance.seat_holding o on o.seat = h.seat and o.id > h.id
         where daterange(h.starts, h.ends) && daterange(o.starts, o.ends)`,
  ),
  finds(
    'seats',
    'follows a seat that follows another',
    sql`select 'seat ' || s.id as place from governance.seat s join governance.seat o on o.id = s.of_seat where o.of_seat is not null`,
  ),
  finds(
    'rules',
    'has days without rules in force',
    sql`select 'body ' || b.partnership || '/' || b.slug as place from governance.body b join (
          select body, ends, lead(starts) over (partition by body order by starts nulls first) as next from governance.constitution) c on c.body = b.id
         where c.ends < coalesce(c.next, b.closed, 'infinity')`,
  ),
  finds(
    'partnerships',
    'names somebody or something of another partnership',
    sql`select 'seat holding ' || h.id as place from governance.seat_holding h join register.person n on n.id = h.person where n.partnership <> h.partnership
        union all select 'seat ' || s.id from governance.seat s left join register.post p on p.id = s.post left join governance.seat o on o.id = s.of_seat
          left join register.organisation a on a.id = s.appointed_by
         where s.partnership <> any (array_remove(array[p.partnership, o.partnership, a.partnership], null))
        union all select 'body ' || b.id from governance.body b left join register.organisation o on o.id = b.organisation
          left join governance.body r on r.id = b.reports_to
         where b.partnership <> any (array_remove(array[o.partnership, r.partnership], null))`,
  ),
]

/** A check whose statement gives the places where something is wrong. */
function finds(check: string, what: string, statement: RawBuilder<unknown>): Check {
  return async ({ db }: Tx): Promise<readonly Finding[]> => {
    const { rows } = await sql<{ place: string }>`select place from (${statement}) found order by place`.execute(db)
    return rows.map(({ place }) => ({ check, where: place, what }))
  }
}
