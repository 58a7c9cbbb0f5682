// Every route of the register, in one list: each subject adds its own. No handler.
import type { Route } from '../http/route.ts'
import { mapRoutes } from './map/routes.ts'
import { peopleRoutes } from './people/routes.ts'

/** Every route of the register. */
export const registerRoutes: readonly Route[] = [...mapRoutes, ...peopleRoutes]
