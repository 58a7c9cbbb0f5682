// The words with which addresses of the service itself begin, from its own routes. No partnership may be called so.
import type { Config } from '../config.ts'
import { assetUrl } from '../ui/assets.ts'
import { allRoutes } from './all-routes.ts'
import { shellRoutes } from './shell-routes.ts'

/** `/schools/:urn` gives `schools`; a path that begins with a parameter gives nothing. */
export function firstWords(config: Config): ReadonlySet<string> {
  const paths = [...allRoutes, ...shellRoutes(config)].map(({ path }) => path)
  const words = [...paths, assetUrl('trellis.css'), '/health'].map((path) => path.split('/')[1] ?? '')
  return new Set(words.filter((word) => word !== '' && !word.startsWith(':')))
}
