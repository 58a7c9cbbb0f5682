// Writes rows as the lines that COPY takes (CSV; an empty cell is null), in pieces large enough to be sent. Pure.

const PIECE = 65_536

/** One cell for COPY: '' is null. */
function copyCell(text: string): string {
  return text !== '' && /[",\r\n\\]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line for COPY. */
export function copyLine(cells: readonly string[]): string {
  return `${cells.map(copyCell).join(',')}\n`
}

/** A list of texts as PostgreSQL writes an array; an empty list is `{}`. */
export function copyArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** Joins lines to pieces. `toLines` gives '' for a row that is not taken. */
export async function* copyPieces<Row>(
  rows: AsyncIterable<Row>,
  toLines: (row: Row) => string,
): AsyncGenerator<string> {
  let piece = ''
  for await (const row of rows) {
    piece += toLines(row)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
