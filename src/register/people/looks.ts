// Which looks at pages with holders of posts stand in the audit chain. Shows nothing itself.
import { may } from '../../kernel/actor.ts'
import type { Context } from '../../http/route.ts'

/** The page as the subject of a look, for a reader who sees names that the public does not; null for anybody else. */
export function namesSeen({ actor, params, path }: Context): string | null {
  return actor.kind === 'person' && may(actor, 'see-people', params['partnership'] ?? '') ? `page:${path}` : null
}
