// Looks into a file that is a zip: which kind of office document it is, and what in it could act when it is opened. Writes nothing; repairs nothing.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import type { FileKind, FileRefusal, LookedAt } from '../types.ts'
import { activeEntry, activeMarkup, activeRelation, kindOfMain, MACROS } from './office-signs.ts'
import { limitsFor, readZip, type ZipLimits } from './zip.ts'

/** An entry that says what the document is, or what it fetches, is read whole up to this size; a longer one is no honest document. */
const LONGEST_LIST = 4_000_000
const OVERLAP = 700

/** What has been seen so far. */
interface Seen {
  kind: FileKind | 'other' | null
  active: string | null
  tooLong: boolean
}

/** The office document in the zip file. Refuses archive (a zip file of something else), damaged, unpacks-too-far, other-kind. */
export async function lookIntoOffice(
  bytes: Uint8Array,
  limits: ZipLimits = limitsFor(bytes.length),
): Promise<Decision<LookedAt, FileRefusal>> {
  const seen: Seen = { kind: null, active: null, tooLong: false }
  const stopped = await readZip(bytes, limits, entryReader(seen))
  if (stopped !== null) return refuse(stopped)
  if (seen.tooLong) return refuse('damaged')
  if (seen.kind === null) return refuse('archive')
  if (seen.kind === 'other') return refuse('other-kind')
  return accept({ kind: seen.kind, active: seen.active })
}

/** Keeps of each entry no more than its last few characters, but whole the lists that name the document's parts. */
function entryReader(seen: Seen) {
  let name = ''
  let kept = ''
  return {
    name: (next: string) => {
      name = next.toLowerCase()
      kept = ''
      seen.active ??= activeEntry(name)
    },
    part: (part: Buffer) => {
      if (isList(name)) {
        kept += part.toString('latin1')
        seen.tooLong ||= kept.length > LONGEST_LIST
        if (seen.tooLong) kept = ''
      } else if (name.endsWith('.xml')) {
        const text = kept + part.toString('latin1')
        seen.active ??= activeMarkup(text, kept === '')
        kept = text.slice(-OVERLAP)
      }
    },
    end: () => {
      if (isList(name)) readList(seen, name, kept)
    },
  }
}

function isList(name: string): boolean {
  return name === '[content_types].xml' || name === 'mimetype' || name.endsWith('.rels') || name.startsWith('meta-inf/')
}

function readList(seen: Seen, name: string, text: string): void {
  if (name === '[content_types].xml' || name === 'mimetype') {
    const main = kindOfMain(text)
    seen.kind ??= main
    if (main !== null && main !== seen.kind) seen.kind = 'other'
    if (/macroenabled|vbaproject/i.test(text)) seen.active ??= MACROS
  }
  seen.active ??= activeMarkup(text, true) ?? (name.endsWith('.rels') ? activeRelation(text) : null)
}
