// Reads a Word document back: its parts as text, its headings, what it says of itself. For tests.
import { fromBufferPromise } from 'yauzl'

/** A document as a test looks at it. */
export interface ReadBack {
  /** Every part, by its name, as text. */
  readonly parts: ReadonlyMap<string, string>
  /** Style and text of each paragraph with a style, in order. */
  readonly headings: readonly (readonly [style: string, text: string])[]
  /** All words of the document, a line a paragraph. */
  readonly text: string
}

/** The document in these bytes. */
export async function readWord(bytes: Uint8Array): Promise<ReadBack> {
  const parts = new Map<string, string>()
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  const paragraphs = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => xml)
  const headings = paragraphs.flatMap((xml) => {
    const style = /<w:pStyle w:val="([^"]+)"/.exec(xml)?.[1]
    return style === undefined ? [] : [[style, wordsOf(xml)] as const]
  })
  return { parts, headings, text: paragraphs.map(wordsOf).join('\n') }
}

function wordsOf(xml: string): string {
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => plain(text)).join('')
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
