// Which items of an agenda name a party of an interest: suggestions with their reason, for a person to accept. Pure; matches nothing itself.
import { nameKey } from '../../register/index.ts'

/** Something of an item that is searched: its title, a paper's, a question put or a decision. */
export interface ItemText {
  readonly item: string
  readonly where: 'title' | 'paper' | 'question' | 'decision'
  readonly text: string
}

/** An interest with the names to look for. */
export interface SearchedInterest {
  readonly id: string
  readonly parties: readonly string[]
}

/** Why an interest is suggested for an item. */
export interface Suggestion {
  readonly item: string
  readonly interest: string
  readonly party: string
  /** The whole name stands there; else the words of it that do. */
  readonly words: readonly string[] | 'whole name'
  readonly where: ItemText['where']
  readonly text: string
}

/** Words that many names have, so that one of them alone names nobody. */
const GENERIC = new Set(
  `a an and for from in new of on or the to with
  academy academies agency alliance anglican association authority board borough business catholic centre centres charity church city college
  colleges committee community company consultancy consulting cooperative council councils county diocesan diocese district east education educational
  england executive federation first foundation governors grammar group groups head heads headteacher headteachers high house infant infants junior
  juniors leadership learning limited llp ltd middle national network north nursery office parish partners partnership plc primary project roman school
  schools secondary service services sixth society solutions south special st support teaching training trust trusts uk university upper voluntary
  west work youth`
    .split(/\s+/)
    .filter(Boolean),
)
/** A shorter word names nobody. */
const SHORTEST = 3
const ORDER = ['title', 'paper', 'question', 'decision'] as const

/** At most one suggestion for each item and interest, the strongest: a whole name before words of one, a title before what lies under it. In the order of the texts. */
export function suggestMatches(
  texts: readonly ItemText[],
  interests: readonly SearchedInterest[],
): readonly Suggestion[] {
  const found = texts.flatMap((text) => {
    const words = wordsOf(text.text)
    return interests.flatMap(({ id, parties }) => parties.flatMap((party) => suggestion(text, words, id, party)))
  })
  const pairs = Map.groupBy(found, ({ item, interest }) => `${item} ${interest}`)
  return [...pairs.values()].flatMap((group) => group.toSorted((a, b) => strength(a) - strength(b)).slice(0, 1))
}

function suggestion(
  { item, where, text }: ItemText,
  words: readonly string[],
  interest: string,
  party: string,
): readonly Suggestion[] {
  const name = wordsOf(party).filter((word, i) => i > 0 || word !== 'the')
  if (name.length > 0 && holdsPhrase(words, name)) return [{ item, interest, party, words: 'whole name', where, text }]
  const distinctive = name.filter((word) => word.length >= SHORTEST && !GENERIC.has(word) && !/^\d+$/.test(word))
  const held = distinctive.filter((word) => words.some((each) => sameWord(each, word)))
  return held.length === 0 ? [] : [{ item, interest, party, words: held, where, text }]
}

function holdsPhrase(words: readonly string[], name: readonly string[]): boolean {
  return words.some((_, i) => name.every((word, n) => sameWord(words[i + n] ?? '', word)))
}

/** The same word, or one of them with the s of a plural or possessive: Council and Council’s. */
function sameWord(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s`
}

function wordsOf(text: string): readonly string[] {
  return nameKey(text).split(' ').filter(Boolean)
}

function strength({ words, where }: Suggestion): number {
  return (words === 'whole name' ? 0 : ORDER.length) + ORDER.indexOf(where)
}

/** `Its title names “Elm Council”`, `A paper, “Prices”, has the word Elm of “Elm Council”`. */
export function saySuggestion({ words, where, text, party }: Suggestion): string {
  const places = {
    title: 'The title',
    paper: `A paper, “${text}”,`,
    question: `A question put, “${text}”,`,
    decision: `A decision, “${text}”,`,
  }
  if (words === 'whole name') return `${places[where]} names “${party}”`
  const found = words.map((word) => `“${word}”`).join(' and ')
  return `${places[where]} has ${found}, of “${party}”`
}
