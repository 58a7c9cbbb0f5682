// The head of each example school. Pure; never at a real school.
import { between, chance } from './chance.ts'
import { TRUSTS } from './example-plan.ts'
import { openedOn, type Example } from './example-schools.ts'
import type { People } from './people.ts'
import type { Row } from './tables.ts'

/** The example schools with an acting head, and those without one. */
const ACTING = new Set(['900023', '900118'])
const WITHOUT_HEAD = new Set(['900031', '900127'])

/** A post and its holder for each school. */
export function heads(examples: readonly Example[], people: People): Row[] {
  return examples.map((one) => {
    const employer = TRUSTS[one.plan.trust] ?? `Governing body of ${one.name}`
    const post = {
      post: `head-${one.urn}`,
      title: one.plan.kind === 'college' ? 'Principal' : 'Headteacher',
      organisation: one.name,
      fte: '1.0',
      salaried: 'yes',
      employer,
      payer: employer,
      office: 'head',
      school_urn: one.urn,
      from: openedOn(one),
    }
    return { ...post, ...headOf(one, people) }
  })
}

function headOf(one: Example, people: People): Row {
  const since = headSince(one)
  const holder = { holder: people.inRole(`head-${one.urn}`), holding_kind: 'permanent', holding_from: since }
  if (WITHOUT_HEAD.has(one.urn)) return { ...holder, holding_to: '2025-09-01' }
  return ACTING.has(one.urn) ? { ...holder, holding_kind: 'interim', holding_from: '2025-09-01' } : holder
}

/** A first of September or of January since the school opened under its URN; no later than 2024. */
export function headSince(one: Example): string {
  const day = `${between(2014, 2023, one.urn, 'head')}-${chance(one.urn, 'term') < 0.75 ? '09' : '01'}-01`
  return day > openedOn(one) ? day : openedOn(one)
}
