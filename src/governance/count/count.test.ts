// The count against declared figures and against small polls worked by hand.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countPoll, readBlt, withLot, writeBlt, type CountReport, type CountRule, type Poll } from './index.ts'

const VECTORS = join(import.meta.dirname, '../../../test/vectors/elections')

describe('declared figures', () => {
  it('Maryfield 2022: every candidate at each of the 7 stages, to five decimals', () => {
    const report = countOf(fileOf('maryfield-2022.blt'), 'scottish-stv')
    expect(byNumber(report)).toEqual(vectorOf('maryfield-2022.json'))
    expect(report.elected).toEqual(['Candidate 5 "Party E"', 'Candidate 1 "Party A"', 'Candidate 7 "Party G"'])
    expect([report.title, report.ties, report.undecided]).toEqual(['Ward 5 - Maryfield', [], []])
  })

  it('Lomond North 2021: one seat by the Scottish rule', () => {
    const report = countOf(fileOf('lomond-north-2021.blt'), 'scottish-stv')
    expect(byNumber(report)).toEqual(vectorOf('lomond-north-2021.json'))
  })

  it('Lomond North 2021 by the alternative vote ends a stage earlier, with more than half of 1,518 in play', () => {
    const report = countOf(fileOf('lomond-north-2021.blt'), 'av')
    expect(report.stages.map(({ nonTransferable }) => nonTransferable)).toEqual(['0.00000', '54.00000', '307.00000'])
    expect(report.stages[2]?.votes).toMatchObject({
      'Candidate 1 (Party A)': '805.00000',
      'Candidate 2 (Party B)': '713.00000',
    })
    expect([report.quota, report.elected]).toEqual(['760.00000', ['Candidate 1 (Party A)']])
  })
})

describe('the Scottish rule', () => {
  it('takes the quota from the valid ballots alone: 6 ballots, 2 seats, quota 3', () => {
    const report = countOf(poll(3, 2, ['4 1 2', '2 3', '1']), 'scottish-stv')
    expect([report.valid, report.invalid, report.quota]).toEqual([6, 1, '3.00000'])
  })

  it('truncates the value of each paper, and what is lost is not transferable', () => {
    // 7 papers, quota 3, surplus 2 of 5: each paper moves at 0.4; then 0.6 of 3.6 at 0.06666 of 0.4, and 0.16666 of 1.
    const report = countOf(poll(4, 2, ['5 1 2 3', '2 2 3', '1 4']), 'scottish-stv')
    expect(report.quota).toBe('3.00000')
    expect(votesOf(report, 2)).toEqual(['3.00000', '4.00000', '0.00000', '1.00000'])
    const thirds = countOf(poll(3, 2, ['4 1 2', '3 1 3', '2 3']), 'scottish-stv')
    // Quota 4, surplus 3 of 7: 0.42857 a paper, 4 x 0.42857 and 3 x 0.42857; 0.00001 is left over.
    expect(votesOf(thirds, 2)).toEqual(['4.00000', '1.71428', '3.28571'])
    expect(thirds.stages[1]?.nonTransferable).toBe('0.00001')
  })

  it('moves the largest surplus first, even when that candidate was elected later', () => {
    // Quota 7. A with 11 moves first and lifts C from 5 to nearly 9, which is more above the quota than B with 8.
    const report = countOf(poll(5, 4, ['11 1 3', '8 2 5', '5 3 4', '4 4', '3 5']), 'scottish-stv')
    expect(report.stages.map(({ of }) => of)).toEqual([null, 'A', 'C', 'B', 'E'])
  })

  it('stops when the seats are filled, surpluses unmoved', () => {
    const report = countOf(poll(3, 2, ['5 1 3', '5 2 3', '1 3']), 'scottish-stv')
    expect(report.stages).toHaveLength(1)
    expect(report.elected).toEqual(['A', 'B'])
  })

  it('transfers the last exclusion before the last places are filled below the quota', () => {
    const report = countOf(poll(4, 2, ['5 1', '3 2', '2 3', '1 4 3']), 'scottish-stv')
    expect(report.stages.map(({ action, of, elected }) => [action, of, elected])).toEqual([
      ['first-preferences', null, ['A']],
      ['surplus', 'A', []],
      ['exclusion', 'D', []],
      ['exclusion', 'C', ['B']],
    ])
    expect(votesOf(report, 4)).toEqual(['4.00000', '3.00000', '0.00000', '0.00000'])
  })

  it('elects all when there are no more candidates than seats, and moves nothing', () => {
    const report = countOf(poll(3, 3, ['5 1 2', '1 2']), 'scottish-stv')
    expect(report.elected).toEqual(['A', 'B', 'C'])
    expect(report.stages.map(({ action, elected }) => [action, elected])).toEqual([
      ['first-preferences', ['A']],
      ['last-places', ['B', 'C']],
    ])
  })

  it('counts no ballots at all as a tie of everybody', () => {
    const report = countOf(poll(3, 1, []), 'scottish-stv')
    expect([report.valid, report.quota, report.elected, report.undecided]).toEqual([0, '1.00000', [], ['A', 'B', 'C']])
  })
})

