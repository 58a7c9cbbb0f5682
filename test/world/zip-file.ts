// Zip files for tests, made by hand so that they may also lie: entries packed or stored, names and sizes as told.
import { crc32, deflateRawSync } from 'node:zlib'

/** One entry. `told`: the unpacked size that the file tells instead of the real one. */
export interface ZipEntry {
  readonly name: string
  readonly content: string | Uint8Array
  readonly told?: number
}

/** The bytes of a zip file with these entries, in order. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, told } of entries) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const shared = sharedFields(crc32(plain), packed.length, told ?? plain.length, name)
    const file = Buffer.concat([hex('504b03041400'), shared, Buffer.from(name), packed])
    directory.push(Buffer.concat([hex('504b010214001400'), shared, zeros(10), u32(at), Buffer.from(name)]))
    files.push(file)
    at += file.length
  }
  const list = Buffer.concat(directory)
  const count = u16(entries.length)
  const end = Buffer.concat([hex('504b0506'), zeros(4), count, count, u32(list.length), u32(at), zeros(2)])
  return Buffer.concat([...files, list, end])
}

/** Flags (names are UTF-8), method, time, checksum, sizes, length of the name, no extra field. */
function sharedFields(sum: number, packed: number, plain: number, name: string): Buffer {
  const length = Buffer.byteLength(name)
  return Buffer.concat([hex('0008080000002100'), u32(sum), u32(packed), u32(plain), u16(length), u16(0)])
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}

function zeros(length: number): Buffer {
  return Buffer.alloc(length)
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word document with these further entries. */
export function wordFile(more: readonly ZipEntry[] = [], main = MAIN): Buffer {
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    },
    { name: 'word/document.xml', content: '<w:document><w:body><w:p/></w:body></w:document>' },
    ...more,
  ])
}
