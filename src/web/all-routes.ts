// Every route of every room, in one list: what `serve` serves and what the standing tests walk. A new room joins here.
import { governanceRoutes } from '../governance/index.ts'
import type { Route } from '../http/route.ts'
import { registerRoutes } from '../register/index.ts'

/** The routes to start the server with. The shell adds its own (sign-in, the reader's page) to them. */
export const allRoutes: readonly Route[] = [...registerRoutes, ...governanceRoutes]
