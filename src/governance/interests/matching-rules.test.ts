// Which items an interest is suggested for, and with what reason.
import { describe, expect, it } from 'vitest'
import { saySuggestion, suggestMatches, type ItemText } from './matching-rules.ts'

const title = (text: string, item = 'five'): ItemText => ({ item, where: 'title', text })
const suggest = (text: string, ...parties: readonly string[]) => suggestMatches([title(text)], [{ id: 'one', parties }])

describe('an interest is suggested', () => {
  it('where a whole name of its parties stands, in any case and with any accents', () => {
    expect(suggest('Contract with ÉLM county council’s advisers', 'Elm County Council')).toMatchObject([
      { item: 'five', interest: 'one', words: 'whole name' },
    ])
  })

  it('where a distinctive word of a name stands, and says which', () => {
    const [found] = suggest('Places at Thornfield', 'Thornfield Primary School')
    expect(found?.words).toEqual(['thornfield'])
    expect(found && saySuggestion(found)).toBe('The title has “thornfield”, of “Thornfield Primary School”')
  })

  it('for the title of a paper and the text of a decision too', () => {
    const texts: readonly ItemText[] = [
      title('Any other business', 'six'),
      { item: 'six', where: 'paper', text: 'Offer of Smith & Sons' },
      { item: 'six', where: 'decision', text: 'Smith and Sons were chosen' },
    ]
    const [found, ...rest] = suggestMatches(texts, [{ id: 'one', parties: ['Smith and Sons'] }])
    expect(rest).toEqual([])
    expect(found && saySuggestion(found)).toBe('A paper, “Offer of Smith & Sons”, names “Smith and Sons”')
  })

  it('once for each item, by the strongest reason', () => {
    const texts = [title('Thornfield'), { item: 'five', where: 'paper', text: 'Thornfield Trust' } as const]
    expect(suggestMatches(texts, [{ id: 'one', parties: ['Thornfield Trust'] }])).toMatchObject([
      { words: 'whole name', where: 'paper' },
    ])
  })
})

describe('an interest is not suggested', () => {
  it.each([
    ['Primary school places', 'Thornfield Primary School'],
    ['Council housing', 'Elm City Council'],
    ['Elmswell report', 'Elm City Council'],
    ['Report on the year 2026', 'Vision 2026'],
    ['Minutes of the last meeting', 'The Trust'],
    ['', 'Thornfield Trust'],
  ])('for “%s” by “%s”', (text, party) => {
    expect(suggest(text, party)).toEqual([])
  })

  it('where it names nobody', () => {
    expect(suggest('Anything at all')).toEqual([])
    expect(suggest('Anything at all', '  ', 'the')).toEqual([])
  })
})
