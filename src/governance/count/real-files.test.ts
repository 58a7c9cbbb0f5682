// The real election files, where they lie beside the checkout: figures as declared or as other counters have them, and how long it takes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countPoll, readBlt, type CountReport, type CountRule, type Poll } from './index.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/data/elections')
const LINN = join(import.meta.dirname, '../../../test/vectors/elections/linn-2007.json')
const MOST_MS = 100

/** A stage as the files have it; null is a figure that was not declared. */
interface StageOfFile {
  readonly votes: Readonly<Record<string, string | null>>
  readonly non_transferable: string
  readonly elected: readonly string[]
  readonly excluded: readonly string[]
  readonly surplus_of: string | null
}
interface FileOfStages {
  readonly file: string
  readonly candidates: readonly string[]
  readonly stages: readonly StageOfFile[]
  readonly elected_in_order?: readonly string[]
}

describe.skipIf(!existsSync(FOLDER))('the real election files', () => {
  it('stand at every stage as declared or as other counters have it, to five decimals', () => {
    const files = [
      { ...stagesIn('official/dundee-2022-ward5-maryfield_stages.json'), file: 'dundee_2022_ward5.blt' },
      { ...stagesIn('official/linn-2007_stages.json'), file: 'linn-2007.blt' },
      ...filesIn('expected', '.wig.json').map(stagesIn),
    ]
    expect(files.length).toBeGreaterThanOrEqual(7)
    for (const expected of files) {
      const report = countOf(pollIn('blt', expected.file), 'scottish-stv')
      expect([expected.file, byNumber(report)]).toEqual([expected.file, asDeclared(expected, report)])
      if (expected.elected_in_order !== undefined)
        expect(numbers(report.candidates, report.elected)).toEqual(
          numbers(expected.candidates, expected.elected_in_order),
        )
    }
  })

  it('linn-2007 stands at every stage as the transcribed figures have it', () => {
    const { source: _, rule, ...figures } = JSON.parse(readFileSync(LINN, 'utf8')) as Record<string, unknown>
    const { seats, valid, quota, candidates, stages } = countOf(pollIn('blt', 'linn-2007.blt'), 'scottish-stv')
    const counted = stages.map(({ action, of, votes, nonTransferable, elected, excluded }) => ({
      action,
      of: of === null ? null : candidates.indexOf(of) + 1,
      votes: Object.values(votes),
      nonTransferable,
      elected: numbers(candidates, elected).sort((a, b) => a - b),
      excluded: numbers(candidates, excluded),
    }))
    expect([rule, { seats, valid, quota, stages: counted }]).toEqual(['scottish-stv', figures])
  })

  it('the edge files elect whom another counter elects', () => {
    const dumps = filesIn('expected', '-scotland-fixed-p5-d5.txt')
    expect(dumps.length).toBeGreaterThanOrEqual(3)
    for (const dump of dumps) {
      const [name = ''] = basename(dump).split('-scotland-')
      const report = countOf(pollIn('edge', `${name}.blt`), 'scottish-stv')
      expect([name, report.elected.toSorted(), report.undecided]).toEqual([name, electedIn(dump), []])
    }
  })

  it('are each counted in under 100 ms after they are read', () => {
    const files = ['blt', 'edge', 'ers97'].flatMap((folder) => filesIn(folder, '.blt'))
    expect(files.length).toBeGreaterThanOrEqual(10)
    for (const file of files) {
      const poll = pollIn('.', file)
      // The quickest of three: the machine may be busy with something else.
      const times = [1, 2, 3].map(() => timeOf(() => countOf(poll, 'scottish-stv')))
      expect([file, Math.min(...times) < MOST_MS]).toEqual([file, true])
    }
  })

  it('read with commas at their line ends, and without the 0 at the ends of ballots', () => {
    const perth = countOf(pollIn('blt', 'perth_kinross_2016_by_election_ward9.blt'), 'scottish-stv')
    expect([perth.valid, perth.candidates[3], perth.title]).toEqual([3431, 'Wilma,LUMSDEN', 'Ward 9 - Almond and Earn'])
    const model = countOf(pollIn('ers97', 'ers97.blt'), 'scottish-stv')
    const first = [134, 81, 27, 24, 105, 91, 64, 59, 55, 23, 90].map((votes) => `${votes}.00000`)
    expect([model.valid, Object.values(model.stages[0]?.votes ?? {})]).toEqual([753, first])
  })

  it('an instant run-off from ballots in a spreadsheet has the rounds of another counter', () => {
    const rounds = roundsIn('irv/rctab-generic_expected_detailed_report.json')
    const { stages, elected } = countOf(sheetIn('irv/rctab-generic_cvr.csv'), 'av')
    // The other counter's first round holds the write-ins, which stand here as withdrawn.
    expect(stages.map(({ votes }) => inPlay(votes))).toEqual(rounds.slice(1).map(inPlay))
    expect(elected).toEqual(['Cucumber'])
  })
})

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
}

