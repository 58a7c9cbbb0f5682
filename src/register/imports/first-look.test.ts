// The first look at a file: encodings, and what is no CSV file at all.
import { describe, expect, test } from 'vitest'
import { decodeFile, lookAtFile } from './first-look.ts'

const chunks = (bytes: Uint8Array, size: number) =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  const open = chunks(bytes, size)
  const { encoding } = await lookAtFile(open)
  let text = ''
  for await (const part of decodeFile(open(), encoding)) text += part
  return text
}

describe('the first look', () => {
  test('UTF-8 is read whatever the chunks cut, and its byte-order mark is gone', async () => {
    const bytes = Buffer.from('\ufeffURN,Café — “École” 𝔘\n')
    for (let size = 1; size < 12; size++) expect(await textOf(bytes, size)).toBe('URN,Café — “École” 𝔘\n')
  })
  test('what is not UTF-8 is Windows-1252: byte 92 is a right single quotation mark, A0 a no-break space', async () => {
    expect(await textOf(Buffer.from([0x53, 0x74, 0x92, 0x73, 0xa0, 0xe0, 0x0a]), 3)).toBe('St\u2019s\u00a0à\n')
  })
  test('a UTF-8 character that the end of the file cuts makes it Windows-1252', async () => {
    expect(await textOf(Buffer.from([0x61, 0xc3]), 1)).toBe('aÃ')
  })
  test.each([
    ['nothing', '', /empty/],
    ['blank lines', '\r\n \r\n', /empty/],
    ['a byte-order mark alone', '\ufeff', /empty/],
    ['a web page', '\n<!DOCTYPE html><html>', /web page/],
    ['a workbook', 'PK\u0003\u0004xx', /workbook/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['binary', 'a\u0000b', /neither UTF-8 nor Windows-1252/],
  ])('%s is refused by name', async (_, content, message) => {
    await expect(lookAtFile(chunks(Buffer.from(content), 5))).rejects.toThrow(message)
  })
  test('UTF-16 is refused by name', async () => {
    await expect(lookAtFile(chunks(Buffer.from('\ufeffURN', 'utf16le'), 5))).rejects.toThrow(/neither UTF-8/)
  })
})
