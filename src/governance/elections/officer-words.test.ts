// What pages of elections say in each state, without a database: acts that are not due, what comes next, who elects a seat, the list's lede.
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { ballotPage } from './ballot-views.ts'
import { notNowPage } from './form-views.ts'
import { electionListPage, type Listed } from './list-views.ts'
import { sayComing, sayNotNow, type OfficerAct } from './officer-words.ts'
import type { ElectionRecord } from './record.ts'
import { electionPage } from './record-views.ts'
import { announcePage } from './run-views.ts'
import { stateOf } from './state-rules.ts'
import type { Election, ElectiveSeat } from './types.ts'
import { ballotErrors } from './words.ts'

const PLACE = { partnership: { slug: 'elm', name: 'Elm schools' } }
const FILLED = { ...PLACE, typed: {}, errors: {} }
const ELECTION: Election = {
  id: 'e',
  partnership: 'elm',
  body: 'b',
  bodyName: 'Board',
  bodySlug: 'board',
  organisation: null,
  seat: 's',
  seatTitle: 'Head of the north',
  seatElectorate: 'The heads of the north',
  office: null,
  title: 'A seat on the board',
  rule: 'av',
  places: 1,
  rollOf: 'seats',
  noticeOn: day('2026-11-22'),
  nominationsFrom: new Date('2026-11-25T08:00:00Z'),
  nominationsUntil: new Date('2026-11-27T17:00:00Z'),
  pollFrom: new Date('2026-12-01T09:00:00Z'),
  pollUntil: new Date('2026-12-04T17:00:00Z'),
  objectionsUntil: day('2026-12-20'),
  phaseGroup: null,
  differsFrom: null,
  termStarts: day('2027-01-01'),
  termEnds: null,
  rollFrozenAt: null,
  closedAt: null,
  countedAt: null,
  declaredAt: null,
  candidates: [],
  tied: [],
  lot: [],
  lotWitness: null,
  endedWhy: null,
  reopens: null,
}
const FROZEN: Election = { ...ELECTION, rollFrozenAt: new Date('2026-11-28T10:00:00Z') }
const COUNTED_AT = new Date('2026-12-05T10:00:00Z')
const COUNTED: Election = { ...FROZEN, closedAt: COUNTED_AT, countedAt: COUNTED_AT }
const DECLARED: Election = { ...COUNTED, declaredAt: new Date('2026-12-06T10:00:00Z'), endedWhy: 'elected' }

const notNow = (act: OfficerAct, election: Election, now = '2026-12-07T10:00:00Z') =>
  sayNotNow(act, election, stateOf(election, new Date(now)))

describe('a page of the returning officer', () => {
  it('says why its act is not to be done, in every other state', () => {
    const open = '2026-12-02T10:00:00Z'
    expect(notNow('count', FROZEN, open)).toBe('The poll is open until 5pm on 4 December 2026; count it after that.')
    expect(notNow('count', FROZEN, '2026-11-29T10:00:00Z')).toContain('The poll opens at 9am on 1 December 2026')
    expect(notNow('count', ELECTION)).toContain('The roll is not fixed yet')
    expect(notNow('count', COUNTED)).toContain('were counted at 10am on 5 December 2026')
    expect(notNow('roll', FROZEN, open)).toBe('The roll and the ballot paper are fixed since 10am on 28 November 2026.')
    expect(notNow('roll', ELECTION, '2026-11-26T10:00:00Z')).toContain('fix the roll after that')
    expect(notNow('lot', COUNTED)).toBe('There is no tie to be settled.')
    expect(notNow('lot', { ...COUNTED, lot: ['p'] })).toContain('The lot is recorded')
    expect(notNow('lot', FROZEN)).toContain('the ballots are not counted yet')
    expect(notNow('declare', FROZEN, open)).toContain('The poll is open until')
    expect(notNow('declare', { ...COUNTED, tied: ['p', 'q'] })).toContain('draw the lot first')
    expect(notNow('declare', DECLARED)).toBe('The result was declared at 10am on 6 December 2026.')
    expect(notNow('declare', { ...FROZEN, declaredAt: COUNTED_AT, endedWhy: 'unopposed' })).toContain('no poll')
    expect(notNow('cancel', COUNTED)).toContain('only before that')
    expect(notNow('count', { ...FROZEN, endedWhy: 'cancelled' })).toContain('cancelled this election')
  })

  it('shows its form when the act is due', () => {
    expect(notNow('roll', ELECTION)).toBeNull()
    expect(notNow('count', FROZEN)).toBeNull()
    expect(notNow('lot', { ...COUNTED, tied: ['p', 'q'] })).toBeNull()
    expect(notNow('declare', COUNTED)).toBeNull()
    expect(notNow('cancel', FROZEN)).toBeNull()
  })

  it('has no button when it is not', () => {
    const { body } = notNowPage(FILLED, FROZEN, 'Close the poll and count', 'The poll is open.')
    expect(body.text).toContain('The poll is open.')
    expect(body.text).not.toContain('<button')
  })
})

