// Decisions: values, never exceptions.
import { expect, test } from 'vitest'
import { accept, refuse, type Decision } from './decision.ts'

function half(n: number): Decision<number, 'odd'> {
  return n % 2 === 0 ? accept(n / 2) : refuse('odd', { n: String(n) })
}

test('an accepted decision carries what follows', () => {
  expect(half(4)).toEqual({ ok: true, value: 2 })
})

test('a refused decision carries its name and the facts for the sentence', () => {
  expect(half(3)).toEqual({ ok: false, refusal: 'odd', detail: { n: '3' } })
})

test('a refusal without facts has an empty detail', () => {
  expect(refuse('closed').detail).toEqual({})
})
