// From a typed name to whom an interest is in.
import { describe, expect, it } from 'vitest'
import { AS_TYPED, partyOf, type NamedParty } from './party-rules.ts'

const council: NamedParty = {
  value: 'organisation:1',
  name: 'Elm Council',
  organisation: '1',
  urn: null,
  place: 'Council',
}
const school: NamedParty = {
  value: 'school:900001',
  name: 'Élm Primary',
  organisation: null,
  urn: '900001',
  place: 'Elm',
}
const typed = (text: string | null, chosen: string | null = null, searched = text ?? '') => ({ text, chosen, searched })

describe('a typed party', () => {
  it('is the one organisation or school of that very name, however its letters were typed', () => {
    expect(partyOf(typed('elm primary'), [council, school])).toEqual({
      ok: true,
      value: { name: 'Élm Primary', organisation: null, urn: '900001' },
    })
  })

  it('stays as typed where the register holds nothing like it', () => {
    expect(partyOf(typed('Smith & Sons'), [])).toEqual({
      ok: true,
      value: { name: 'Smith & Sons', organisation: null, urn: null },
    })
  })

  it('is asked about where it may mean several, until one or none is chosen', () => {
    expect(partyOf(typed('Elm'), [council, school])).toMatchObject({ ok: false, refusal: 'which-one' })
    expect(partyOf(typed('Elm', 'organisation:1'), [council, school])).toMatchObject({ value: { organisation: '1' } })
    expect(partyOf(typed('Elm', AS_TYPED), [council, school])).toMatchObject({
      value: { name: 'Elm', organisation: null },
    })
  })

  it('is asked about again when other words were typed after the choice', () => {
    expect(partyOf(typed('Elm P', 'organisation:1', 'Elm'), [council, school])).toMatchObject({ ok: false })
  })

  it('is nobody where nothing was typed', () => {
    expect(partyOf(typed(null), [])).toEqual({ ok: true, value: null })
  })
})
