// What every picture drawn on the server shares: elements, the frame with its title, lines of text, numbers. No picture of its own.
import { escape, joinHtml, safeHref, trusted, type Child, type Html } from './html.ts'

/** Attributes of an element; numbers are cut to one decimal, undefined and false are left out. */
type Attributes = Readonly<Record<string, string | number | undefined | false>>

/** One element of a picture or its list. The name and the attributes' names are ours; values and text are escaped. */
export function el(name: string, attributes: Attributes, ...children: Child[]): Html {
  const inner = joinHtml(children).text
  let open = `<${name}`
  for (const key of Object.keys(attributes)) {
    const value = attributes[key]
    if (value === undefined || value === false) continue
    open += ` ${key}="${typeof value === 'number' ? short(value) : escape(value)}"`
  }
  return trusted(inner === '' && !KEEPS_END.has(name) ? `${open}/>` : `${open}>${inner}</${name}>`)
}

const KEEPS_END = new Set(['title', 'desc', 'text', 'svg'])

/** A coordinate with at most one decimal. */
export function short(n: number): string {
  return String(Math.round(n * 10) / 10)
}

/** A whole picture. `id` is unique on the page; the title says what it is, the description what it shows and where the same stands as text. */
export interface Frame {
  readonly id: string
  readonly title: string
  readonly desc: string
  readonly width: number
  readonly height: number
  readonly className?: string
}

/**
 * The picture as one image to those who listen, with its title and description.
 * `forPointer` lies on top and may hold links: they are for the pointer only, because the list or table beside has the same ones.
 */
export function picture(frame: Frame, drawn: Child, forPointer: Child = null): Html {
  const { id, title, desc, width, height, className } = frame
  const words = [el('title', { id: `${id}-t` }, title), el('desc', { id: `${id}-d` }, desc)]
  const image = { role: 'img', 'aria-labelledby': `${id}-t`, 'aria-describedby': `${id}-d` }
  const box = { class: className, viewBox: `0 0 ${short(width)} ${short(height)}` }
  if (forPointer === null) return el('svg', { ...box, ...image }, words, drawn)
  return el('svg', box, el('g', image, words, drawn), el('g', { 'aria-hidden': 'true' }, forPointer))
}

/** A link in the part of a picture that is for the pointer: out of the tab order. */
export function pointerLink(href: string | undefined, ...children: Child[]): Html {
  return href === undefined ? joinHtml(children) : el('a', { href: safeHref(href), tabindex: -1 }, ...children)
}

/** Lines of text no wider than `width` at this letter size, broken between words; a word longer than a line stands alone. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

const NARROW = new Set("iljtfrI.,:;'’!|()[] ")
const WIDE = new Set('mwMWQO@%&')

/** About how wide a text is set; a little more than it is in Source Sans 3. */
function textWidth(text: string, size: number): number {
  let units = 0
  for (const letter of text)
    units += NARROW.has(letter) ? 0.31 : WIDE.has(letter) ? 0.82 : /[A-Z]/.test(letter) ? 0.63 : 0.54
  return units * size
}

/** A diamond round a point: the mark of the lattice. */
export function diamondPath(x: number, y: number, r: number, half = r): string {
  return `M${short(x)} ${short(y - half)}l${short(r)} ${short(half)}-${short(r)} ${short(half)}-${short(r)}-${short(half)}z`
}
