// The rules of an election that need no database: papers, disclosure, order of the ballot paper, phase groups, times.
import { describe, expect, it } from 'vitest'
import { countPoll } from '../count/index.ts'
import { choicesOf, disclosureOf, paperOf, pollOf } from './ballot-rules.ts'
import { candidatesOf } from './nomination-rules.ts'
import { keepsBalance, phasesOf } from './phase-rules.ts'
import { tiedIn } from './run-rules.ts'
import { readTime } from './schemas.ts'
import type { Balance, Candidate, Nomination } from './types.ts'

const refusalOf = (choices: readonly string[]) => {
  const paper = paperOf(choices, 'av')
  return paper.ok ? paper.value : [paper.refusal, paper.detail]
}

describe('a ballot', () => {
  it('is the order of the candidates chosen, and may stop early', () => {
    expect(refusalOf(['2', '', '1'])).toEqual([3, 1])
    expect(choicesOf([3, 1], 3)).toEqual(['2', '', '1'])
  })

  it('with two of one preference, with one left out, with none or with a strange one is refused, and says where', () => {
    expect(refusalOf(['1', '1', ''])).toEqual(['rank-twice', { rank: '1', fields: '1 2' }])
    expect(refusalOf(['1', '3', ''])).toEqual(['rank-gap', { rank: '2', fields: '2' }])
    expect(refusalOf(['', '', ''])).toEqual(['nothing-chosen', {}])
    expect(refusalOf(['4', '', ''])).toEqual(['unknown-choice', {}])
    expect(refusalOf(['1 2', '', ''])).toEqual(['unknown-choice', {}])
  })

  it('by majority names one', () => {
    expect(paperOf(['', '1'], 'majority')).toMatchObject({ ok: true, value: [2] })
    expect(paperOf(['1', '2'], 'majority')).toMatchObject({ refusal: 'unknown-choice' })
  })
})

describe('the count', () => {
  const candidates: readonly Candidate[] = ['A', 'B', 'C'].map((name) => ({ person: name, name, statement: null }))
  const papers = [...Array<string>(40).fill('1'), ...Array<string>(35).fill('2'), ...Array<string>(25).fill('3')]

  it('of 40, 35 and 25 by majority elects nobody, and no lot settles that', () => {
    const counted = countPoll(pollOf({ title: 'Chair', places: 1 }, candidates, papers, []), 'majority')
    expect(counted).toMatchObject({ ok: true, value: { elected: [], undecided: ['A', 'B'] } })
    expect(counted.ok && tiedIn(counted.value, candidates)).toEqual([])
  })

  it('is for everybody from ten ballots of two kinds, and warns where all are alike', () => {
    expect(disclosureOf(papers)).toEqual({ openTo: 'everyone', unanimous: false })
    expect(disclosureOf([...Array<string>(8).fill('1'), '2'])).toEqual({ openTo: 'roll', unanimous: false })
    expect(disclosureOf(Array<string>(30).fill('1'))).toEqual({ openTo: 'roll', unanimous: true })
  })
})

describe('the ballot paper', () => {
  it('has those who consented, by surname, and tells two of one name apart', () => {
    const nomination = (person: string, name: string, more: Partial<Nomination> = {}): Nomination => ({
      id: person,
      person,
      name,
      proposer: 'x',
      proposerName: null,
      statement: null,
      consentedAt: new Date(0),
      declinedAt: null,
      withdrawnAt: null,
      ...more,
    })
    const all = [
      nomination('1', 'Zoe Abel'),
      nomination('2', 'Ann Zander', { consentedAt: null }),
      nomination('3', 'Ann Moss'),
      nomination('4', 'Ann Moss'),
      nomination('5', 'Ben Cole', { withdrawnAt: new Date(1) }),
    ]
    expect(candidatesOf(all).map(({ name }) => name)).toEqual(['Zoe Abel', 'Ann Moss', 'Ann Moss (2)'])
  })
})

describe('the balance of two offices', () => {
  const balance: Balance = {
    words: 'Both phases.',
    seat: 's',
    seatTitle: 'Chair',
    holder: 'h',
    holderPhases: ['primary'],
  }

  it('asks for another phase group, by the school that somebody heads', () => {
    const head = phasesOf([
      { head: true, phase: '16-plus' },
      { head: false, phase: 'primary' },
    ])
    expect(head).toEqual(['secondary'])
    expect(keepsBalance(head, null, balance)).toMatchObject({ ok: true })
    expect(keepsBalance(['primary'], null, balance)).toMatchObject({
      refusal: 'same-phase-group',
      detail: { words: 'Both phases.' },
    })
    expect(keepsBalance([], null, balance)).toMatchObject({ refusal: 'phase-unknown' })
    expect(keepsBalance(head, null, { ...balance, holder: null })).toMatchObject({ refusal: 'chair-first' })
  })

  it('takes all-through schools for a primary and for a secondary seat', () => {
    expect(keepsBalance(['all-through'], 'secondary', null)).toMatchObject({ ok: true })
    expect(keepsBalance(['special'], 'secondary', null)).toMatchObject({ refusal: 'other-phase-group' })
  })
})

describe('a time', () => {
  it.each([
    ['5pm', '17:00'],
    ['12am', '00:00'],
    ['9.30am', '09:30'],
    ['17:00', '17:00'],
    ['midday', '12:00'],
    ['9', null],
    ['13pm', null],
    ['24:00', null],
  ])('typed %s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })
})