describe('ties', () => {
  it('4-4 for chair is named in every rule, and nobody is elected', () => {
    for (const rule of ['scottish-stv', 'av', 'majority'] as const) {
      const report = countOf(poll(2, 1, ['4 1', '4 2']), rule)
      expect([rule, report.elected, report.undecided]).toEqual([rule, [], ['A', 'B']])
      expect(report.ties).toMatchObject([{ for: 'seat', between: ['A', 'B'], settledBy: 'none', chosen: null }])
      expect(report.stages).toHaveLength(1)
    }
  })

  it('with a lot the drawn name is elected, by lot; the recount of what is exported gives the same', () => {
    for (const rule of ['scottish-stv', 'av', 'majority'] as const)
      for (const name of ['A', 'B']) {
        const drawn = drawnFor(poll(2, 1, ['4 1', '4 2']), [name])
        const report = countOf(drawn, rule)
        expect([rule, report.elected, report.undecided]).toEqual([rule, [name], []])
        expect(report.ties).toMatchObject([{ for: 'seat', settledBy: 'lot', chosen: name }])
        expect(countOf(read(writeBlt(drawn)), rule)).toEqual(report)
      }
  })

  it('a lot for an exclusion excludes the first drawn', () => {
    const equal = poll(3, 2, ['5 1', '2 2', '2 3'])
    expect(countOf(equal, 'scottish-stv')).toMatchObject({ elected: ['A'], undecided: ['B', 'C'] })
    const report = countOf(drawnFor(equal, ['C', 'B']), 'scottish-stv')
    expect(report.ties).toMatchObject([{ stage: 3, for: 'exclusion', settledBy: 'lot', chosen: 'C' }])
    expect(report.elected).toEqual(['A', 'B'])
  })

  it('looks back to the latest stage where they differed', () => {
    const report = countOf(poll(4, 1, ['5 1', '4 2', '3 3', '1 4 3']), 'scottish-stv')
    expect(report.ties).toEqual([
      { stage: 3, for: 'exclusion', between: ['B', 'C'], settledBy: 'look-back', chosen: 'C' },
    ])
  })

  it('three equal, two of them lower before: the lot is between these two only', () => {
    // When D has gone A, B and C have 4 each; before, A and B had 3.
    const equal = poll(5, 1, ['3 1 2', '3 2 1', '4 3', '1 4 1', '1 4 2', '6 5'])
    expect(countOf(equal, 'scottish-stv')).toMatchObject({ undecided: ['A', 'B'] })
    const report = countOf(drawnFor(equal, ['C', 'B', 'A']), 'scottish-stv')
    expect(report.ties[0]).toMatchObject({ between: ['A', 'B'], settledBy: 'lot', chosen: 'B' })
    expect(report.elected).toEqual(['A'])
  })

  it('equal surpluses: the one with more votes before moves first', () => {
    const report = countOf(poll(5, 3, ['7 1 4', '6 2 5', '2 3 1', '3 3 2', '6 4', '6 5']), 'scottish-stv')
    expect(report.ties[0]).toEqual({
      stage: 3,
      for: 'surplus',
      between: ['A', 'B'],
      settledBy: 'look-back',
      chosen: 'A',
    })
  })

  it('a tie that cannot change who is elected is named, and the count goes on', () => {
    const report = countOf(poll(4, 1, ['6 1', '4 2', '1 3', '1 4']), 'scottish-stv')
    expect(report.ties).toEqual([{ stage: 2, for: 'exclusion', between: ['C', 'D'], settledBy: 'none', chosen: 'C' }])
    expect([report.elected, report.undecided]).toEqual([['A'], []])
  })

  it('a tie without consequence before one with consequence is not the one to draw lots for', () => {
    const report = countOf(poll(4, 1, ['4 1', '4 2', '1 3', '1 4']), 'scottish-stv')
    expect(report.undecided).toEqual(['A', 'B'])
    expect(report.ties.map(({ between, chosen }) => [between, chosen])).toEqual([
      [['C', 'D'], 'C'],
      [['A', 'B'], null],
    ])
  })

  it('an exclusion decides the seat although the tied cannot win: the papers of one would', () => {
    // C's papers go to A, D's to B: whoever goes first lifts the other.
    const report = countOf(poll(4, 1, ['3 1', '3 2', '2 3 4 1', '2 4 3 2']), 'scottish-stv')
    expect([report.undecided, report.stages.length]).toEqual([['C', 'D'], 1])
  })

  it('later preferences never settle a tie', () => {
    const report = countOf(poll(3, 1, ['4 1 3', '4 2', '1 3']), 'scottish-stv')
    expect(report.undecided).toEqual(['A', 'B'])
  })

  it('candidates without a vote are no question of who is elected where enough others are left', () => {
    const report = countOf(poll(22, 2, ['5 1', '2 2 1', '1 3']), 'scottish-stv')
    expect([report.elected, report.undecided]).toEqual([['A', 'B'], []])
    const few = countOf(poll(4, 3, ['5 1', '2 2']), 'scottish-stv')
    expect([few.elected, few.undecided]).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ])
  })

  it('forty equal candidates are too many ways to try: undecided, and soon', () => {
    const ballots = Array.from({ length: 40 }, (_, i) => `1 ${i + 1}`)
    const began = performance.now()
    expect(countOf(poll(40, 3, ballots), 'scottish-stv').undecided).toHaveLength(40)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('the alternative vote', () => {
  it('40, 35, 25: elects by exclusion', () => {
    const report = countOf(poll(3, 1, ['40 1', '35 2', '25 3 2']), 'av')
    expect(report.stages.map(({ action, of }) => [action, of])).toEqual([
      ['first-preferences', null],
      ['exclusion', 'C'],
    ])
    expect(report.elected).toEqual(['B'])
  })

  it('needs more than half of the ballots still in play, not of all', () => {
    const report = countOf(poll(3, 1, ['4 1', '3 2', '2 3']), 'av')
    expect([report.elected, report.quota, report.stages.at(-1)?.nonTransferable]).toEqual([['A'], '4.00000', '2.00000'])
  })

  it('three equal in the second stage are told apart by the first; then two are tied for the seat', () => {
    const report = countOf(poll(4, 1, ['1 1 4', '3 2', '3 3', '2 4']), 'av')
    expect(report.ties).toEqual([
      { stage: 3, for: 'exclusion', between: ['B', 'C', 'D'], settledBy: 'look-back', chosen: 'D' },
      { stage: 4, for: 'seat', between: ['B', 'C'], settledBy: 'none', chosen: null },
    ])
  })

  it('elects the only candidate, and refuses two seats', () => {
    expect(countOf(poll(1, 1, []), 'av').elected).toEqual(['A'])
    expect(countPoll(poll(3, 2, ['1 1']), 'av')).toMatchObject({ ok: false, refusal: 'one-seat' })
    expect(countPoll(poll(3, 2, ['1 1']), 'majority')).toMatchObject({ ok: false, refusal: 'one-seat' })
  })
})

describe('majority', () => {
  it('40, 35, 25: undecided, and the two leading are named', () => {
    const report = countOf(poll(3, 1, ['40 1', '35 2', '25 3 2']), 'majority')
    expect([report.elected, report.undecided, report.ties, report.quota]).toEqual([[], ['A', 'B'], [], '51.00000'])
  })

  it('names whoever equals the second; a lot settles nothing between them', () => {
    const report = countOf(drawnFor(poll(3, 1, ['4 1', '3 2', '3 3']), ['B']), 'majority')
    expect([report.undecided, report.elected]).toEqual([['A', 'B', 'C'], []])
  })

  it('elects with more than half of the valid ballots', () => {
    expect(countOf(poll(3, 1, ['3 1', '1 2', '1 3', '5']), 'majority').elected).toEqual(['A'])
    expect(countOf(poll(2, 1, ['5']), 'majority')).toMatchObject({ valid: 0, invalid: 5, undecided: ['A', 'B'] })
  })
})

describe('withdrawn candidates', () => {
  it('are struck from every ballot; one that ranks nobody else is invalid', () => {
    const report = countOf(read('3 1\n-2\n3 1 2 0\n4 2 3 0\n2 2 0\n0\n"A"\n"B"\n"C"\n"T"\n'), 'scottish-stv')
    expect(report).toMatchObject({
      valid: 7,
      invalid: 2,
      candidates: ['A', 'C'],
      withdrawn: ['B'],
      elected: ['C'],
      stages: [{ votes: { A: '3.00000', C: '4.00000' } }],
    })
  })

  it('when all withdrew there is nothing to count', () => {
    expect(countPoll(read('1 1\n-1\n0\n"A"\n'), 'av')).toMatchObject({ ok: false, refusal: 'no-candidate' })
  })
})

/** Candidates A, B, C ... and ballots as in a BLT file, without the 0 at their ends. */
function poll(candidates: number, seats: number, ballots: readonly string[]): Poll {
  const names = Array.from({ length: candidates }, (_, i) => nameOf(i))
  return read([`${candidates} ${seats}`, ...ballots.map((line) => `${line} 0`), '0', ...names, 'Title', ''].join('\n'))
}

function nameOf(i: number): string {
  return i < 26 ? String.fromCharCode(65 + i) : `Z${String.fromCharCode(65 + i - 26)}`
}

function read(text: string): Poll {
  const found = readBlt(text)
  if (!found.ok) throw new Error(JSON.stringify(found))
  return found.value
}

function fileOf(name: string): Poll {
  const found = readBlt(readFileSync(join(VECTORS, name)))
  if (!found.ok) throw new Error(JSON.stringify(found))
  return found.value
}

function countOf(polled: Poll, rule: CountRule): CountReport {
  const counted = countPoll(polled, rule)
  if (!counted.ok) throw new Error(counted.refusal)
  return counted.value
}

function drawnFor(polled: Poll, names: readonly string[]): Poll {
  const drawn = withLot(polled, names)
  if (!drawn.ok) throw new Error(drawn.refusal)
  return drawn.value
}

function votesOf({ stages }: CountReport, stage: number): readonly string[] {
  return Object.values(stages[stage - 1]?.votes ?? {})
}

/** The report as the vectors have it: candidates by their numbers on the ballot paper. */
function byNumber({ rule, seats, valid, quota, candidates, stages }: CountReport): unknown {
  const numbers = (names: readonly string[]): readonly number[] =>
    names.map((name) => candidates.indexOf(name) + 1).sort((a, b) => a - b)
  return {
    rule,
    seats,
    valid,
    quota,
    stages: stages.map(({ action, of, votes, nonTransferable, elected, excluded }) => ({
      action,
      of: of === null ? null : candidates.indexOf(of) + 1,
      votes: Object.values(votes),
      nonTransferable,
      elected: numbers(elected),
      excluded: numbers(excluded),
    })),
  }
}

function vectorOf(name: string): unknown {
  const { source: _, ...figures } = JSON.parse(readFileSync(join(VECTORS, name), 'utf8')) as Record<string, unknown>
  return figures
}
