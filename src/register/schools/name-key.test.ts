import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey } from './name-key.ts'

describe('the key by which names are compared', () => {
  it('forgives case, accents, apostrophes and punctuation', () => {
    expect(nameKey('St. Mary’s C.E. (Aided) Primary School')).toBe('st marys c e aided primary school')
    expect(nameKey("SAINT MARY'S")).toBe('st marys')
    expect(nameKey('École Jeannine-Manuel & Nursery')).toBe('ecole jeannine manuel and nursery')
  })
  it('is empty when nothing can be compared', () => {
    expect(nameKey(' – ’ ')).toBe('')
  })
  it('is its own key', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => nameKey(nameKey(text)) === nameKey(text)))
  })
})
