// Names that machines use: what is accepted, and in what form it comes out.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, newReference, readLaestab, readPostcode, readUrn, sayLaestab, slug } from './id.ts'

test('a new id is a random UUID, and no two are the same', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId()).not.toBe(newId())
})

test('a reference is eight letters and digits of which none looks or sounds like another', () => {
  const references = Array.from({ length: 1000 }, newReference)
  for (const reference of references) expect(reference).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{8}$/)
  expect(new Set(references).size).toBe(1000)
})

describe('a slug', () => {
  test.each([
    ['Beaumont Leys', 'beaumont-leys'],
    ['Évora & Córdoba', 'evora-and-cordoba'],
    ["St Paul's (Catholic) School", 'st-pauls-catholic-school'],
    ['St Paul’s', 'st-pauls'],
    ['  --  ', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(slug(text)).toBe(expected)
  })

  test('is cut at a word', () => {
    const long = slug('The Very Long Association of Headteachers of Special Schools in Leicestershire')
    expect(long).toBe('the-very-long-association-of-headteachers-of-special-schools')
    expect(slug('x'.repeat(80))).toBe('x'.repeat(60))
  })

  test('holds only small letters, digits and single hyphens, and slugging it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const made = slug(text)
        expect(made).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(made.length).toBeLessThanOrEqual(60)
        expect(slug(made)).toBe(made)
      }),
    )
  })
})

describe('a URN', () => {
  test('is six digits of text', () => {
    expect(readUrn(' 106093 ')).toEqual({ ok: true, value: '106093' })
  })

  test.each(['10609', '1060930', '012345', '10609a', '106 093', '106093.0', ''])('%j is refused', (text) => {
    expect(readUrn(text)).toMatchObject({ ok: false, refusal: 'not-urn' })
  })
})

describe('a LAESTAB', () => {
  test.each(['856/2327', '8562327', '856-2327', ' 856 2327 '])('%j is read and said as 856/2327', (text) => {
    const read = readLaestab(text)
    expect(read).toEqual({ ok: true, value: { authority: '856', number: '2327' } })
    if (read.ok) expect(sayLaestab(read.value)).toBe('856/2327')
  })

  test.each(['856', '85/62327', '856//2327', '856/232', ''])('%j is refused', (text) => {
    expect(readLaestab(text)).toMatchObject({ ok: false, refusal: 'not-laestab' })
  })
})

describe('a postcode', () => {
  test.each([
    ['le45nu', 'LE4 5NU'],
    ['LE2  7LA', 'LE2 7LA'],
    [' ec1a 1bb ', 'EC1A 1BB'],
    ['M11AE', 'M1 1AE'],
  ])('%j is %j', (text, expected) => {
    expect(readPostcode(text)).toEqual({ ok: true, value: expected })
  })

  test.each(['LE4', 'LE4 5N', 'LE4 5NUX', '4LE 5NU', 'LE4 5IC', ''])('%j is refused', (text) => {
    expect(readPostcode(text)).toMatchObject({ ok: false, refusal: 'not-postcode' })
  })
})
