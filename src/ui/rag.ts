// A state as red, amber or green by shape and letter, always with its words. Knows no room and no rule.
import { html, type Child, type Html } from './html.ts'
import { el } from './picture.ts'

/** `none`: not looked at yet. */
export type RagState = 'green' | 'amber' | 'red' | 'none'

const SHAPES: Readonly<Record<RagState, () => readonly Html[]>> = {
  green: () => [el('circle', { class: 's', cx: 10, cy: 10, r: 9.3 }), letter('G', 14.2)],
  amber: () => [el('path', { class: 's', d: 'M10 .5 20 18.5H0z' }), letter('A', 16)],
  red: () => [el('path', { class: 's', d: 'M6 1h8l5 5v8l-5 5H6l-5-5V6z' }), letter('R', 14.2)],
  none: () => [el('circle', { class: 's', cx: 10, cy: 10, r: 8.2 })],
}

/** The mark and the words that say the state: circle G, triangle A, octagon R, dashed ring. The words never leave it to the colour. */
export function rag(state: RagState, words: Child): Html {
  const box = { viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' }
  return html`<span class="t-rag t-rag--${state}">${el('svg', box, SHAPES[state]())}<span>${words}</span></span>`
}

function letter(text: string, y: number): Html {
  return el('text', { x: 10, y }, text)
}
