// Who asks, and what they may do and why. Pure: grants come from the doors of register and governance.
import type { Day } from './day.ts'

/** What a person may do: filled by rooms from seats and posts held on the day. The words are the routes' words. */
export type Act =
  | 'operate' // runs the installation; sees no support record
  | 'edit-register' // groups, memberships, people, posts of a partnership
  | 'import-register' // uploads files into a partnership's register
  | 'see-people' // names below the grade line, and contact details
  | 'propose-group' // a head, for their school
  | 'consent-group' // a head, for their school
  | 'answer-for-school' // a head: the vote of a member school
  | 'keep-governance' // the clerk of a partnership: bodies, seats, meetings, minutes, interests
  | 'run-elections' // the returning officer of a partnership
  | 'sit-on-body' // whoever sits on a body (scope: its id): members' papers and full minutes
  | 'vote-on-body' // whoever sits there with a vote
  | 'chair-body' // whoever chairs it: its meetings and minutes
  | 'sit-for' // sits on a body by right of an organisation (scope: body/organisation): its interests follow

/** One right: an act within a scope (a partnership's slug, a school's URN, a body's id, or `*`), until a day, and why. */
export interface Grant {
  readonly act: Act
  readonly scope: string
  /** First day on which it no longer holds; null when no end is known. */
  readonly until: Day | null
  /** The post or seat that gives it, in words: "Register officer of the Leicester alliance since 1 September 2024". */
  readonly why: string
  /** Where the scope names neither a partnership nor a school: what it is, and its page. */
  readonly place?: { readonly name: string; readonly href: string }
}

/** Who asks: nobody known, a signed-in person, or the system itself (jobs, command line). */
export type Actor = PublicActor | PersonActor | SystemActor
export interface PublicActor {
  readonly kind: 'public'
}
export interface PersonActor {
  readonly kind: 'person'
  /** Sign-in account (uuid). */
  readonly account: string
  /** The people this account is, one in each partnership it belongs to (uuids of register.person). */
  readonly people: readonly string[]
  readonly name: string
  readonly grants: readonly Grant[]
}
export interface SystemActor {
  readonly kind: 'system'
  /** What part of the system: `import`, `demo`, `sign-in`, a job's name. Recorded in events. */
  readonly part: string
}

export const PUBLIC: PublicActor = { kind: 'public' }
/** The system acting for itself; `part` is recorded. */
export function system(part: string): SystemActor {
  return { kind: 'system', part }
}

/** Who may call a route: everyone, anyone signed in, holders of an act (its scope may come from a path parameter), or whoever one of several allows. */
export type Who =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'act'; readonly act: Act; readonly scopeParam: string | null }
  | { readonly kind: 'either'; readonly of: readonly Who[] }

export const ANYONE: Who = { kind: 'anyone' }
export const SIGNED_IN: Who = { kind: 'signed-in' }
/** Holders of `act`; with `scopeParam`, within the scope that this path parameter names; without, anywhere. */
export function holdersOf(act: Act, scopeParam: string | null = null): Who {
  return { kind: 'act', act, scopeParam }
}

/** Whoever one of these allows: the clerk of the partnership or the chair of a body. */
export function eitherOf(...of: readonly Who[]): Who {
  return { kind: 'either', of }
}

/** May the actor do `act` within `scope`? The system may do everything; `scope` null asks "anywhere?". */
export function may(actor: Actor, act: Act, scope: string | null = null): boolean {
  if (actor.kind === 'system') return true
  return grantFor(actor, act, scope) !== null
}

/** The grant that allows it, so that a page can say why; null when none does. */
export function grantFor(actor: Actor, act: Act, scope: string | null = null): Grant | null {
  if (actor.kind !== 'person') return null
  return actor.grants.find((g) => g.act === act && (scope === null || g.scope === '*' || g.scope === scope)) ?? null
}

/** May the actor call a route declared for `who`, with these path parameters? */
export function mayCall(actor: Actor, who: Who, params: Readonly<Record<string, string>>): boolean {
  switch (who.kind) {
    case 'anyone':
      return true
    case 'signed-in':
      return actor.kind !== 'public'
    case 'act':
      return may(actor, who.act, who.scopeParam === null ? null : (params[who.scopeParam] ?? ''))
    case 'either':
      return who.of.some((one) => mayCall(actor, one, params))
  }
}
