// Reading and writing election files: what real files hold is read, everything else is refused by its line.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlt, sayBltRefusal, splitNames, withLot, writeBlt, type Poll } from './index.ts'

const PLAIN = '3 2\n4 1 2 0\n2 3 0\n0\n"Ann"\n"Ben"\n"Cay"\n"Board"\n'

describe('what real files hold', () => {
  it('is read: the plain form', () => {
    expect(read(PLAIN)).toEqual({
      title: 'Board',
      seats: 2,
      candidates: ['Ann', 'Ben', 'Cay'],
      withdrawn: [],
      lot: [],
      ballots: [
        { papers: 4, ranking: [0, 1] },
        { papers: 2, ranking: [2] },
      ],
    })
  })

  it('is the same poll without a newline at the end, with Windows line ends, tabs, a byte order mark, comments and blank lines', () => {
    const same = [
      PLAIN.trimEnd(),
      PLAIN.replaceAll('\n', '\r\n'),
      PLAIN.replaceAll(' ', '\t '),
      `\ufeff${PLAIN}`,
      `# made by hand\n\n${PLAIN.replace('4 1 2 0', '4 1 2 0 # four of them').replace('3 2', ' 3  2 # all')}\n# end\n`,
      PLAIN.replace('"Ann"', '"Ann" # a comment'),
      PLAIN.replaceAll('"', ''),
      PLAIN.replaceAll(' 0\n', '\n'),
      PLAIN.replace('4 1 2 0', '1 1 2 0\n2 1 2 0').replace('2 3 0', '2 3 0\n1 1 2 0'),
    ]
    for (const text of same) expect(read(text)).toEqual(read(PLAIN))
    expect(read(new TextEncoder().encode(`\ufeff${PLAIN}`))).toEqual(read(PLAIN))
  })

  it('is read: a comma at every line end, and the one inside a name stays', () => {
    const text = '2 1,\n3 1 2 0,\n1 2 0,\n0,\nAnn SMITH,\nBen,JONES\nWard 9 - Almond,'
    expect(read(text)).toMatchObject({
      title: 'Ward 9 - Almond',
      candidates: ['Ann SMITH', 'Ben,JONES'],
      ballots: [{ papers: 3 }, { papers: 1 }],
    })
  })

  it('is read: names with quotes in them, spaces side by side, accents', () => {
    const names = [
      ['"Ann SMITH ""The Party"""', 'Ann SMITH "The Party"'],
      ['"Ann SMITH" "The Party"', 'Ann SMITH "The Party"'],
      ['"Ann "Annie" Smith"', 'Ann "Annie" Smith'],
      ['"""Ann"" Smith"', '"Ann" Smith'],
      ['Ann   SMITH    (Ind)', 'Ann SMITH (Ind)'],
      ['"Pøllüx"', 'Pøllüx'],
      ['"e\u0301va"', 'éva'],
      ['"Smith, Ann"', 'Smith, Ann'],
      ['Ann #1', 'Ann #1'],
    ] as const
    for (const [line, name] of names) expect(read(PLAIN.replace('"Ann"', line)).candidates[0]).toBe(name)
  })

  it('is read: withdrawn as negative numbers and by name, short names, the order of the lot', () => {
    const options = [
      ['-2', { withdrawn: [1] }],
      ['-2 -3', { withdrawn: [1, 2] }],
      ['-2\n-3', { withdrawn: [1, 2] }],
      ['[withdrawn 2]', { withdrawn: [1] }],
      ['[tie 3 2 1 ]', { lot: [2, 1, 0] }],
      ['[nick a b c]\n[tie c a]\n[withdrawn b]', { lot: [2, 0], withdrawn: [1] }],
      ['[tie c] [nick a b c]', { lot: [2] }],
      ['[droop precision=5]', { lot: [] }],
    ] as const
    for (const [lines, found] of options) expect(read(PLAIN.replace('\n', `\n${lines}\n`))).toMatchObject(found)
    expect(read(PLAIN.replace('\n', '\n[nick a b c]\n').replace('4 1 2', '4 a b'))).toEqual(read(PLAIN))
  })

  it('is read: no closing 0 at some ballots, where the lines can be read in one way only', () => {
    const mixed = '4 2\n3 1 2\n2 1 3 0\n1 2\n0\nA\nB\nC\nD\nT'
    expect(read(mixed).ballots).toEqual([
      { papers: 3, ranking: [0, 1] },
      { papers: 2, ranking: [0, 2] },
      { papers: 1, ranking: [1] },
    ])
  })

  it('is read: blank papers, no ballots, no title', () => {
    expect(read('2 1\n3 0\n1 1 0\n0\nA\nB').ballots).toEqual([
      { papers: 3, ranking: [] },
      { papers: 1, ranking: [0] },
    ])
    expect(read('2 1\n0\nA\nB')).toMatchObject({ title: '', ballots: [] })
  })
})

