// Who an interest keeps out of an item, who is left to decide it, and the sentence that says so.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BodySeat, Place } from '../bodies/types.ts'
import { holdersOf, presentFor, recusalsOf, sayRecusal, type MatchedInterest } from './recusal-rules.ts'

describe('an interest that an item touches', () => {
  it('keeps out whoever has it and sits on the body', () => {
    const places = [place('Chair', 'ann'), place('Council', 'ben'), place('Adviser', null)]
    const out = recusalsOf([match({ person: 'ben' })], places)
    expect(out.map(({ item, person, seatTitle, through }) => ({ item, person, seatTitle, through }))).toEqual([
      { item: 'five', person: 'ben', seatTitle: 'Council', through: null },
    ])
  })

  it('keeps out everybody who holds a seat for the organisation that has it', () => {
    const places = [
      place('Chair', 'ann'),
      place('Council', 'ben', 'council'),
      place('Agency', 'col', 'council'),
      place('Second seat of the council', null, 'council'),
      place('Diocese', 'dee', 'diocese'),
    ]
    const out = recusalsOf([match({ organisation: 'council', organisationName: 'The council' })], places)
    expect(out.map(({ person, through }) => [person, through])).toEqual([
      ['ben', 'The council'],
      ['col', 'The council'],
    ])
  })

  it('keeps out nobody when whoever has it does not sit there', () => {
    expect(recusalsOf([match({ person: 'zoe' })], [place('Chair', 'ann'), place('Vacant', null)])).toEqual([])
  })
})

describe('who decides an item', () => {
  const attending = [
    { person: 'ann', votes: true },
    { person: 'ben', votes: true },
    { person: 'col', votes: true },
    { person: 'guest', votes: false },
  ]

  it('is the voting members there, less those kept out and those who withdrew', () => {
    const left = presentFor('five', attending, [{ item: 'five', person: 'ben' }], [{ item: 'five', person: 'col' }])
    expect(left.map(({ person }) => person)).toEqual(['ann'])
  })

  it('is everybody with a vote for the items before and after', () => {
    const left = presentFor('six', attending, [{ item: 'five', person: 'ben' }], [{ item: 'four', person: 'col' }])
    expect(left.map(({ person }) => person)).toEqual(['ann', 'ben', 'col'])
  })

  it('counts a member once who is kept out by two interests and withdrew as well', () => {
    const twice = [
      { item: 'five', person: 'ben' },
      { item: 'five', person: 'ben' },
    ]
    expect(presentFor('five', attending, twice, twice)).toHaveLength(2)
  })

  it('never has more members than are there with a vote, and never one who is kept out', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const out = fc.array(fc.record({ item: fc.constantFrom('five', 'six'), person }))
    const there = fc.uniqueArray(fc.record({ person, votes: fc.boolean() }), { selector: (one) => one.person })
    fc.assert(
      fc.property(there, out, out, (attends, recusals, withdrawals) => {
        const left = presentFor('five', attends, recusals, withdrawals)
        const kept = [...recusals, ...withdrawals].filter(({ item }) => item === 'five')
        expect(left.every((one) => one.votes && !kept.some(({ person: who }) => who === one.person))).toBe(true)
        const leaving = new Set(kept.map(({ person: who }) => who))
        expect(left).toHaveLength(attends.filter((one) => one.votes && !leaving.has(one.person)).length)
      }),
    )
  })

  it('before the meeting, can be whoever holds a voting seat', () => {
    const places = [place('Chair', 'ann'), place('Vacant', null), place('Council', 'ben', 'council')]
    expect(presentFor('five', holdersOf(places), [{ item: 'five', person: 'ben' }], [])).toEqual([
      { person: 'ann', votes: true },
    ])
  })
})

describe('the sentence for page and minutes', () => {
  const [council] = recusalsOf(
    [match({ organisation: 'council', organisationName: 'The council', description: 'Commissions our services' })],
    [place('Council', 'ben', 'council')],
  )

  it('says who, from which item, and for whose interest', () => {
    expect(council && sayRecusal(council, true)).toBe(
      'ben by name (Council) withdrew from item 5, for an interest of The council: Commissions our services',
    )
    expect(council && sayRecusal(council, false)).toMatch(/^ben by name \(Council\) takes no part in item 5, for/)
  })

  it('names the seat where the name is withheld, and not the interest where that is', () => {
    const [own] = recusalsOf([match({ person: 'ben', description: null })], [place('Council', 'ben')])
    expect(own && sayRecusal({ ...own, name: null }, true)).toBe(
      'The holder of the seat Council withdrew from item 5, for an interest that is withheld from the public register',
    )
  })
})

function match(of: Partial<MatchedInterest>): MatchedInterest {
  const none = { person: null, organisation: null, organisationName: null, description: null }
  return { item: 'five', position: 5, interest: 'one', ...none, ...of }
}

function place(title: string, person: string | null, sitsFor: string | null = null): Place {
  const none = {
    office: null,
    starts: null,
    ends: null,
    sitsForName: null,
    follows: null,
    electorate: null,
    body: 'board',
  }
  const seat: BodySeat = {
    id: title,
    position: 1,
    title,
    filledBy: 'elected',
    votes: true,
    sitsFor,
    phaseGroup: null,
    ...none,
  }
  const period = { starts: null, ends: null, termEnds: null, holding: null, leftEarly: false, leftWhy: null }
  const holder = { seat: title, how: 'elected' as const, ...period }
  if (person === null) return { seat, holder: null, sitsElsewhere: null }
  return { seat, holder: { ...holder, person, name: `${person} by name` }, sitsElsewhere: null }
}
