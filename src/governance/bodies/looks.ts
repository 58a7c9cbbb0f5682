// Which looks at pages with names of those who sit stand in the audit chain. Shows nothing itself.
import { may } from '../../kernel/actor.ts'
import type { Context } from '../../http/route.ts'

/** The page as the subject of a look, for a reader who may see names that the public does not: whoever sees people, and whoever sits on a body. Null for anybody else. */
export function sittersSeen({ actor, params, path }: Context): string | null {
  const sees = may(actor, 'see-people', params['partnership'] ?? '') || may(actor, 'sit-on-body')
  return actor.kind === 'person' && sees ? `page:${path}` : null
}
