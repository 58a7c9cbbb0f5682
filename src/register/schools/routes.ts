// Every route about schools. Nothing but the list.
import type { Route } from '../../http/route.ts'
import { listRoutes } from './list/routes.ts'
import { recordRoutes } from './record/routes.ts'

/** The list of schools and the page of each. */
export const schoolRoutes: readonly Route[] = [...listRoutes, ...recordRoutes]
