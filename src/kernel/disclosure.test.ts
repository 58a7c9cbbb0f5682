// Disclosure: deny by default, the grade line, consent, and that what is withheld is nowhere.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  disclose,
  PUBLIC_PROFILE,
  sayDisclosed,
  type DisclosureProfile,
  type FieldClasses,
  type Subject,
} from './disclosure.ts'

interface PostRow {
  readonly title: string
  readonly grade: string
  readonly holder: string | null
  readonly telephone: string | null
  readonly note: string | null
}
const classes: FieldClasses<PostRow> = {
  title: 'public',
  grade: 'public',
  holder: 'personal',
  telephone: 'contact',
  note: 'restricted',
}
const LEVELS = ['Director', 'Head of Service', 'Team manager', 'Adviser']
const profile: DisclosureProfile = { ...PUBLIC_PROFILE, gradeLine: { levels: LEVELS, line: 'Head of Service' } }
const row: PostRow = {
  title: 'Adviser, mathematics',
  grade: 'Soulbury 18-21',
  holder: 'Canary Wren',
  telephone: '0116 000 0000',
  note: 'n',
}
const at = (level: string | null, consents = false): Subject => ({ level, consents })

describe('the public', () => {
  test('reads post and grade of a holder below the line, not the name, and the ground instead', () => {
    expect(disclose(row, classes, profile, at('Adviser'))).toEqual({
      title: { shown: 'Adviser, mathematics' },
      grade: { shown: 'Soulbury 18-21' },
      holder: { withheld: 's40(2) FOIA' },
      telephone: { withheld: 's40(2) FOIA' },
      note: { withheld: 'not published' },
    })
  })

  test.each(['Director', 'Head of Service'])('reads the name of a %s, and not the telephone', (level) => {
    const shown = disclose(row, classes, profile, at(level))
    expect(shown.holder).toEqual({ shown: 'Canary Wren' })
    expect(shown.telephone).toEqual({ withheld: 's40(2) FOIA' })
  })

  test('reads name and telephone of a holder who agreed, and still nothing restricted', () => {
    const shown = disclose(row, classes, profile, at('Adviser', true))
    expect(shown.holder).toEqual({ shown: 'Canary Wren' })
    expect(shown.telephone).toEqual({ shown: '0116 000 0000' })
    expect(shown.note).toEqual({ withheld: 'not published' })
  })

  test('sees a vacancy as a vacancy', () => {
    expect(disclose({ ...row, holder: null }, classes, profile, null).holder).toEqual({ shown: null })
  })
})

describe('what nobody has decided is withheld', () => {
  test.each([null, 'Head of Nothing'])('the name of a holder at level %j', (level) => {
    expect(disclose(row, classes, profile, at(level)).holder).toEqual({ withheld: 's40(2) FOIA' })
  })

  test('every name, while no line is set or the line is no level', () => {
    const astray = { ...profile, gradeLine: { levels: LEVELS, line: 'Chief' } }
    expect(disclose(row, classes, PUBLIC_PROFILE, at('Director')).holder).toHaveProperty('withheld')
    expect(disclose(row, classes, astray, at('Director')).holder).toHaveProperty('withheld')
  })

  test('a field without a class', () => {
    expect(disclose(row, { title: 'public' }, profile, at('Director', true)).grade).toEqual({
      withheld: 'not published',
    })
  })
})

test('an audience named for a class reads it whoever the person is', () => {
  const officer: DisclosureProfile = { ...profile, shows: ['personal', 'contact'] }
  const shown = disclose(row, classes, officer, at('Adviser'))
  expect(shown.holder).toEqual({ shown: 'Canary Wren' })
  expect(shown.telephone).toEqual({ shown: '0116 000 0000' })
  expect(shown.note).toHaveProperty('withheld')
})

test('a holder under no duty gives its own ground', () => {
  const courtesy = { ...profile, grounds: { ...profile.grounds, personal: 'personal data' } }
  expect(disclose(row, classes, courtesy, at('Adviser')).holder).toEqual({ withheld: 'personal data' })
})

test('a field is said as text, with the ground where it is withheld', () => {
  expect(sayDisclosed({ shown: 'Canary Wren' })).toBe('Canary Wren')
  expect(sayDisclosed({ shown: null })).toBe('')
  expect(sayDisclosed({ withheld: 's40(2) FOIA' })).toBe('Withheld: s40(2) FOIA')
})

test('a withheld name is nowhere in the record, whatever it is', () => {
  const below = fc.constantFrom('Team manager', 'Adviser', null, 'unknown')
  fc.assert(
    fc.property(fc.uuid(), below, (name, level) => {
      const narrowed = disclose({ ...row, holder: name }, classes, profile, at(level))
      expect(JSON.stringify(narrowed)).not.toContain(name)
    }),
  )
})
