// Guards against real names: of schools, and of people in the source documents. Pure.
import { cell, type Row } from './tables.ts'

/** Lower case, letters only, single spaces. */
export function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
}

/** The invented bases that stand in the name of a real school, each with that name. */
export function takenNames(bases: readonly string[], schools: Iterable<Row>): string[] {
  const real = [...schools].map((row) => plain(cell(row, 'EstablishmentName')))
  return bases.flatMap((base) => real.filter((name) => name.includes(plain(base))).map((name) => `${base}: ${name}`))
}

/** The invented people who share a family name, or a whole name, with a word of the source documents. */
export function namedInSources(people: readonly string[], documents: readonly string[]): string[] {
  const words = new Set(documents.flatMap((text) => text.match(/[A-Z][a-z]+/g) ?? []))
  return people.filter((name) => words.has(name.split(' ').at(-1) ?? ''))
}
