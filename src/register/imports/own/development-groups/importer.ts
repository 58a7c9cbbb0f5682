// The importer of our own file of groups and their schools. The same file again changes nothing.
import type { Importer } from '../../types.ts'
import { listPartnerships } from '../partnerships.ts'
import { readRows, takeRows } from '../rows.ts'
import { loadGroups, saveGroups } from './queries.ts'
import { GroupsPlan } from './rules.ts'
import { GroupRow } from './schema.ts'

/** Groups with their dated memberships, lead and co-ordinator. */
export const developmentGroups: Importer = {
  kind: 'development-groups',
  required: [['group'], ['school_urn']],
  columns: Object.keys(GroupRow.shape),
  async load(tx, source, request) {
    const rows = await readRows(source, GroupRow)
    const urns = rows.rows.flatMap(({ value }) =>
      [value.school_urn, value.lead_school_urn].filter((urn) => urn !== null),
    )
    const partnerships = await listPartnerships(tx, request.partnership)
    const plan = new GroupsPlan(await loadGroups(tx, partnerships, urns), request.partnership)
    const report = takeRows(rows, (row, line) => plan.take(row, line))
    await saveGroups(tx, plan)
    return report
  },
}
