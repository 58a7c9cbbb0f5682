// The one writer of Word documents: a room says what stands in one, block by block; here it becomes a file. Knows no room.
import type * as Docx from 'docx'

/** Words of a paragraph, with those that stand out. */
export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
}

/** What can stand in a document. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** `framed`: within a border, for what must not be overlooked. */
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly framed?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }

/** A whole document. */
export interface WordDocument {
  readonly title: string
  /** Who publishes it: stands in the file's properties. */
  readonly author: string
  /** At the top of every page, for example who may see it. */
  readonly marking: string
  readonly blocks: readonly Block[]
}

/** The media type of what `writeDocx` gives. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A heading; 1 is just below the title. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text }
}

/** A paragraph of plain text, or of runs. */
export function paragraph(words: string | readonly Run[], framed = false): Block {
  return { kind: 'paragraph', runs: typeof words === 'string' ? [{ text: words }] : words, framed }
}

/** A list with bullets. */
export function list(items: readonly string[]): Block {
  return { kind: 'list', items }
}

/** A table; its first row is repeated on each page. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  return { kind: 'table', head, rows }
}

/** Names and values, one a line. */
export function facts(rows: readonly (readonly [name: string, value: string])[]): Block {
  return { kind: 'facts', rows }
}

/** A4 in twentieths of a point, with margins of 2.5 cm. */
const A4 = { width: 11_906, height: 16_838 }
const MARGIN = 1_417
const TEXT_WIDTH = A4.width - 2 * MARGIN
const FONT = 'Arial'
const GREY = 'CBD7D5'
const PETROL = '08333F'
const POINT = 2

/** The document as the bytes of a .docx file: A4, British English, real headings. */
export async function writeDocx(document: WordDocument): Promise<Uint8Array> {
  const docx = await import('docx')
  const { title, author, marking, blocks } = document
  const file = new docx.Document({
    title: clean(title),
    creator: clean(author),
    lastModifiedBy: clean(author),
    styles: stylesOf(),
    numbering: { config: [{ reference: 'bullets', levels: [bullet(docx)] }] },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } },
        },
        headers: { default: new docx.Header({ children: [small(docx, clean(marking))] }) },
        footers: { default: new docx.Footer({ children: [pageNumber(docx, clean(title))] }) },
        children: [
          new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, text: clean(title) }),
          ...blocks.flatMap((block) => drawn(docx, block)),
        ],
      },
    ],
  })
  return docx.Packer.toBuffer(file)
}

type Library = typeof Docx

function stylesOf(): Docx.IStylesOptions {
  const letters = (size: number) => ({
    run: { font: FONT, size: size * POINT, bold: true, color: PETROL },
    paragraph: { spacing: { before: size * 20, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: FONT, size: 11 * POINT, language: { value: 'en-GB' } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      title: letters(20),
      heading1: letters(15),
      heading2: letters(12),
      heading3: letters(11),
    },
  }
}

function drawn(docx: Library, block: Block): readonly (Docx.Paragraph | Docx.Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new docx.Paragraph({ heading: levelOf(docx, block.level), text: clean(block.text) })]
    case 'paragraph':
      return [
        new docx.Paragraph({ children: block.runs.map((run) => drawnRun(docx, run)), ...frame(docx, block.framed) }),
      ]
    case 'list':
      return block.items.map(
        (item) => new docx.Paragraph({ text: clean(item), numbering: { reference: 'bullets', level: 0 } }),
      )
    case 'table':
      return [drawnTable(docx, block.rows, block.head)]
    case 'facts':
      return [drawnTable(docx, block.rows, null)]
  }
}

function levelOf({ HeadingLevel }: Library, level: 1 | 2 | 3) {
  return [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][level - 1] ?? HeadingLevel.HEADING_3
}

function drawnRun({ TextRun }: Library, { text, bold = false, italic = false }: Run): Docx.TextRun {
  return new TextRun({ text: clean(text), bold, italics: italic })
}

function frame({ BorderStyle }: Library, framed = false) {
  const line = { style: BorderStyle.SINGLE, size: 8, space: 6, color: '842C5E' }
  return framed ? { border: { top: line, bottom: line, left: line, right: line } } : {}
}

/** Without a head the first cell of each row is its name. */
function drawnTable(docx: Library, rows: readonly (readonly string[])[], head: readonly string[] | null): Docx.Table {
  const { BorderStyle, Table, TableRow, WidthType } = docx
  const columns = Math.max(1, head?.length ?? 2)
  const line = { style: BorderStyle.SINGLE, size: 4, color: GREY }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, i) => cell(docx, text, isHead || (head === null && i === 0))),
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => Math.floor(TEXT_WIDTH / columns)),
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [...(head === null ? [] : [row(head, true)]), ...rows.map((cells) => row(cells, false))],
  })
}

function cell(docx: Library, text: string, bold: boolean): Docx.TableCell {
  return new docx.TableCell({
    margins: { top: 60, bottom: 60, left: 0, right: 120 },
    children: [new docx.Paragraph({ spacing: { after: 0 }, children: [drawnRun(docx, { text, bold })] })],
  })
}

function bullet({ AlignmentType, LevelFormat }: Library): Docx.ILevelsOptions {
  return {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 400, hanging: 260 } } },
  }
}

function small(docx: Library, text: string): Docx.Paragraph {
  return new docx.Paragraph({ children: [new docx.TextRun({ text, size: 9 * POINT })] })
}

function pageNumber(docx: Library, title: string): Docx.Paragraph {
  const { PageNumber, Paragraph, TextRun } = docx
  const children = [`${title} · page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES]
  return new Paragraph({ children: [new TextRun({ children, size: 9 * POINT })] })
}

/** XML holds no control characters and no half of a pair. */
function clean(text: string): string {
  return text.replaceAll(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu, '').toWellFormed()
}
