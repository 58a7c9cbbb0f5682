// The kinds of file that are taken: media types, endings, words. Pure; looks at no content.
import type { FileKind } from '../types.ts'

interface KindOfFile {
  readonly mediaType: string
  /** Endings of its names; the first is given to a name that has none of them. */
  readonly endings: readonly string[]
  readonly words: string
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OASIS = 'application/vnd.oasis.opendocument'

/** Each kind that is taken. */
export const FILE_KINDS: Readonly<Record<FileKind, KindOfFile>> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], words: 'PDF' },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, endings: ['docx'], words: 'Word document' },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'], words: 'Excel workbook' },
  pptx: { mediaType: `${OFFICE}.presentationml.presentation`, endings: ['pptx'], words: 'PowerPoint presentation' },
  odt: { mediaType: `${OASIS}.text`, endings: ['odt'], words: 'OpenDocument text' },
  ods: { mediaType: `${OASIS}.spreadsheet`, endings: ['ods'], words: 'OpenDocument spreadsheet' },
  png: { mediaType: 'image/png', endings: ['png'], words: 'PNG picture' },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], words: 'JPEG picture' },
  text: { mediaType: 'text/plain', endings: ['txt', 'md'], words: 'Text' },
  csv: { mediaType: 'text/csv', endings: ['csv'], words: 'CSV' },
}

/** Every kind in words, for hints and refusals. */
export const KINDS_TAKEN = 'PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, PNG, JPEG, text or CSV'

const LONGEST_NAME = 120

/** A name that carries folders, or is none: `../x`, `C:\x`, `..`. */
export function hasPath(name: string): boolean {
  return /[/\\]/.test(name) || /^\.*$/.test(name.trim())
}

/** The name under which the file is offered: without characters that do not show, at most 120 long, and ending as its kind does. */
export function fileNameFor(name: string, kind: FileKind): string {
  const [first = 'txt', ...others] = FILE_KINDS[kind].endings
  const tidy = name.replaceAll(/\p{C}/gu, '').trim()
  const fits = [first, ...others].find((ending) => tidy.toLowerCase().endsWith(`.${ending}`))
  const stem = fits === undefined ? tidy : tidy.slice(0, -fits.length - 1)
  return `${stem.slice(0, LONGEST_NAME).toWellFormed() || 'paper'}.${fits ?? first}`
}
