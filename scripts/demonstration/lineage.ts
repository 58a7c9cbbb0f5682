// Which school a school was before, and in which days each URN lived. Pure: no file is read here.
import { addDays, dayOf, type Day } from '../../src/kernel/day.ts'
import { cell, type Row } from './tables.ts'

/** The days of a URN: from its opening (unknown is ''), to the day after its last (still open is ''). */
export type Life = { readonly from: Day | ''; readonly to: Day | '' }

/** Predecessors by URN, and for every URN all that it is linked to as predecessor or successor. */
export type Lineage = {
  readonly predecessors: ReadonlyMap<string, readonly string[]>
  readonly successors: ReadonlyMap<string, readonly string[]>
}

const PLACEHOLDER = '1900-01-01'

/** A day written dd-mm-yyyy or dd/mm/yyyy; '' for none and for the publisher's placeholder. */
export function sourceDay(text: string): Day | '' {
  const parts = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(text)
  if (!parts) return ''
  const read = dayOf(Number(parts[3]), Number(parts[2]), Number(parts[1]))
  return read.ok && read.value > PLACEHOLDER ? read.value : ''
}

/** Reads the links of the register. An amalgamation names no direction: the school that closed first is the predecessor. */
export function lineageOf(links: readonly Row[], schools: ReadonlyMap<string, Row>): Lineage {
  const predecessors = new Map<string, string[]>()
  const successors = new Map<string, string[]>()
  for (const link of links) {
    const pair = directed(link, schools)
    if (!pair) continue
    note(predecessors, pair.after, pair.before)
    note(successors, pair.before, pair.after)
  }
  return { predecessors, successors }
}

/** These URNs and all that they come from or became, through all generations. */
export function closure(urns: Iterable<string>, lineage: Lineage): Set<string> {
  const found = new Set(urns)
  for (const urn of found) {
    for (const other of [...(lineage.predecessors.get(urn) ?? []), ...(lineage.successors.get(urn) ?? [])]) {
      found.add(other)
    }
  }
  return found
}

/** The life of a URN. A closed school without a day of its own ends when its successor opens. */
export function lifeOf(urn: string, schools: ReadonlyMap<string, Row>, lineage: Lineage): Life {
  const row = schools.get(urn)
  const from = sourceDay(cell(row, 'OpenDate'))
  const closed = sourceDay(cell(row, 'CloseDate'))
  if (closed) return { from, to: addDays(closed, 1) }
  if (cell(row, 'EstablishmentStatus (code)') !== '2') return { from, to: '' }
  return { from, to: firstOpening(lineage.successors.get(urn) ?? [], schools) }
}

function firstOpening(urns: readonly string[], schools: ReadonlyMap<string, Row>): Day | '' {
  const days = urns.map((urn) => sourceDay(cell(schools.get(urn), 'OpenDate'))).filter((day) => day !== '')
  return days.sort()[0] ?? ''
}

function directed(link: Row, schools: ReadonlyMap<string, Row>): { before: string; after: string } | undefined {
  const urn = cell(link, 'URN')
  const other = cell(link, 'LinkURN')
  const type = cell(link, 'LinkType')
  if (type.startsWith('Predecessor')) return { before: other, after: urn }
  if (type.startsWith('Successor')) return { before: urn, after: other }
  if (type !== 'Result of Amalgamation') return undefined
  return ends(urn, schools) < ends(other, schools) ? { before: urn, after: other } : { before: other, after: urn }
}

function ends(urn: string, schools: ReadonlyMap<string, Row>): string {
  return sourceDay(cell(schools.get(urn), 'CloseDate')) || '9999'
}

function note(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key) ?? []
  if (!list.includes(value)) list.push(value)
  map.set(key, list)
}
