// Imports from text or bytes in tests, as the command does from a file.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { ImportKind, ImportReport, ImportRequest } from '../src/register/imports/types.ts'
import { importFile } from '../src/register/imports/run-import.ts'
import type { Store } from '../src/store/open.ts'

type Options = Partial<Omit<ImportRequest, 'kind' | 'open'>>

/** Imports these bytes; a text is UTF-8. The chunks are small, so that what a chunk end cuts is tried too. */
export function importText(
  store: Store,
  kind: ImportKind,
  content: string | Uint8Array,
  options: Options = {},
): Promise<ImportReport> {
  const bytes = Buffer.from(content)
  return importFile(store, { ...defaults(kind, `${kind}.csv`), ...options, open: () => chunksOf(bytes) })
}

/** Imports a file of this machine. */
export function importPath(store: Store, kind: ImportKind, path: string, options: Options = {}): Promise<ImportReport> {
  return importFile(store, { ...defaults(kind, basename(path)), ...options, open: () => createReadStream(path) })
}

/** The text in Windows-1252 where every character is one of Latin-1, or the right single quotation mark. */
export function windows1252(text: string): Uint8Array {
  return Buffer.from(text.replaceAll('\u2019', '\u0092'), 'latin1')
}

function defaults(kind: ImportKind, fileName: string): Omit<ImportRequest, 'open'> {
  return { kind, fileName, dryRun: false, complete: false, partnership: null, run: null }
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 61) yield bytes.subarray(at, at + 61)
}
