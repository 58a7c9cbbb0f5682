// A Word document read back: what was put in comes out, in British English, with real headings, and nothing that breaks it.
import { expect, it } from 'vitest'
import { readWord } from '../../test/world/word-file.ts'
import { facts, heading, list, paragraph, table, writeDocx } from './docx.ts'

const BLOCKS = [
  paragraph('For members only.', true),
  facts([['When', '3 December 2026']]),
  heading(1, 'First <things> & "others"'),
  paragraph([{ text: 'Decision 1. ', bold: true }, { text: 'Agreed\u0000\u0007 by all.' }]),
  heading(2, 'Actions'),
  list(['One', 'Two']),
  table(['What', 'Who'], [['Write', 'Ann']]),
]
const written = writeDocx({ title: 'Minutes', author: 'Elm schools', marking: 'Not for publication', blocks: BLOCKS })

it('a document has its title, headings that Word knows as headings, and its words in order', async () => {
  const { headings, text } = await readWord(await written)
  expect(headings.filter(([style]) => style !== 'ListParagraph')).toEqual([
    ['Title', 'Minutes'],
    ['Heading1', 'First <things> & "others"'],
    ['Heading2', 'Actions'],
  ])
  expect(text).toContain('Decision 1. Agreed by all.')
  expect(text).toMatch(/When\n3 December 2026/)
  expect(text).toMatch(/What\nWho\nWrite\nAnn/)
})

it('a document is British English on A4, and says on every page who may see it', async () => {
  const { parts } = await readWord(await written)
  expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  expect(parts.get('word/document.xml')).toContain('w:w="11906" w:h="16838"')
  expect(parts.get('word/header1.xml')).toContain('Not for publication')
  expect(parts.get('docProps/core.xml')).toContain('<dc:creator>Elm schools</dc:creator>')
})

it('a table repeats its head on each page, and a list is a list', async () => {
  const document = (await readWord(await written)).parts.get('word/document.xml') ?? ''
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(document.match(/<w:numPr>/g)).toHaveLength(2)
})