describe('everything else', () => {
  it('is refused by its line', () => {
    const cases = [
      ['', 'no-header', 1],
      ['hello', 'no-header', 1],
      ['# only a comment', 'no-header', 1],
      [PLAIN.replace('3 2', '3 2 1'), 'no-header', 1],
      [PLAIN.replace('3 2', '3 2.5'), 'no-header', 1],
      [PLAIN.replace('3 2', '0 2'), 'candidates-out-of-range', 1],
      [PLAIN.replace('3 2', '5000 2'), 'candidates-out-of-range', 1],
      [PLAIN.replace('3 2', '3 0'), 'seats-out-of-range', 1],
      [PLAIN.replace('3 2', '3 999'), 'seats-out-of-range', 1],
      [PLAIN.replace('\n', '\n[colour red]\n'), 'unknown-option', 2],
      [PLAIN.replace('\n', '\n[tie 1 2\n'), 'unknown-option', 2],
      [PLAIN.replace('\n', '\n-2 3\n'), 'unknown-option', 2],
      [PLAIN.replace('\n', '\n[undeclared 3]\n'), 'unknown-option', 2],
      [PLAIN.replace('\n', '\n-4\n'), 'bad-option', 2],
      [PLAIN.replace('\n', '\n[tie 1 1]\n'), 'bad-option', 2],
      [PLAIN.replace('\n', '\n[nick a b]\n'), 'bad-option', 2],
      [PLAIN.replace('\n', '\n[nick a b a]\n'), 'bad-option', 2],
      [PLAIN.replace('\n', '\n[nick 3 2 1]\n'), 'bad-option', 2],
      [PLAIN.replace('4 1 2 0', '(id) 1 2 0'), 'not-a-ballot', 2],
      [PLAIN.replace('4 1 2 0', '1.5 1 2 0'), 'not-a-ballot', 2],
      [PLAIN.replace('2 3 0', '-2 3 0'), 'not-a-ballot', 3],
      [PLAIN.replace('2 3 0', '0 3 0'), 'no-papers', 3],
      [PLAIN.replace('2 3 0', '900000 3 0'), 'too-many-ballots', 3],
      [PLAIN.replace('2 3 0', '2 4 0'), 'unknown-candidate', 3],
      [PLAIN.replace('2 3 0', '2 3 0 1 0'), 'unknown-candidate', 3],
      [PLAIN.replace('2 3 0', '2 3,1 0'), 'unknown-candidate', 3],
      [PLAIN.replace('2 3 0', '2 3 0,'), 'unknown-candidate', 3],
      [PLAIN.replace('2 3 0', '2 3 - 1 0'), 'unknown-candidate', 3],
      [PLAIN.replace('2 3 0', '2 3=1 0'), 'equal-ranks', 3],
      [PLAIN.replace('2 3 0', '2 3 1 3 0'), 'ranked-twice', 3],
      [PLAIN.replace('4 1 2 0', '4 1\n2 0'), 'broken-ballot', 2],
      [PLAIN.replace('\n0\n', '\n'), 'not-a-ballot', 4],
      ['3 2\n4 1 2 0\n2 3 0\n', 'no-end-of-ballots', 3],
      ['3 2\n', 'no-end-of-ballots', 1],
      [PLAIN.replace('"Ben"', '""'), 'bad-name', 6],
      [PLAIN.replace('"Ben"', '"Ben'), 'bad-name', 6],
      [PLAIN.replace('"Ben"', `"${'Ben'.repeat(100)}"`), 'name-too-long', 6],
      [PLAIN.replace('"Ben"', '"Ann "'), 'same-name', 6],
      [PLAIN.replace('"Cay"\n"Board"\n', ''), 'names-missing', 6],
      [`${PLAIN}"more"\n`, 'after-title', 9],
      [PLAIN.replace('3 2', '2 2').replace('2 3 0', '2 2 0'), 'after-title', 8],
      [PLAIN.replace('Ben', 'Ben'.repeat(4_000)), 'line-too-long', 6],
      [PLAIN.replace('Ben', 'Be\u0007n'), 'not-text', 6],
      [PLAIN.replace('Ben', 'Be\u202en'), 'not-text', 6],
    ] as const
    for (const [text, refusal, line] of cases) {
      const found = readBlt(text)
      expect([text, found]).toMatchObject([text, { ok: false, refusal, detail: { line: String(line) } }])
      if (!found.ok) expect(sayBltRefusal(found)).toMatch(/^[A-Z“][^]*\.$/)
    }
  })

  it('is refused by its line when it is not UTF-8', () => {
    const bytes = Buffer.from(PLAIN.replace('Cay', 'Ca\u00e9'), 'latin1')
    expect(readBlt(bytes)).toMatchObject({ ok: false, refusal: 'not-text', detail: { line: '7' } })
  })

  it('is refused in under a second when it is 2 MB of anything, and when it is too large', () => {
    const size = 2_000_000
    const garbage = [
      Buffer.alloc(size, 0xff),
      Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * 7919 + (i >> 8)) % 256)),
      'x'.repeat(size),
      '1 '.repeat(size / 2),
      '9'.repeat(size),
      '"'.repeat(size),
      '\n'.repeat(size),
      '[tie '.repeat(size / 5),
      `3 2\n${'4 1 2 '.repeat(size / 6)}`,
      `3 2\n${'4 1 2\n'.repeat(size / 6)}`,
      `3 2\n0\n${'"'.repeat(size)}`,
      `3 2\n0\n${' '.repeat(size)}a`,
      Buffer.alloc(20_000_001, 0x30),
    ]
    for (const file of garbage) {
      const began = performance.now()
      expect(readBlt(file).ok).toBe(false)
      expect(performance.now() - began).toBeLessThan(1_000)
    }
  })

  it('never throws, whatever the bytes', () => {
    const piece = fc.constantFrom(
      '3',
      '2',
      '0',
      '1',
      ' ',
      ' 0\n',
      '\n',
      '"',
      'Ann',
      ',',
      '[tie ',
      ']',
      '-',
      '=',
      '#',
      'é',
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    const bytes = fc.uint8Array({ maxLength: 200 })
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `2 1\n${rest}`),
          fc.string(),
          bytes,
        ),
        (file) => {
          const found = readBlt(file)
          if (!found.ok) expect(sayBltRefusal(found)).not.toBe('')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('writing', () => {
  it('merges equal ballots and puts them in order', () => {
    const text = writeBlt(read('3 2\n-2\n[tie 3 1]\n2 3 0\n1 1 2 0\n1 3 0\n1 1 0\n2 0\n0\n"A ""B"""\nC\nD\nT'))
    expect(text).toBe('3 2\n-2\n[tie 3 1]\n2 0\n1 1 0\n1 1 2 0\n3 3 0\n0\n"A ""B"""\n"C"\n"D"\n"T"\n')
  })

  it('is read back as the same poll, whatever the poll', () => {
    fc.assert(
      fc.property(anyPoll, (poll) => {
        expect(read(writeBlt(poll))).toEqual(poll)
        expect(read(new TextEncoder().encode(writeBlt(poll)))).toEqual(poll)
      }),
      { numRuns: 300 },
    )
  })
})

describe('names drawn by lot', () => {
  const poll = read(PLAIN.replace('"Ben"', '"Jones, Ben"'))

  it('are split at commas, except where a comma belongs to a name', () => {
    expect(splitNames('Cay,Jones, Ben, Ann ', poll.candidates)).toEqual(['Cay', 'Jones, Ben', 'Ann'])
    expect(splitNames('Cay,Dan', poll.candidates)).toEqual(['Cay', 'Dan'])
  })

  it('stand before an order that the file holds, and must be candidates', () => {
    expect(withLot({ ...poll, lot: [0, 1] }, ['Cay', 'Ann'])).toMatchObject({ ok: true, value: { lot: [2, 0, 1] } })
    expect(withLot(poll, ['Dan'])).toMatchObject({ ok: false, refusal: 'unknown-name', detail: { name: 'Dan' } })
  })
})

const anyName = fc
  .array(fc.constantFrom('Ann', 'Ben', '"', '""', '" "', ',', '#', "'", 'é', ' ', '0', '(Ind)', '&'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join('').replaceAll(/\s+/g, ' ').trim().normalize('NFC'))
  .filter((name) => name !== '')
const anyPoll = fc
  .record({
    candidates: fc.uniqueArray(anyName, { minLength: 1, maxLength: 8 }),
    title: anyName,
    seats: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ candidates, title, seats }) => {
    const some = fc.shuffledSubarray([...candidates.keys()])
    const ballot = fc.record({ papers: fc.integer({ min: 1, max: 9 }), ranking: some })
    return fc.record({
      title: fc.constant(title),
      seats: fc.constant(seats),
      candidates: fc.constant(candidates),
      withdrawn: some.map((places) => places.slice(1).sort((a, b) => a - b)),
      lot: some,
      ballots: fc.array(ballot, { maxLength: 12 }),
    })
  })
  .map((poll): Poll => ({ ...poll, ballots: read(writeBlt(poll)).ballots }))

function read(file: string | Uint8Array): Poll {
  const found = readBlt(file)
  if (!found.ok) throw new Error(JSON.stringify(found))
  return found.value
}
