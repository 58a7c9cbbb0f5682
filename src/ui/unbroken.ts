// Words with a hyphen that stay in one piece where a line ends, such as co-ordinator. The text itself stays as it is, for search and for copies.
import { html, joinHtml, type Html } from './html.ts'

/** From this many letters a word is broken rather than pushed off a narrow screen. */
const LONG = 18
const HYPHENATED = /([\p{Letter}\p{Number}]+(?:-[\p{Letter}\p{Number}]+)+)/u

/** The text with each short hyphenated word kept whole. */
export function unbroken(text: string): Html {
  const parts = text.split(HYPHENATED)
  return joinHtml(
    parts.map((part, i) => (i % 2 === 1 && part.length < LONG ? html`<span class="t-nowrap">${part}</span>` : part)),
  )
}
