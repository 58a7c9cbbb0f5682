// Every route of the register, in one list: each subject adds its own. No handler.
import type { Route } from '../http/route.ts'
import { answerRoutes } from './answers/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { importRoutes } from './imports/pages/routes.ts'
import { mapRoutes } from './map/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { schoolRoutes } from './schools/routes.ts'

/** Every route of the register. */
export const registerRoutes: readonly Route[] = [
  ...schoolRoutes,
  ...groupRoutes,
  ...answerRoutes,
  ...mapRoutes,
  ...peopleRoutes,
  ...importRoutes,
]
