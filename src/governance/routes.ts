// Every route of governance, in one list: each subject adds its own. No handler.
import type { Route } from '../http/route.ts'
import { bodyRoutes } from './bodies/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { motionRoutes } from './motions/routes.ts'
import { electionRoutes } from './elections/routes.ts'
import { interestRoutes } from './interests/routes.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { minutesRoutes } from './minutes/routes.ts'
import { paperRoutes } from './papers/routes.ts'

/** Every route of governance. */
export const governanceRoutes: readonly Route[] = [
  ...bodyRoutes,
  ...meetingRoutes,
  ...calendarRoutes,
  ...decisionRoutes,
  ...motionRoutes,
  ...electionRoutes,
  ...interestRoutes,
  ...minutesRoutes,
  ...paperRoutes,
]
