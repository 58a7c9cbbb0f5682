// Reads what a form sent: fields as typed, files by field. Judges nothing.
import type { FastifyRequest } from 'fastify'
import type { Typed } from '../http/form.ts'
import type { UploadedFile } from '../http/route.ts'
import { TOO_LARGE } from './fault-pages.ts'
import { Refusal } from './trust.ts'

/** What a form sent; a file's name is as it came, with whatever path stood before it. `hadFiles`: files came, even where they were not kept. */
export interface Sent {
  readonly typed: Typed
  readonly files: Readonly<Record<string, UploadedFile>>
  readonly hadFiles: boolean
}

/** Fields as typed: one text, or several under the same name. For the parser of urlencoded forms. */
export function typedFrom(text: string): Typed {
  return collect([...new URLSearchParams(text)])
}

/** What came with this request. `fileLimit` null: files are read away and not kept. */
export async function readBody(request: FastifyRequest, fileLimit: number | null): Promise<Sent> {
  if (request.isMultipart()) return readParts(request, fileLimit)
  return { typed: (request.body ?? {}) as Typed, files: {}, hadFiles: false }
}

/** A form is held in memory before anybody knows who sends it: all its fields together at most 2 MB. */
const LIMITS = { files: 10, fields: 100, fieldSize: 20_000 }

async function readParts(request: FastifyRequest, fileLimit: number | null): Promise<Sent> {
  const fields: [string, string][] = []
  const files: [string, UploadedFile][] = []
  let hadFiles = false
  const limits = { ...LIMITS, fileSize: fileLimit ?? Number.POSITIVE_INFINITY }
  for await (const part of request.parts({ limits, preservePath: true })) {
    if (part.type === 'field' && part.valueTruncated) throw new Refusal(TOO_LARGE)
    if (part.type === 'field') fields.push([part.fieldname, String(part.value)])
    else if (fileLimit === null) part.file.resume()
    else if (wasChosen(part)) files.push([part.fieldname, { name: part.filename, bytes: await part.toBuffer() }])
    else part.file.resume()
    hadFiles ||= part.type === 'file' && wasChosen(part)
  }
  return { typed: collect(fields), files: Object.fromEntries(files), hadFiles }
}

/** A file field in which nothing was chosen comes with an empty name, which the parser gives as none. */
function wasChosen({ filename }: { readonly filename: string | undefined }): boolean {
  return filename !== undefined && filename !== ''
}

function collect(pairs: readonly (readonly [string, string])[]): Typed {
  const typed = new Map<string, string | string[]>()
  for (const [name, value] of pairs) {
    const before = typed.get(name)
    typed.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(typed)
}
