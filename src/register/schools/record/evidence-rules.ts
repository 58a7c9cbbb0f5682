// Which figures a school's page shows, whose they are, and why one is missing. Pure.
import { INDICATORS, RATING, ROLL, type Indicator } from '../indicators.ts'
import type { EvidenceFigure, MissingReason, NamedSchool, PeerSpread, SchoolRecord } from './types.ts'

/** One indicator of the page: the figure of the latest period, how the others lie, and whose figure it is. */
export interface Shown {
  readonly indicator: Indicator
  /** Null: nothing is held under this URN, nor under its only predecessors'. */
  readonly figure: EvidenceFigure | null
  readonly peers: PeerSpread | null
  /** The predecessor whose figure it is; null when it is the school's own. */
  readonly from: NamedSchool | null
}

/** The indicators with something to show, table by table: a figure, a reason, or others to compare with. */
export function shownEvidence(record: SchoolRecord): Shown[] {
  return INDICATORS.map((indicator) => shownIndicator(record, indicator)).filter(
    ({ figure, peers }) => figure !== null || peers !== null,
  )
}

function shownIndicator(record: SchoolRecord, indicator: Indicator): Shown {
  const { figure, from } = latestFigure(record, indicator.id)
  const periods = record.peers.filter((peers) => peers.indicator === indicator.id)
  const wanted = figure?.period ?? latestOf(periods)
  return { indicator, figure, from, peers: periods.find((peers) => peers.period === wanted) ?? null }
}

/** The school's own latest figure; where it has none, that of the nearest predecessor in an unbroken line. */
function latestFigure(
  record: SchoolRecord,
  indicator: string,
): { figure: EvidenceFigure | null; from: NamedSchool | null } {
  const own = figuresOf(record, record.school.urn, indicator)
  if (own[0] !== undefined) return { figure: own.find(isHeld) ?? own[0], from: null }
  for (const from of record.ancestors) {
    const figure = figuresOf(record, from.urn, indicator).find(isHeld)
    if (figure !== undefined) return { figure, from }
  }
  return { figure: null, from: null }
}

/** The overall grade of the latest inspection that a file gives, with whose it is. */
export function latestRating(record: SchoolRecord): { figure: EvidenceFigure | null; from: NamedSchool | null } {
  return latestFigure(record, RATING)
}

/** A number for each period, the earliest first. */
export interface Series {
  readonly indicator: string
  readonly years: readonly {
    readonly period: string
    readonly figure: EvidenceFigure
    readonly from: NamedSchool | null
  }[]
}

/** Pupils on roll over the years, the earliest first, through the predecessors in an unbroken line; each year once. */
export function rollOverYears(record: SchoolRecord): Series {
  const byPeriod = new Map<string, { period: string; figure: EvidenceFigure; from: NamedSchool | null }>()
  for (const from of [null, ...record.ancestors])
    for (const figure of figuresOf(record, from?.urn ?? record.school.urn, ROLL))
      if (figure.value !== null && !byPeriod.has(figure.period))
        byPeriod.set(figure.period, { period: figure.period, figure, from })
  return { indicator: ROLL, years: [...byPeriod.values()].sort((a, b) => (a.period < b.period ? -1 : 1)) }
}

const REASONS: Readonly<Record<MissingReason, string>> = {
  suppressed: 'Held back by the publisher, because it rests on few pupils',
  'low-coverage': 'Not published, because it covers too few of the pupils',
  'not-published': 'Not published for this school',
  'no-entries': 'No pupils were entered',
  'not-applicable': 'Does not apply to this school',
  'not-collected': 'Not collected in this year',
}

/** Why there is no figure, as a sentence without its full stop. */
export function sayMissing(figure: EvidenceFigure | null): string {
  if (figure === null) return 'Not in the files we hold for this URN'
  return figure.missing === null ? 'Not a number' : REASONS[figure.missing]
}

/** 2022/23 becomes 2022 to 2023; anything else stays. */
export function sayPeriod(period: string): string {
  const years = /^(\d{4})\/(\d{2})$/.exec(period)
  return years === null ? period : `${years[1]} to ${years[1]?.slice(0, 2)}${years[2]}`
}

function figuresOf(record: SchoolRecord, urn: string, indicator: string): EvidenceFigure[] {
  return record.evidence.filter((figure) => figure.urn === urn && figure.indicator === indicator)
}

function isHeld(figure: EvidenceFigure): boolean {
  return figure.missing === null
}

function latestOf(periods: readonly PeerSpread[]): string | undefined {
  return periods
    .map((peers) => peers.period)
    .sort()
    .at(-1)
}
