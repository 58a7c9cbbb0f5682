// Records as they stand and as a file would have them: what to insert and what to update, decided in memory. Never touches the store.
import type { Outcome } from './rows.ts'

/** A set of records of one table by id. */
export class Records<T extends { readonly id: string }> {
  readonly #all = new Map<string, T>()
  readonly #added = new Set<string>()
  readonly #changed = new Set<string>()

  constructor(standing: readonly T[]) {
    for (const record of standing) this.#all.set(record.id, record)
  }

  all(): readonly T[] {
    return [...this.#all.values()]
  }

  get(id: string): T | null {
    return this.#all.get(id) ?? null
  }

  find(is: (record: T) => boolean): T | null {
    for (const record of this.#all.values()) if (is(record)) return record
    return null
  }

  /** A new record. */
  add(record: T): 'added' {
    this.#all.set(record.id, record)
    this.#added.add(record.id)
    return 'added'
  }

  /** Puts what a row says over what stands; null and undefined say nothing. */
  change(standing: T, said: { readonly [K in keyof T]?: T[K] | null }): Outcome {
    const now = this.#all.get(standing.id) ?? standing
    const news = Object.entries(said).filter(([key, value]) => isNews(now, key, value))
    if (news.length === 0) return 'unchanged'
    const record = { ...now, ...Object.fromEntries(news) }
    this.#all.set(record.id, record)
    if (!this.#added.has(record.id)) this.#changed.add(record.id)
    return 'changed'
  }

  added(): readonly T[] {
    return [...this.#all.values()].filter((record) => this.#added.has(record.id))
  }

  changed(): readonly T[] {
    return [...this.#all.values()].filter((record) => this.#changed.has(record.id))
  }
}

function isNews(standing: object, key: string, value: unknown): boolean {
  return value !== null && value !== undefined && standing[key as keyof typeof standing] !== value
}
