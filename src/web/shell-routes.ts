// All routes of the shell itself, in one list.
import type { Shell } from './shell.ts'
import type { ShellRoute } from './shell-route.ts'

/** What the composition adds to the shell. */
export interface ShellOptions {
  readonly clock?: () => Date
}

/** The shell's own routes. */
export function shellRoutes(_shell: Shell, _options: ShellOptions): readonly ShellRoute[] {
  return []
}