const record = (runs: boolean): ElectionRecord => ({
  election: ELECTION,
  state: 'announced',
  balance: null,
  candidates: [],
  nominations: [],
  own: null,
  turnout: null,
  entries: [],
  outcomes: [],
  count: null,
  objections: [],
  reopened: [],
  runs,
  nominates: false,
  concerned: false,
})

describe('the page of an election', () => {
  it('tells the returning officer, and nobody else, what they do next', () => {
    const coming =
      'Nominations open at 8am on 25 November 2026; when they close, at 5pm on 27 November 2026, you fix the roll.'
    expect(sayComing(ELECTION, 'announced')).toBe(coming)
    const now = new Date('2026-11-23T10:00:00Z')
    expect(electionPage(PLACE, record(true), now).body.text).toContain(coming)
    expect(electionPage(PLACE, record(false), now).body.text).not.toContain('you fix the roll')
    expect(sayComing(FROZEN, 'poll-closed')).toBeNull()
  })

  it('has the words of the constitution on who elects the seat beside who votes', () => {
    const { text } = electionPage(PLACE, record(false), new Date('2026-11-23T10:00:00Z')).body
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/The seat is elected by.*The heads of the north.*Who votes/)
  })
})

it('an announcement shows who elects each seat, and at the roll who elects the one that is chosen', () => {
  const { bodyName, seatTitle: title, seatElectorate: electorate } = ELECTION
  const seat: ElectiveSeat = {
    id: 's',
    body: 'b',
    bodyName,
    title,
    office: null,
    electorate,
    phaseGroup: null,
    position: 1,
    terms: [],
  }
  expect(announcePage(FILLED, [seat], null).body.text).toContain(
    'Head of the north, Board: elected by the heads of the north',
  )
  expect(announcePage({ ...FILLED, typed: { seat: 's' } }, [seat], null).body.text).toContain(
    'The constitution says of the seat: elected by the heads of the north',
  )
})

it('the list counts a declared election apart from those under way', () => {
  const all: readonly Listed[] = [
    { election: FROZEN, state: 'poll-open' },
    { election: DECLARED, state: 'objections-open' },
  ]
  const { lede } = electionListPage({ ...PLACE, all, filter: { states: [], body: '' }, page: 1, runs: false })
  expect(lede).toBe('One election is under way, one poll is open. One result is declared and open to objections.')
})

it('one preference given to two candidates is one mistake in the summary, and both are marked', () => {
  const candidates = ['A', 'B'].map((name) => ({ person: name, name, statement: null }))
  const entry = { election: 'e', unit: 'u', as: 'You', voted: false }
  const errors = ballotErrors('rank-twice', { rank: '1', fields: '1 2' })
  const page = ballotPage({ ...FILLED, errors }, { election: FROZEN, candidates, entry }, ['1', '1'])
  expect(page.errors).toEqual([{ text: expect.stringContaining('preference 1 more than once'), href: '#rank-1' }])
  expect(page.body.text.match(/govuk-form-group--error/g)).toHaveLength(2)
})
