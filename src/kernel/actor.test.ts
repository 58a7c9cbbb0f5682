// Who may do what: by grant, within its scope, and the reason with it.
import { describe, expect, test } from 'vitest'
import {
  ANYONE,
  eitherOf,
  grantFor,
  holdersOf,
  may,
  mayCall,
  PUBLIC,
  SIGNED_IN,
  system,
  type Grant,
  type PersonActor,
} from './actor.ts'

const officerOfLeicester: Grant = {
  act: 'edit-register',
  scope: 'leicester',
  until: null,
  why: 'Register officer of the Leicester alliance',
}
const operatorEverywhere: Grant = { act: 'operate', scope: '*', until: null, why: 'Operator of this installation' }

function person(...grants: Grant[]): PersonActor {
  return { kind: 'person', account: 'a1', people: ['p1'], name: 'Example Person', grants }
}

describe('a person', () => {
  test('may act within the scope of a grant, and says why', () => {
    const officer = person(officerOfLeicester)
    expect(may(officer, 'edit-register', 'leicester')).toBe(true)
    expect(grantFor(officer, 'edit-register', 'leicester')?.why).toBe('Register officer of the Leicester alliance')
  })

  test('may not act in another scope, nor do another act', () => {
    const officer = person(officerOfLeicester)
    expect(may(officer, 'edit-register', 'leicestershire')).toBe(false)
    expect(may(officer, 'operate', 'leicester')).toBe(false)
  })

  test('with a grant for every scope may act in each', () => {
    expect(may(person(operatorEverywhere), 'operate', 'leicestershire')).toBe(true)
  })

  test('who may act anywhere at all passes when no scope is asked', () => {
    expect(may(person(officerOfLeicester), 'edit-register')).toBe(true)
    expect(may(person(), 'edit-register')).toBe(false)
  })
})

test('the public may do nothing that needs a grant', () => {
  expect(may(PUBLIC, 'edit-register', 'leicester')).toBe(false)
  expect(grantFor(PUBLIC, 'operate')).toBeNull()
})

test('the system may do everything, by no grant', () => {
  expect(may(system('import'), 'edit-register', 'leicester')).toBe(true)
  expect(grantFor(system('import'), 'edit-register')).toBeNull()
})

describe('a route', () => {
  const editing = holdersOf('edit-register', 'partnership')

  test('for anyone is open to all, for signed-in to all but the public', () => {
    expect(mayCall(PUBLIC, ANYONE, {})).toBe(true)
    expect(mayCall(PUBLIC, SIGNED_IN, {})).toBe(false)
    expect(mayCall(person(), SIGNED_IN, {})).toBe(true)
  })

  test('takes the scope from its path', () => {
    expect(mayCall(person(officerOfLeicester), editing, { partnership: 'leicester' })).toBe(true)
    expect(mayCall(person(officerOfLeicester), editing, { partnership: 'leicestershire' })).toBe(false)
  })

  test('whose path names no scope is open only to a grant for every scope', () => {
    expect(mayCall(person(officerOfLeicester), editing, {})).toBe(false)
    expect(mayCall(person({ ...officerOfLeicester, scope: '*' }), editing, {})).toBe(true)
  })

  test('without a scope asks whether the act is held anywhere', () => {
    expect(mayCall(person(officerOfLeicester), holdersOf('edit-register'), {})).toBe(true)
  })

  test('for either of two is open to whoever one of them allows', () => {
    const either = eitherOf(holdersOf('operate'), editing)
    expect(mayCall(person(officerOfLeicester), either, { partnership: 'leicester' })).toBe(true)
    expect(mayCall(person(operatorEverywhere), either, { partnership: 'leicestershire' })).toBe(true)
    expect(mayCall(person(officerOfLeicester), either, { partnership: 'leicestershire' })).toBe(false)
    expect(mayCall(PUBLIC, either, { partnership: 'leicester' })).toBe(false)
  })
})
