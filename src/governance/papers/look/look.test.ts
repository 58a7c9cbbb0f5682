// What a file is taken for: by its content, whatever its name; what is refused, and what goes to quarantine.
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordFile, zipOf, type ZipEntry } from '../../../../test/world/zip-file.ts'
import { fileNameFor, hasPath } from './file-kinds.ts'
import { lookAtFile } from './look.ts'
import { lookIntoOffice } from './office.ts'
import { readZip } from './zip.ts'

const look = async (content: string | Uint8Array) => {
  const found = await lookAtFile(Buffer.from(content))
  return found.ok ? `${found.value.kind}${found.value.active === null ? '' : `: ${found.value.active}`}` : found.refusal
}
const bytes = (hex: string, rest = '') => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)])
const openDocument = (type: string, more: readonly ZipEntry[] = []) =>
  zipOf([{ name: 'mimetype', content: `application/vnd.oasis.opendocument.${type}` }, ...more])
const officeFile = (main: string) => wordFile([], `application/vnd.openxmlformats-officedocument.${main}.main+xml`)
const relation = (attributes: string) =>
  wordFile([
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships><Relationship Id="r1" Type="http://x/hyperlink" Target="https://a.example" TargetMode="External"/><Relationship ${attributes}/></Relationships>`,
    },
  ])

describe('a paper is taken as what is in it', () => {
  it.each([
    ['pdf', '%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF'],
    ['docx', wordFile()],
    ['xlsx', officeFile('spreadsheetml.sheet')],
    ['pptx', officeFile('presentationml.presentation')],
    ['odt', openDocument('text')],
    ['ods', openDocument('spreadsheet', [{ name: 'Object 1/content.xml', content: '<chart/>' }])],
    ['png', bytes('89504e470d0a1a0a0000000d49484452')],
    ['jpeg', bytes('ffd8ffe000104a464946')],
    ['text', 'Notes of the day, as they were.\n\nIt was agreed.\n'],
    ['text', Buffer.from('Caf\xe9\n', 'latin1')],
    ['csv', 'school,pupils\n"Alder, Example",210\n'],
  ])('%s', async (kind, content) => {
    expect(await look(content)).toBe(kind)
  })
})

describe('what is refused', () => {
  it.each([
    ['a program named as a document', bytes('4d5a90000300'), 'program'],
    ['a program of another system', bytes('7f454c460201'), 'program'],
    ['a script for a shell', '#!/bin/sh\nrm -r x\n', 'program'],
    ['an SVG picture', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'markup'],
    ['an SVG picture behind a heading', '\ufeff<?xml version="1.0"?><svg/>', 'markup'],
    ['a web page', 'Hello\n<script>alert(1)</script>', 'markup'],
    ['rich text, which can carry objects', String.raw`{\rtf1 hello}`, 'markup'],
    ['a zip file of documents', zipOf([{ name: 'a.txt', content: 'a' }]), 'archive'],
    ['a picture with a zip file behind it', Buffer.concat([bytes('89504e470d0a1a0a'), wordFile()]), 'archive'],
    ['another archive', bytes('377abcaf271c'), 'archive'],
    ['a document locked by a password', bytes('d0cf11e0a1b11ae1'), 'old-office'],
    ['a picture of another kind', bytes('47494638396101'), 'other-kind'],
    ['a drawing of an office', openDocument('graphics'), 'other-kind'],
    ['half a document', wordFile().subarray(0, 120), 'damaged'],
    ['an entry with folders above it', wordFile([{ name: '../../x.xml', content: 'x' }]), 'damaged'],
    ['text in two bytes a letter', Buffer.from('\ufeffHello', 'utf16le'), 'other-kind'],
  ])('%s', async (_, content, refusal) => {
    expect(await look(content)).toBe(refusal)
  })
})

describe('what is held in quarantine, because it could act when it is opened', () => {
  const macros = 'docx: a macro project'
  const fetches = 'docx: a link that fetches something from elsewhere when it is opened'
  const template = 'Id="r2" Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm"'
  it.each([
    ['a macro project', wordFile([{ name: 'word/vbaProject.bin', content: 'x' }]), macros],
    ['a type with macros', wordFile([], 'application/vnd.ms-word.document.macroEnabled.main+xml'), macros],
    [
      'an embedded file',
      wordFile([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }]),
      'docx: another file inside it',
    ],
    ['a template from elsewhere', relation(`${template} TargetMode="External"`), fetches],
    ['the same, spelt with numbers', relation(`${template} TargetMode="&#69;xternal"`), fetches],
    [
      'the same behind a stray bracket',
      relation(`Note="<" ${template} TargetMode="External"`),
      'docx: parts that cannot be looked into',
    ],
    [
      'a field that starts a program',
      wordFile([{ name: 'word/a.xml', content: 'x DDEAUTO c:\\\\x' }]),
      'docx: a field that starts another program',
    ],
    [
      'parts in another coding',
      wordFile([{ name: 'word/a.xml', content: Buffer.from('\ufeff<a/>', 'utf16le') }]),
      'docx: parts that cannot be looked into',
    ],
    [
      'macros of the other office',
      openDocument('text', [{ name: 'Basic/Standard/Module1.xml', content: 'x' }]),
      'odt: a macro project',
    ],
    [
      'a picture from elsewhere',
      openDocument('text', [
        { name: 'content.xml', content: '<draw:image a="b" xlink:href="https://evil.example/x.png"/>' },
      ]),
      'odt: a link that fetches something from elsewhere when it is opened',
    ],
    ['a script in a PDF', '%PDF-1.7\n<</S /JavaScript /JS (app.alert(1))>>', 'pdf: a script'],
    ['the same, spelt with numbers', '%PDF-1.7\n<</S /Java#53cript>>', 'pdf: a script'],
    [
      'a program started by a PDF',
      '%PDF-1.7\n<</S /Launch /F (cmd.exe)>>',
      'pdf: an action that starts something outside it',
    ],
    ['a file inside a PDF', '%PDF-1.7\n<</Type /EmbeddedFile>>', 'pdf: another file inside it'],
    ['a locked PDF', '%PDF-1.7\ntrailer <</Encrypt 5 0 R>>', 'pdf: parts that are locked by a password'],
  ])('%s', async (_, content, found) => {
    expect(await look(content)).toBe(found)
  })

  it('a script in a packed stream of a PDF, also in the second one', async () => {
    const stream = (text: string) => [
      Buffer.from('4 0 obj <</Type /ObjStm>>\nstream\r\n'),
      deflateSync(text),
      Buffer.from('\nendstream'),
    ]
    const packed = [...stream('x'.repeat(100_000)), ...stream(`${'y'.repeat(70_000)}<</S /JavaScript>>`)]
    expect(await look(Buffer.concat([Buffer.from('%PDF-1.7\n'), ...packed]))).toBe('pdf: a script')
  })

  it('a stream of objects that is packed so that nobody can look into it', async () => {
    expect(await look('%PDF-1.7\n4 0 obj <</Type /ObjStm /Filter [/ASCIIHexDecode]>>\nstream\n2F\nendstream')).toBe(
      'pdf: parts that cannot be looked into',
    )
  })

  it('an ordinary link in a document is none', async () => {
    expect(await look(relation('Id="r2" Type="http://x/styles" Target="styles.xml"'))).toBe('docx')
  })
})

describe('a zip file that unpacks too far', () => {
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_000_000)

  it('is refused by what it says of itself, before anything is unpacked', async () => {
    expect(await look(wordFile([{ name: 'word/a.xml', content: 'x', told: 900_000_000 }]))).toBe('unpacks-too-far')
  })

  it('is refused while it unpacks, with memory flat', async () => {
    const bomb = wordFile([{ name: 'word/a.xml', content: zeros(30) }])
    expect(bomb.length).toBeLessThan(100_000)
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    for (let n = 0; n < 5; n++) expect(await look(bomb)).toBe('unpacks-too-far')
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })

  it('is refused when it lies about its size', async () => {
    expect(await look(wordFile([{ name: 'word/a.xml', content: zeros(30), told: 10 }]))).toBe('damaged')
  })

  it('is refused for too many entries', async () => {
    const many = Array.from({ length: 5_001 }, (_, n) => ({ name: `word/${n}.txt`, content: '' }))
    expect(await look(wordFile(many))).toBe('unpacks-too-far')
  })

  it('never unpacks more than the limit, whatever the entries, and takes all that stay below', async () => {
    const entry = fc.record({ length: fc.nat(400), told: fc.option(fc.nat(400), { nil: undefined }) })
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 8 }), fc.nat(8), fc.nat(1500), async (sizes, entries, unpacked) => {
        const files = sizes.map(({ length, told }, n) => ({
          name: `${n}`,
          content: Buffer.alloc(length, 65),
          ...(told !== undefined && { told }),
        }))
        let seen = 0
        const reader = { name: () => {}, part: (part: Buffer) => void (seen += part.length), end: () => {} }
        const stopped = await readZip(zipOf(files), { entries, unpacked }, reader)
        const honest = sizes.every(({ length, told }) => told === undefined || told === length)
        const total = sizes.reduce((sum, { length }) => sum + length, 0)
        expect(seen).toBeLessThanOrEqual(unpacked)
        if (honest) expect(stopped).toBe(sizes.length > entries || total > unpacked ? 'unpacks-too-far' : null)
        else expect(stopped).not.toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('limits hold for a document too', async () => {
    const found = await lookIntoOffice(wordFile(), { entries: 2, unpacked: 100 })
    expect(found).toMatchObject({ ok: false, refusal: 'unpacks-too-far' })
  })
})

describe('whatever bytes come', () => {
  it('are a kind or a refusal, never a fault', async () => {
    const starts = fc.constantFrom('', '504b0304', '255044462d312e370a73747265616d0a789c', '89504e470d0a1a0a')
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        expect(await look(Buffer.concat([bytes(start), rest]))).toMatch(/\w/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('names of files', () => {
  it.each(['../x', 'a/b.pdf', String.raw`C:\x.pdf`, '..', ''])('%j has a path, or is none', (name) => {
    expect(hasPath(name)).toBe(true)
  })

  it.each([
    ['Report.PDF', 'pdf', 'Report.pdf'],
    ['photo.jpeg', 'jpeg', 'photo.jpeg'],
    ['run.bat', 'text', 'run.bat.txt'],
    ['report.docx', 'pdf', 'report.docx.pdf'],
    ['gpj.\u202Etxt.exe', 'text', 'gpj.txt.exe.txt'],
    [`${'a'.repeat(300)}.pdf`, 'pdf', `${'a'.repeat(120)}.pdf`],
    ['.pdf', 'pdf', 'paper.pdf'],
  ] as const)('%s of %s is offered as %s', (name, kind, offered) => {
    expect(fileNameFor(name, kind)).toBe(offered)
  })
})
