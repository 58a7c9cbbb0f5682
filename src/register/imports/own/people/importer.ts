// The importer of our own file of people. The same file again changes nothing.
import type { Importer } from '../../types.ts'
import { listPartnerships } from '../partnerships.ts'
import { readRows, takeRows } from '../rows.ts'
import { listPeople, savePeople } from './queries.ts'
import { PeoplePlan } from './rules.ts'
import { PersonRow } from './schema.ts'

/** People by the name that files use, with their own contact details. */
export const people: Importer = {
  kind: 'people',
  required: [['person'], ['name']],
  columns: Object.keys(PersonRow.shape),
  async load(tx, source, request) {
    const rows = await readRows(source, PersonRow)
    const partnerships = await listPartnerships(tx, request.partnership)
    const plan = new PeoplePlan({ partnerships, people: await listPeople(tx, partnerships) }, request.partnership)
    const report = takeRows(rows, (row, line) => plan.take(row, line))
    await savePeople(tx, plan)
    return report
  },
}
