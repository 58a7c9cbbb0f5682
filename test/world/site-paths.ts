// An address that exists for every route: parameters filled from the seed. A route that nothing fills is a fault of the seed.
import type { Who } from '../../src/kernel/actor.ts'
import { idOf } from '../factories.ts'
import { feedTokenOf, SEED } from '../governance-seed.ts'

/** What the tests need to know of a route, of a room or of the shell. */
export interface SiteRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: Who
  readonly audit: string
  readonly formats?: readonly ('csv' | 'json')[]
  readonly personal?: unknown
}

/** A value for each parameter, by the word before it and, where it must, by what follows: what the reader may see. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/:partnership': 'elm',
  'schools/:urn': '900001',
  'groups/:slug': 'north',
  'members/:membership': idOf(3, 1),
  'proposals/:id': idOf(5, 1),
  'posts/:post': 'withheld',
  'holders/:holding': idOf(40, 1),
  'imports/:run': idOf(40, 1),
  'imports/:id': idOf(40, 1),
  'answers/:question': 'groups',
  'sessions/:session': idOf(900, 1),
  'bodies/:slug': 'board',
  'outside-bodies/:slug': 'forum',
  'seats/:seat': idOf(SEED.headSeat, 1),
  'holdings/:holding': idOf(SEED.headSeat + 10, 1),
  'balance/:rule': idOf(245, 1),
  'company-members/:member': idOf(246, 1),
  'meetings/:id': idOf(SEED.comingMeeting, 1),
  'meetings/:id/actions/:action/done': idOf(SEED.pastMeeting, 1),
  'actions/:action': idOf(255, 1),
  'calendar/:secret': feedTokenOf('elm'),
  'items/:item': idOf(SEED.openItem, 1),
  'meetings/:meeting': idOf(SEED.approvedMeeting, 1),
  'meetings/:past': idOf(SEED.pastMeeting, 1),
  'text/:item': idOf(SEED.pastItem, 1),
  'comments/:comment': idOf(256, 1),
  'papers/:paper': idOf(SEED.openPaper, 1),
  'interests/:interest': idOf(SEED.headInterest, 1),
  'people/:person': idOf(SEED.head, 1),
  'organisations/:organisation': idOf(SEED.council, 1),
  'new/:item': idOf(SEED.quorateItem, 1),
  'decisions/:id': idOf(SEED.publicDecision, 1),
  'decisions/:decision': idOf(SEED.strategicDecision, 1),
  'motions/:motion': idOf(SEED.motion, 1),
  'resolutions/:motion': idOf(SEED.resolution, 1),
  'elections/:id': idOf(SEED.openElection, 1),
  'elections/:id/nominate': idOf(SEED.nominatingElection, 1),
  'elections/:id/nomination': idOf(SEED.nominatingElection, 1),
  'elections/:id/lot': idOf(SEED.tiedElection, 1),
  'elections/:id/declare': idOf(SEED.countedElection, 1),
  'elections/:id/roll': idOf(SEED.nominatedElection, 1),
  'elections/:id/count': idOf(SEED.polledElection, 1),
  'elections/:id/object': idOf(SEED.finishedElection, 1),
  'elections/:id/objections/:objection': idOf(SEED.finishedElection, 1),
  'elections/:id/ballots.blt': idOf(SEED.publishedElection, 1),
  'objections/:objection': idOf(330, 1),
}

/** What is there but not for the public: the answer must be that of something that is not there. */
export const HIDDEN: Readonly<Record<string, string>> = {
  'groups/:slug': 'south',
  'decisions/:id': idOf(SEED.membersDecision, 1),
}

/** What never was there, in the same shape. */
const ABSENT: readonly (readonly [RegExp, string])[] = [
  [/^\d{6}$/, '999998'],
  [/^[\da-f]{8}-/, '99999999-0000-4000-8000-000000000000'],
  [/./, 'no-such-thing'],
]

/** The keys of the path's parameters, as in EXAMPLES, in order. */
export function paramsOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.flatMap((part, i) => (part.startsWith(':') ? [`${parts[i - 1]}/${part}`] : []))
}

/** The path with every parameter filled; `instead` replaces some. Throws for a parameter without an example. */
export function examplePath({ path }: Pick<SiteRoute, 'path'>, instead: Readonly<Record<string, string>> = {}): string {
  const parts = path.split('/')
  const filled = parts.map((part, i) => {
    if (!part.startsWith(':')) return part
    const key = `${parts[i - 1]}/${part}`
    const value = instead[key] ?? EXAMPLES[parts.slice(i - 1).join('/')] ?? EXAMPLES[key]
    if (value === undefined) throw new Error(`No example for ${key} of ${path}: seed one and name it in site-paths.ts`)
    return value
  })
  return filled.join('/')
}

/** The path where this parameter names nothing. */
export function absentPath(route: Pick<SiteRoute, 'path'>, key: string): string {
  const here = EXAMPLES[key] ?? ''
  const [, absent = ''] = ABSENT.find(([shape]) => shape.test(here)) ?? []
  return examplePath(route, { [key]: absent })
}

/** The route that answers this path: the one with the most fixed words. */
export function routeFor(routes: readonly SiteRoute[], method: string, path: string): SiteRoute | undefined {
  const fits = (route: SiteRoute) =>
    new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path) && route.method === method
  const fixed = ({ path: pattern }: SiteRoute) => pattern.split('/').filter((part) => !part.startsWith(':')).length
  return routes.filter(fits).toSorted((a, b) => fixed(b) - fixed(a))[0]
}
