// What a person writes into a box, as paragraphs and lists: an empty line parts them, a line that begins with - or * is a point. Pure.

/** A paragraph, or a list of points. */
export type TextBlock =
  { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'list'; readonly items: readonly string[] }

const POINT = /^\s*[-*•]\s+/

/** The blocks of a text, in order. Lines of a paragraph are joined. */
export function blocksOf(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  for (const chunk of text.trim().split(/\r?\n\s*\n/)) {
    const lines = chunk.split(/\r?\n/).filter((line) => line.trim() !== '')
    const points = lines.filter((line) => POINT.test(line)).map((line) => line.replace(POINT, '').trim())
    const words = lines.filter((line) => !POINT.test(line)).map((line) => line.trim())
    if (words.length > 0) blocks.push({ kind: 'paragraph', text: words.join(' ') })
    if (points.length > 0) blocks.push({ kind: 'list', items: points })
  }
  return blocks
}
