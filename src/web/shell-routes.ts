// All routes of the shell itself, in one list.
import type { Config } from '../config.ts'
import { MY_SECTIONS, type MySection } from './me/sections.ts'
import { myRoutes } from './me/routes.ts'
import { oidcRoutes } from './oidc/routes.ts'
import type { ShellRoute } from './shell-route.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { staticPages } from './static-pages.ts'

/** What the composition, or a test, may set. */
export interface ShellOptions {
  readonly clock?: () => Date
  /** What the rooms add to the reader's own page. */
  readonly mySections?: readonly MySection[]
}

/** The shell's own routes. */
export function shellRoutes(config: Config, { mySections = MY_SECTIONS }: ShellOptions = {}): readonly ShellRoute[] {
  return [...signInRoutes, ...oidcRoutes(config.oidc), ...myRoutes(mySections), ...staticPages]
}
