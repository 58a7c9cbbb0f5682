// `trellis count`, tried on the real command: its answer, its refusals, and its words for people.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { install, type Ended } from '../../test/world/trellis.ts'

const VECTORS = resolve(import.meta.dirname, '../../test/vectors/elections')
const CHAIR = '2 1\n4 1 0\n4 2 0\n0\n"Ann Lee"\n"Jones, Ben"\n"Chair"\n'
const THREE = '3 1\n40 1 0\n35 2 0\n25 3 2 0\n0\nA\nB\nC\nChair'

const here = install()
afterAll(() => here.remove())

function count(file: string, ...args: readonly string[]): Promise<Ended> {
  return here.run(['count', file, ...args])
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(here.folder, name)
  writeFileSync(path, text)
  return path
}

describe('trellis count', () => {
  it('puts one document on stdout, in the promised shape, and opens no store', async () => {
    const ended = await count(join(VECTORS, 'maryfield-2022.blt'), '--rule', 'scottish-stv', '--json')
    expect([ended.status, ended.stderr]).toEqual([0, ''])
    expect(Object.keys(ended.json)).toEqual([
      'title',
      'rule',
      'seats',
      'valid',
      'invalid',
      'quota',
      'candidates',
      'withdrawn',
      'elected',
      'stages',
      'ties',
      'undecided',
    ])
    const vector = JSON.parse(readFileSync(join(VECTORS, 'maryfield-2022.json'), 'utf8')) as {
      stages: readonly { votes: readonly string[] }[]
    }
    const { stages } = ended.json as { stages: readonly { votes: Readonly<Record<string, string>> }[] }
    expect(stages.map(({ votes }) => Object.values(votes))).toEqual(vector.stages.map(({ votes }) => votes))
    expect(stages[4]).toMatchObject({
      stage: 5,
      action: 'surplus',
      of: 'Candidate 5 "Party E"',
      nonTransferable: '108.74912',
      elected: [],
      excluded: [],
    })
    expect(existsSync(join(here.folder, 'data'))).toBe(false)
  })

  it('says for people who is elected, every tie, and every stage', async () => {
    const path = file('tie.blt', '5 1\n-5\n4 1 0\n3 2 0\n3 3 0\n2 4 0\n0\nAnn\nBen\nCay\nDan\nEve\nBoard')
    const { status, stdout, stderr } = await count(path, '--rule', 'av', '--lot', 'Cay')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toBe(
      [
        'Board',
        'Alternative vote',
        '1 seat, 12 valid ballots, 0 invalid, needed at the last stage 4',
        'Withdrawn: Eve',
        '',
        'Elected:',
        '  1. Ann (stage 3)',
        '',
        'Ties:',
        '  At stage 3 Ben and Cay have equally few votes, and one is to be excluded. By lot Cay is excluded.',
        '',
        'Stages:',
        '  1. First preferences',
        '  2. Exclusion of Dan',
        '  3. Exclusion of Cay',
        '',
        'Stage              1    2    3',
        'Ann                4    4    4*',
        'Ben                3    3    3',
        'Cay                3    3    -',
        'Dan                2    -    -',
        'Not transferable   0    2    5',
        'Total             12   12   12',
        '',
        '* elected   - excluded',
        '',
      ].join('\n'),
    )
  })

  it('shows a long table in bands', async () => {
    const { stdout } = await count(join(VECTORS, 'maryfield-2022.blt'), '--rule', 'scottish-stv')
    expect(stdout.match(/^Stage .*$/gm)).toHaveLength(2)
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('names a 4-4 tie for chair, elects nobody and ends with 1; with --lot the drawn name is elected, by lot', async () => {
    const path = file('chair.blt', CHAIR)
    for (const rule of ['scottish-stv', 'av', 'majority']) {
      const open = await count(path, '--rule', rule, '--json')
      expect([rule, open.status, open.json]).toMatchObject([
        rule,
        1,
        { elected: [], undecided: ['Ann Lee', 'Jones, Ben'], stages: [{ stage: 1 }], error: { code: 'undecided' } },
      ])
      expect(open.stderr).toContain('Ann Lee and Jones, Ben have equally many votes')
      const drawn = await count(path, '--rule', rule, '--lot', 'Jones, Ben,Ann Lee', '--json')
      expect([drawn.status, drawn.json]).toMatchObject([
        0,
        { elected: ['Jones, Ben'], ties: [{ for: 'seat', settledBy: 'lot', chosen: 'Jones, Ben' }], undecided: [] },
      ])
    }
    const words = await count(path, '--rule', 'majority')
    expect(words.stdout).toContain('Elected: nobody\n\nNot decided.')
    const asInFile = await count(file('lot.blt', CHAIR.replace('\n', '\n[tie 2 1]\n')), '--rule', 'av', '--json')
    expect(asInFile.json['elected']).toEqual(['Jones, Ben'])
  })

  it('40, 35, 25: majority names the two leading, and av elects by exclusion', async () => {
    const path = file('three.blt', THREE)
    const majority = await count(path, '--rule', 'majority', '--json')
    expect([majority.status, majority.json]).toMatchObject([1, { elected: [], undecided: ['A', 'B'], ties: [] }])
    expect(majority.stderr).toContain('Nobody has more than half of the valid ballots. A and B lead.')
    const av = await count(path, '--rule', 'av', '--json')
    expect([av.status, av.json]).toMatchObject([0, { elected: ['B'], undecided: [] }])
  })

  it('refuses a file by its line, and whatever is not there', async () => {
    const bad = await count(file('bad.blt', CHAIR.replace('4 2 0', '4 3 0')), '--rule', 'av', '--json')
    expect([bad.status, bad.json]).toEqual([
      1,
      { error: { code: 'unknown-candidate', message: 'bad.blt, line 3: “3” is the number of no candidate.', line: 3 } },
    ])
    expect(bad.stderr).toBe('bad.blt, line 3: “3” is the number of no candidate.\n')
    const cases = [
      [[join(here.folder, 'none.blt'), '--rule', 'av'], 'no-file'],
      [[here.folder, '--rule', 'av'], 'no-file'],
      [[file('two.blt', CHAIR.replace('2 1', '2 2')), '--rule', 'av'], 'one-seat'],
      [[file('chair.blt', CHAIR), '--rule', 'av', '--lot', 'Nobody'], 'unknown-name'],
      [[file('garbage.blt', Buffer.alloc(2_000_000, 0xfe)), '--rule', 'av'], 'not-text'],
      [[file('huge.blt', Buffer.alloc(20_000_001, 0x30)), '--rule', 'av'], 'too-large'],
    ] as const
    for (const [args, code] of cases) {
      const ended = await here.run(['count', ...args, '--json'])
      expect([code, ended.status, ended.json]).toMatchObject([code, 1, { error: { code } }])
      expect(ended.stderr).not.toContain('    at ')
    }
  })

  it('ends with 2 when used wrongly', async () => {
    const path = file('chair.blt', CHAIR)
    for (const args of [[path], [path, '--rule', 'borda'], ['--rule', 'av'], [path, '--rule', 'av', '--seed', '1']]) {
      const ended = await here.run(['count', ...args, '--json'])
      expect([args, ended.status, ended.json]).toMatchObject([args, 2, { error: { code: 'usage' } }])
    }
  })
})
