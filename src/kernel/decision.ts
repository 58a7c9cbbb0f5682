// The answer of a rule: accepted with what follows, or refused with a named reason. Pure.

/** A rule's answer. A refusal is a value of a small union, never an exception. */
export type Decision<T, R extends string> = Accepted<T> | Refused<R>
/** The rule allows it; `value` is what follows. */
export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}
/** The rule forbids it; `refusal` names the reason, `detail` holds the facts for the sentence. */
export interface Refused<R extends string> {
  readonly ok: false
  readonly refusal: R
  readonly detail: Readonly<Record<string, string>>
}

/** Accepts with what follows. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

/** Refuses with a named reason and the facts that its sentence needs. */
export function refuse<R extends string>(refusal: R, detail: Readonly<Record<string, string>> = {}): Refused<R> {
  return { ok: false, refusal, detail }
}
