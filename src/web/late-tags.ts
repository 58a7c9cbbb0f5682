// Tags of public pages made a moment ago, so that a page asked for again and again costs no query. In memory, never shared.

/** So long a tag is believed without asking the store again: a public page that is asked for often may be this much behind. */
const BELIEVED_MS = 1_000
const MOST_BELIEVED = 5_000

/** Tags lately made, by what was asked for. */
export class LateTags {
  readonly #tags = new Map<string, { readonly tag: string; readonly until: number }>()

  /** The tag of this answer, when it was made a moment ago; null: ask the store. */
  find(asked: string): string | null {
    const late = this.#tags.get(asked)
    return late !== undefined && performance.now() < late.until ? late.tag : null
  }

  keep(asked: string, tag: string): void {
    if (this.#tags.size >= MOST_BELIEVED) this.#tags.clear()
    this.#tags.set(asked, { tag, until: performance.now() + BELIEVED_MS })
  }
}
