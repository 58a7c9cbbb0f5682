// The yearly declarations that wait for a reader. Loads and words them; decides nothing.
import { sql } from 'kysely'
import { sayDay } from '../../kernel/day.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import type { ListItem } from '../../ui/section.ts'
import { declarationYear, renewalOn, renewBy, sayYear } from './renewal-rules.ts'
import type { Declaration } from './types.ts'

/** A declaration for each partnership on a body of which the reader sits and has not declared for the year that runs. */
export async function listDueDeclarations(tx: Tx, actor: PersonActor): Promise<readonly ListItem[]> {
  const { rows } = await sql<{ readonly partnership: string; readonly declarations: readonly Declaration[] }>`
    select n.partnership,
           (select coalesce(json_agg(json_build_object('year', d.year, 'nothing', d.nothing, 'declaredOn', d.declared_on)), '[]')
              from governance.declaration d where d.person = n.id) as declarations
      from register.person n
     where n.id = any(${[...actor.people]}::uuid[])
       and exists (select from governance.body b where b.partnership = n.partnership and b.kind <> 'outside'
                     and b.id::text = any ((select store.scopes('sit-on-body'))::text[]))
     order by n.partnership`.execute(tx.db)
  const year = declarationYear(tx.today)
  return rows.flatMap(({ partnership, declarations }) => {
    const { state } = renewalOn(declarations, tx.today)
    if (state === 'green') return []
    const note =
      state === 'amber'
        ? `Last year’s declaration stands until ${sayDay(renewBy(year))}.`
        : 'None stands for this year. If there is nothing to declare, say so.'
    return [{ what: `Declare your interests for ${sayYear(year)}`, href: `/${partnership}/interests/declare`, note }]
  })
}
