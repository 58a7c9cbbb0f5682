// The signs by which an office document is known, and by which something in it could act when it is opened. Pure.
import type { FileKind } from '../types.ts'

/** Why a document is held in quarantine: what was found, as the second half of "It holds ...". */
export const MACROS = 'a macro project'
const EMBEDDED = 'another file inside it'
const CONTROLS = 'a control that runs when it is opened'
const FETCHES = 'a link that fetches something from elsewhere when it is opened'
const LOCKED = 'parts that are locked by a password'
const OPAQUE = 'parts that cannot be looked into'
const DYNAMIC = 'a field that starts another program'

const MAIN_PARTS: readonly (readonly [string, FileKind])[] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['ms-word.document.macroenabled.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
  ['ms-excel.sheet.macroenabled.main+xml', 'xlsx'],
  ['presentationml.presentation.main+xml', 'pptx'],
  ['ms-powerpoint.presentation.macroenabled.main+xml', 'pptx'],
]
const OASIS = 'application/vnd.oasis.opendocument.'

/** The kind of document whose list of parts (or media type) this is: `other` for one that is not taken. Null: it says nothing. */
export function kindOfMain(text: string): FileKind | 'other' | null {
  const lower = text.toLowerCase()
  if (lower.startsWith(OASIS)) return kindOfOpenDocument(lower.slice(OASIS.length).trim())
  const kinds = new Set(MAIN_PARTS.filter(([sign]) => lower.includes(sign)).map(([, kind]) => kind))
  return kinds.size === 1 ? ([...kinds][0] ?? null) : 'other'
}

function kindOfOpenDocument(type: string): FileKind | 'other' {
  if (type === 'text') return 'odt'
  return type === 'spreadsheet' ? 'ods' : 'other'
}

/** What an entry's name (in lower case) tells: macros, embedded files, controls. */
export function activeEntry(name: string): string | null {
  if (/vbaproject|vbadata|(^|\/)macrosheets\/|^basic\/|^scripts\//.test(name)) return MACROS
  if (/(^|\/)activex\/|(^|\/)ctrlprops\//.test(name)) return CONTROLS
  if (/(^|\/)embeddings\/|oleobject|\.bin$|^object \d+$/.test(name) && !/printersettings/.test(name)) return EMBEDDED
  if (/(^|\/)externallinks\/[^/]*\.xml$/.test(name)) return FETCHES
  return null
}

/** In an OpenDocument: a picture, an object or a range of cells that stands somewhere else. */
const OUTWARD =
  /<(?:draw:image|draw:object|draw:object-ole|draw:plugin|text:section-source|table:cell-range-source)\s[^>]{0,500}xlink:href\s*=\s*["'](?:https?|ftp|file|smb):|<office:dde-source/i

/** What a part's markup tells; `first`: it is the beginning of the part. Text in another coding than one byte a letter hides what it says. */
export function activeMarkup(text: string, first: boolean): string | null {
  if (first && (/^(\xfe\xff|\xff\xfe)/.test(text) || text.slice(0, 100).includes('\0'))) return OPAQUE
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return OPAQUE
  if (/DDEAUTO/i.test(text)) return DYNAMIC
  if (/<script:event-listener|vnd\.sun\.star\.script/i.test(text)) return MACROS
  if (/<manifest:encryption-data/i.test(text)) return LOCKED
  if (OUTWARD.test(text)) return FETCHES
  return null
}

const TAG = /<(?:[\w.-]+:)?Relationship(?=[\s/>])/gi
const RELATION = /<(?:[\w.-]+:)?Relationship((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/gi

/** What a list of relations tells: an ordinary link may lead elsewhere, anything else that does is fetched without being asked for. */
export function activeRelation(text: string): string | null {
  const relations = [...text.matchAll(RELATION)].map(([, attributes = '']) => plain(attributes))
  if (relations.length !== [...text.matchAll(TAG)].length) return OPAQUE
  const outward = relations.filter((attributes) => /TargetMode\s*=\s*["']\s*External/i.test(attributes))
  const fetched = outward.filter((attributes) => !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(attributes))
  return fetched.length > 0 ? FETCHES : null
}

/** Numeric references undone, so that `&#69;xternal` is read as what it is. */
function plain(text: string): string {
  return text.replaceAll(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
    const point = Number(code.toLowerCase().startsWith('x') ? `0${code}` : code)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
