// What follows from holding a post, and how holders are said.
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import {
  appoint,
  endHolding,
  flatten,
  grantsOf,
  holderOf,
  organogramOf,
  postsOutside,
  standsForItself,
} from './rules.ts'
import { sayHolder } from '../groups/wording.ts'
import type { HeldOffice, HoldingSeen, PostHeld } from './types.ts'

const held: HoldingSeen = {
  id: 'h1',
  post: 'p1',
  person: 'ada',
  name: 'Ada Example',
  kind: 'permanent',
  fte: null,
  starts: day('2024-09-01'),
  ends: null,
}
function aPost(id: string, reportsTo: string | null, more: Partial<PostHeld> = {}): PostHeld {
  const none = {
    organisation: null,
    organisationSlug: null,
    schoolUrn: null,
    schoolName: null,
    division: null,
    team: null,
    grade: null,
    gradeLevel: null,
  }
  const facts = {
    fte: 1,
    salaried: true,
    employer: null,
    payer: null,
    office: null,
    mailbox: null,
    telephone: null,
    starts: null,
    ends: null,
  }
  return { id, key: id, title: `Post ${id}`, reportsTo, holdings: [], ...none, ...facts, ...more }
}
const office: HeldOffice = {
  office: 'register-officer',
  title: 'Register officer',
  partnership: 'elm',
  partnershipName: 'Elm schools',
  schoolUrn: null,
  starts: day('2024-09-01'),
  ends: day('2027-09-01'),
}

describe('grants', () => {
  it('a register officer may edit, import and see people of that partnership, until the post ends, and the page can say why', () => {
    const grants = grantsOf([office])
    expect(grants.map((g) => `${g.act}:${g.scope}`)).toEqual([
      'edit-register:elm',
      'import-register:elm',
      'see-people:elm',
    ])
    expect(grants[0]).toMatchObject({
      until: '2027-09-01',
      why: 'Register officer, Elm schools, since 1 September 2024',
    })
  })

  it('a head speaks for the school of the post, and for none without one', () => {
    expect(grantsOf([{ ...office, office: 'head', schoolUrn: '900001' }]).map((g) => [g.act, g.scope])).toEqual([
      ['propose-group', '900001'],
      ['consent-group', '900001'],
      ['answer-for-school', '900001'],
    ])
    expect(grantsOf([{ ...office, office: 'head' }])).toEqual([])
  })
})

describe('holders', () => {
  it('are vacant, named or withheld with the ground', () => {
    expect(sayHolder(holderOf([]))).toBe('Vacant')
    expect(sayHolder(holderOf([held]))).toBe('Ada Example')
    expect(sayHolder(holderOf([{ ...held, name: null }]))).toBe('Withheld: s40(2) FOIA')
  })

  it('of a shared post are withheld when one of them is', () => {
    expect(holderOf([held, { ...held, id: 'h2', name: null }])).toMatchObject({ state: 'withheld' })
  })

  it('say interim and seconded', () => {
    expect(holderOf([{ ...held, kind: 'interim' }])).toEqual({ state: 'held', names: ['Ada Example'], how: 'interim' })
  })
})

describe('the organogram', () => {
  it('puts the highest grade first, and leaves out posts that stand alone', () => {
    const posts = [
      aPost('b', 'top', { gradeLevel: 3 }),
      aPost('a', 'top', { gradeLevel: 2 }),
      aPost('top', null),
      aPost('alone', null),
    ]
    const [tree, ...others] = organogramOf(posts)
    expect(others).toEqual([])
    expect(tree === undefined ? [] : flatten(tree).map((post) => post.id)).toEqual(['top', 'a', 'b'])
  })

  it('keeps posts outside every tree, apart from those of one school or group', () => {
    const posts = [
      aPost('top', null),
      aPost('a', 'top'),
      aPost('clerk', null, { office: 'clerk' }),
      aPost('head', null, { office: 'head' }),
      aPost('lead', null, { office: 'group-lead' }),
    ]
    const outside = postsOutside(posts, organogramOf(posts))
    expect(outside.map(({ id }) => id)).toEqual(['clerk', 'head', 'lead'])
    expect(outside.filter(standsForItself).map(({ id }) => id)).toEqual(['clerk'])
  })

  it('puts a post whose manager is not there at the top rather than losing it', () => {
    expect(organogramOf([aPost('orphan', 'gone')]).map(({ post }) => post.id)).toEqual(['orphan'])
  })
})

describe('appointing', () => {
  it('accepts from a day on', () => {
    expect(appoint('ada', day('2026-09-01'), null, aPost('p', null))).toEqual({
      ok: true,
      value: { from: '2026-09-01', to: null },
    })
  })

  it.each([
    ['unknown-person', appoint(null, null, null, aPost('p', null))],
    ['before-post', appoint('ada', day('2020-01-01'), null, aPost('p', null, { starts: day('2021-01-01') }))],
    ['after-post', appoint('ada', null, null, aPost('p', null, { ends: day('2025-01-01') }))],
    ['holds-already', appoint('ada', day('2026-09-01'), null, aPost('p', null, { holdings: [held] }))],
    ['ends-before-start', appoint('ada', day('2026-09-01'), day('2026-09-01'), aPost('p', null))],
  ])('refuses %s', (refusal, decision) => {
    expect(decision).toMatchObject({ ok: false, refusal })
  })

  it('ends once, after it began', () => {
    expect(endHolding(held, day('2026-09-01'))).toMatchObject({ ok: true })
    expect(endHolding({ ...held, ends: day('2026-01-01') }, day('2026-09-01'))).toMatchObject({
      refusal: 'ended-already',
    })
    expect(endHolding(held, day('2024-09-01'))).toMatchObject({ refusal: 'ends-before-start' })
  })
})
