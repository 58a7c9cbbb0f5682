// What a search text means and how alike is alike enough. Pure: no database.
import { nameKey } from '../name-key.ts'
import type { SearchText } from './types.ts'

/** Tells an identifier from words; null when nothing was typed that can be compared. URN six digits, LAESTAB 856/2327 or 8562327, postcodes with or without space. */
export function readSearch(typed: string): SearchText | null {
  const text = typed.trim().slice(0, 200).toUpperCase()
  if (/^\d{6}$/.test(text)) return { kind: 'urn', urn: text }
  const laestab = /^(\d{3})\s*[/\\ -]?\s*(\d{4})$/.exec(text)
  if (laestab !== null) return { kind: 'laestab', laestab: `${laestab[1]}${laestab[2]}` }
  const postcode = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})?$/.exec(text)
  if (postcode !== null) return postcodeSearch(postcode[1] ?? '', postcode[2])
  const key = nameKey(text)
  return key === '' ? null : { kind: 'words', key }
}

function postcodeSearch(area: string, rest: string | undefined): SearchText {
  return rest === undefined ? { kind: 'postcode-area', area } : { kind: 'postcode', postcode: area + rest }
}

/** How many different groups of three letters a key has, counted as PostgreSQL's pg_trgm does. */
export function trigramCount(key: string): number {
  const groups = key.split(' ').flatMap((word) => {
    const padded = `  ${word} `
    return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))
  })
  return new Set(groups).size
}

/** From which similarity (0 to 1) a name is the one meant, but for one slip, which spoils three groups of letters on either side. */
export function strictThreshold(key: string): number {
  return leftWhenSpoilt(key, 3.2)
}

/** From which similarity (0 to 1) a name is still like the text: two letters swapped spoil four groups on either side. */
export function looseThreshold(key: string): number {
  return leftWhenSpoilt(key, 4.5)
}

/** In long names several slips leave as much: more would only let common words decide. */
function leftWhenSpoilt(key: string, spoilt: number): number {
  const n = trigramCount(key)
  return Math.min(Math.max((n - spoilt) / (n + spoilt), 0.35), 0.7)
}

/** Ways to read the words as a name followed by a town: `[name words, town]`, for towns of one to three words. */
export function nameThenTown(key: string): (readonly [string, string])[] {
  const words = key.split(' ')
  return [1, 2, 3]
    .filter((n) => n <= words.length)
    .map((n) => [words.slice(0, -n).join(' '), words.slice(-n).join(' ')])
}

/** A LIKE pattern for each word, for text that holds all of them. Keys have no wildcards. */
export function holdsWords(key: string): string[] {
  return key === '' ? [] : key.split(' ').map((word) => `%${word}%`)
}
