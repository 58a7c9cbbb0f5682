// What a page that decides at an item is made from: the item as loaded, and why it is shut where it is. Pure.
import type { FormErrors, Typed } from '../../http/form.ts'
import type { Day } from '../../kernel/day.ts'
import type { AtItem } from './form-views.ts'
import { decideAt } from './rules.ts'
import type { ItemStanding } from './standing-queries.ts'
import { sayDecisionRefusal } from './wording.ts'

/** The item for its page, with the reason why nothing can be decided at it. */
export function atItem(
  partnership: AtItem['partnership'],
  { item, standing, constitution }: ItemStanding,
  today: Day,
  typed: Typed,
  errors: FormErrors,
): AtItem {
  const possible = decideAt(item, standing, today)
  const shut = possible.ok ? null : sayDecisionRefusal(possible.refusal, possible.detail)
  return { partnership, item, standing, rule: constitution, shut, typed, errors }
}
