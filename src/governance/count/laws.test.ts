// What holds of every count, tried on random small polls full of ties: 200 for each rule.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBallots } from './canonical.ts'
import {
  COUNT_RULES,
  countPoll,
  readBlt,
  stageTable,
  writeBlt,
  type CountReport,
  type CountRule,
  type Poll,
} from './index.ts'
import { readVotes, UNIT } from './votes.ts'

const RUNS = { numRuns: 200 }

describe.each(COUNT_RULES)('%s', (rule) => {
  const polls = rule === 'scottish-stv' ? pollOf(4) : pollOf(1)

  it('keeps every vote at every stage, and takes none from a candidate who continues', () => {
    holds(polls, (poll) => {
      const { stages, valid } = countOf(poll, rule)
      for (const { votes, nonTransferable } of stages)
        expect(sum([...Object.values(votes), nonTransferable])).toBe(valid * UNIT)
      for (const [i, stage] of stages.slice(1).entries()) {
        const before = stages[i]
        expect(readVotes(stage.nonTransferable)).toBeGreaterThanOrEqual(readVotes(before?.nonTransferable ?? ''))
        for (const [name, votes] of Object.entries(stage.votes))
          if (name !== stage.of) expect(readVotes(votes)).toBeGreaterThanOrEqual(readVotes(before?.votes[name] ?? ''))
      }
    })
  })

  it('fills the seats, or names on whom it depends', () => {
    holds(polls, (poll) => {
      const { elected, undecided, candidates, seats, ties } = countOf(poll, rule)
      const full = elected.length === Math.min(seats, candidates.length)
      expect([full, undecided.length > 0]).toEqual([full, !full])
      expect(undecided.filter((name) => !candidates.includes(name))).toEqual([])
      // Only where the tied have their seats already, and the order of their surpluses is open, are they among the elected.
      const open = ties.find(({ chosen }) => chosen === null)
      if (open?.for !== 'surplus') expect(undecided.filter((name) => elected.includes(name))).toEqual([])
      if (rule !== 'majority') expect(ties.filter(({ chosen }) => chosen === null)).toHaveLength(full ? 0 : 1)
    })
  })

  it('elects or excludes a candidate once, and leaves the elected the quota and the excluded nothing', () => {
    holds(polls, (poll) => {
      const { stages, elected, quota } = countOf(poll, rule)
      const out = stages.flatMap(({ excluded }) => excluded)
      expect(stages.flatMap((stage) => stage.elected)).toEqual(elected)
      expect(new Set([...elected, ...out]).size).toBe(elected.length + out.length)
      for (const [i, { action, of, votes }] of stages.entries()) {
        if (action === 'surplus') expect(votes[of ?? '']).toBe(quota)
        for (const name of stages.slice(0, i + 1).flatMap(({ excluded }) => excluded))
          expect(votes[name]).toBe('0.00000')
      }
    })
  })

  it('elects whom more than half put first', () => {
    holds(polls, (poll) => {
      const { stages, valid, elected } = countOf(poll, rule)
      const most = Object.entries(stages[0]?.votes ?? {}).find(([, votes]) => readVotes(votes) * 2 > valid * UNIT)
      if (most !== undefined) expect(elected).toContain(most[0])
    })
  })

  it('does not depend on the order of ballots, nor on that of the candidates', () => {
    holds(fc.tuple(polls, fc.infiniteStream(fc.nat())), ([poll, numbers]) => {
      const report = countOf(poll, rule)
      const random = numbers[Symbol.iterator]()
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, by: random.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ item }) => item)
      expect(countOf({ ...poll, ballots: shuffled(poll.ballots) }, rule)).toEqual(report)
      const order = shuffled([...poll.candidates.keys()])
      expect(regardless(countOf(reordered(poll, order), rule))).toEqual(regardless(report))
    })
  })

  it('is the same again from the file it exports', () => {
    holds(polls, (poll) => {
      const again = readBlt(writeBlt(poll))
      expect(again).toMatchObject({ ok: true })
      if (again.ok) expect(countOf(again.value, rule)).toEqual(countOf(poll, rule))
    })
  })

  it('is undecided exactly where two orders of the lot would elect different candidates', () => {
    holds(pollOf(rule === 'scottish-stv' ? 3 : 1, 4), (poll) => {
      const open = countOf({ ...poll, lot: [] }, rule)
      const orders = permutations([...poll.candidates.keys()])
      const elected = orders.map((lot) =>
        countOf({ ...poll, lot }, rule)
          .elected.toSorted()
          .join(' '),
      )
      const alike = new Set(elected).size === 1
      // By majority nobody may have more than half, and then no lot elects.
      if (rule !== 'majority' || open.ties.length > 0) expect(open.undecided.length === 0).toBe(alike)
      if (open.undecided.length === 0) expect(elected[0]).toBe(open.elected.toSorted().join(' '))
    })
  })

  it('never lets later preferences harm an earlier one', () => {
    holds(polls.map(withWholeLot), (poll) => {
      const { elected } = countOf(poll, rule)
      for (const [place, name] of poll.candidates.entries()) {
        const cut = (ranking: readonly number[]): readonly number[] =>
          ranking.includes(place) ? ranking.slice(0, ranking.indexOf(place) + 1) : ranking
        const ballots = canonicalBallots(poll.ballots.map(({ papers, ranking }) => ({ papers, ranking: cut(ranking) })))
        expect(countOf({ ...poll, ballots }, rule).elected.includes(name)).toBe(elected.includes(name))
      }
    })
  })

  it('shows in its table what it reports, each column adding up', () => {
    holds(polls, (poll) => {
      const report = countOf(poll, rule)
      const { columns, rows, nonTransferable, total } = stageTable(report)
      expect(columns).toHaveLength(report.stages.length)
      for (const i of columns.keys()) {
        const figures = [...rows.map(({ cells }) => cells[i]?.votes ?? ''), nonTransferable[i]?.votes ?? '']
        expect(sum(figures)).toBe(readVotes(total))
      }
      const elected = rows.filter(({ outcome }) => outcome.state === 'elected').map(({ name }) => name)
      expect(elected.toSorted()).toEqual(report.elected.toSorted())
    })
  })
})