function stagesIn(file: string): FileOfStages {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as FileOfStages
}

function pollIn(folder: string, file: string): Poll {
  const poll = readBlt(readFileSync(join(FOLDER, folder, file)))
  if (!poll.ok) throw new Error(`${file}: ${JSON.stringify(poll)}`)
  return poll.value
}

function countOf(poll: Poll, rule: CountRule): CountReport {
  const counted = countPoll(poll, rule)
  if (!counted.ok) throw new Error(counted.refusal)
  return counted.value
}

/** Numbers on the ballot paper: the files shorten or mangle names with parties in them. */
function numbers(candidates: readonly string[], names: readonly string[]): number[] {
  return names.map((name) => candidates.indexOf(name) + 1)
}

function byNumber({ candidates, stages }: CountReport): unknown {
  return stages.map(({ of, action, votes, nonTransferable, elected, excluded }) => ({
    votes: Object.values(votes),
    nonTransferable,
    elected: numbers(candidates, elected).sort((a, b) => a - b),
    excluded: numbers(candidates, excluded),
    surplusOf: action === 'surplus' ? candidates.indexOf(of ?? '') + 1 : null,
  }))
}

/** The stages of the file in the same form; where a figure was not declared, the counted one. */
function asDeclared({ candidates, stages }: FileOfStages, report: CountReport): unknown {
  return stages.map((stage, i) => ({
    votes: candidates.map((name, c) => stage.votes[name] ?? Object.values(report.stages[i]?.votes ?? {})[c]),
    nonTransferable: stage.non_transferable,
    elected: numbers(candidates, stage.elected).sort((a, b) => a - b),
    excluded: numbers(candidates, stage.excluded),
    surplusOf: stage.surplus_of === null ? null : candidates.indexOf(stage.surplus_of) + 1,
  }))
}

/** Who has the state E in the last line of the dump. */
function electedIn(dump: string): readonly string[] {
  const [header = [], ...lines] = readFileSync(join(FOLDER, dump), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  const end = lines.at(-1) ?? []
  return header.flatMap((title, i) => (title.endsWith('.name') && end[i + 1] === 'E' ? [end[i] ?? ''] : [])).sort()
}

function roundsIn(file: string): readonly Readonly<Record<string, string>>[] {
  const report = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as {
    results: readonly { tally: Readonly<Record<string, string>> }[]
  }
  return report.results.map(({ tally }) => tally)
}

function inPlay(votes: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(votes).flatMap(([name, n]) => (Number(n) > 0 ? [[name, Number(n)]] : [])))
}

/** One seat; the ranks of each ballot stand in columns named for the candidates, the last of them the write-ins. */
function sheetIn(file: string): Poll {
  const [header = '', ...rows] = readFileSync(join(FOLDER, file), 'utf8').trim().split('\n')
  const candidates = header.trim().split(',').slice(3)
  const ballots = rows.map((row) => {
    const ranks = row.trim().split(',').slice(3)
    const ranked = [...candidates.keys()].filter((place) => ranks[place] !== '')
    return { papers: 1, ranking: ranked.sort((a, b) => Number(ranks[a]) - Number(ranks[b])) }
  })
  return { title: file, seats: 1, candidates, withdrawn: [candidates.length - 1], lot: [], ballots }
}