describe('one seat', () => {
  it('goes to the same candidate by the Scottish rule and by the alternative vote', () => {
    holds(pollOf(1).map(withWholeLot), (poll) => {
      expect(countOf(poll, 'scottish-stv').elected).toEqual(countOf(poll, 'av').elected)
    })
  })

  it('goes to the same candidate when every ballot is there three times', () => {
    holds(pollOf(1), (poll) => {
      const thrice = { ...poll, ballots: poll.ballots.map(({ papers, ranking }) => ({ papers: papers * 3, ranking })) }
      for (const rule of COUNT_RULES) {
        const [once, more] = [countOf(poll, rule), countOf(thrice, rule)]
        expect([more.elected, more.undecided, more.ties]).toEqual([once.elected, once.undecided, once.ties])
      }
    })
  })
})

/** Polls of up to seven candidates and thirty lines of one to three papers, sometimes with somebody withdrawn or a lot. */
function pollOf(mostSeats: number, mostCandidates = 7): fc.Arbitrary<Poll> {
  return fc
    .tuple(fc.integer({ min: 1, max: mostCandidates }), fc.integer({ min: 1, max: mostSeats }))
    .chain(([candidates, seats]) => {
      const places = Array.from({ length: candidates }, (_, place) => place)
      const ballot = fc.record({ papers: fc.integer({ min: 1, max: 3 }), ranking: fc.shuffledSubarray(places) })
      const sometimes = fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.shuffledSubarray(places) },
      )
      return fc.record({
        title: fc.constant('Random'),
        seats: fc.constant(seats),
        candidates: fc.constant(places.map((place) => `C${String.fromCharCode(65 + place)}`)),
        withdrawn: sometimes.map((some) => some.slice(1).sort((a, b) => a - b)),
        lot: sometimes,
        ballots: fc.array(ballot, { maxLength: 30 }).map(canonicalBallots),
      })
    })
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}

function withWholeLot(poll: Poll): Poll {
  const rest = [...poll.candidates.keys()].filter((place) => !poll.lot.includes(place))
  return { ...poll, lot: [...poll.lot, ...rest] }
}

/** The same poll with the candidates in another order on the ballot paper. */
function reordered(poll: Poll, order: readonly number[]): Poll {
  const renumber = (places: readonly number[]): readonly number[] => places.map((place) => order.indexOf(place))
  return {
    ...poll,
    candidates: order.map((place) => poll.candidates[place] ?? ''),
    withdrawn: renumber(poll.withdrawn),
    lot: renumber(poll.lot),
    ballots: poll.ballots.map(({ papers, ranking }) => ({ papers, ranking: renumber(ranking) })),
  }
}

/** The report with the lists that follow the ballot paper put in order. */
function regardless(report: CountReport): unknown {
  return {
    ...report,
    candidates: report.candidates.toSorted(),
    withdrawn: report.withdrawn.toSorted(),
    undecided: report.undecided.toSorted(),
    ties: report.ties.map((tie) => ({ ...tie, between: tie.between.toSorted() })),
  }
}

function holds<T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, law), RUNS)
}

function countOf(poll: Poll, rule: CountRule): CountReport {
  const counted = countPoll(poll, rule)
  if (!counted.ok) throw new Error(counted.refusal)
  return counted.value
}

function sum(votes: readonly string[]): number {
  return votes.reduce((total, one) => total + readVotes(one), 0)
}
