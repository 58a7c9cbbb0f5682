// Words of the count: what is counted, what is reported, why a file is refused, and the limits. Shapes only; decides nothing.

/** The rules that a count can follow. */
export const COUNT_RULES = ['scottish-stv', 'av', 'majority'] as const
export type CountRule = (typeof COUNT_RULES)[number]

/** Bytes of the largest file that is read. */
export const MOST_BYTES = 20_000_000
/** Characters of the longest line that is no comment. */
export const LONGEST_LINE = 10_000
/** Ballots in one poll: with more, the exact arithmetic in votes.ts would leave the safe integers. */
export const MOST_BALLOTS = 900_000
export const MOST_CANDIDATES = 200
export const MOST_SEATS = 200
/** Characters of the longest name or title. */
export const LONGEST_NAME = 200

/** Ballots that say the same: how many, and the places of candidates in order of preference. An empty ranking is a blank paper. */
export interface SameBallots {
  readonly papers: number
  readonly ranking: readonly number[]
}

/** What is counted. A candidate is its place in `candidates`, from 0. */
export interface Poll {
  readonly title: string
  readonly seats: number
  /** In the order of the ballot paper; no two alike. */
  readonly candidates: readonly string[]
  readonly withdrawn: readonly number[]
  /** The order drawn by lot before the count; empty when there was none, and it may name only some. */
  readonly lot: readonly number[]
  /** As cast, withdrawn candidates still ranked; merged and in canonical order. */
  readonly ballots: readonly SameBallots[]
}

/** What a stage of the count did. */
export type StageAction = 'first-preferences' | 'surplus' | 'exclusion' | 'last-places'

/** One stage: what it did and how things stand after it. Votes are decimals with five places, by name. */
export interface Stage {
  readonly stage: number
  readonly action: StageAction
  /** Whose papers moved. */
  readonly of: string | null
  readonly votes: Readonly<Record<string, string>>
  readonly nonTransferable: string
  /** Deemed elected at the end of this stage, in order. */
  readonly elected: readonly string[]
  readonly excluded: readonly string[]
}

/** What was to be decided between candidates who stood equal. */
export type TieFor = 'exclusion' | 'surplus' | 'seat'

/** Candidates who stood equal, and how it was settled. */
export interface Tie {
  /** The stage that the choice decides. */
  readonly stage: number
  readonly for: TieFor
  readonly between: readonly string[]
  readonly settledBy: 'look-back' | 'lot' | 'none'
  /**
   * Who is excluded, whose surplus moves first, or who has the seat. Settled by nothing and still a name: whoever is chosen, the same are
   * elected, and the stages show this choice. Null: who is elected depends on it, and the count stopped here.
   */
  readonly chosen: string | null
}

/** The report of a count; the same words as `trellis count --json`. */
export interface CountReport {
  readonly title: string
  readonly rule: CountRule
  readonly seats: number
  /** Ballots that rank at least one candidate who stands. */
  readonly valid: number
  readonly invalid: number
  /** What elects: the quota; under `av` and `majority` more than half of the ballots in play at the last stage shown. */
  readonly quota: string
  readonly candidates: readonly string[]
  readonly withdrawn: readonly string[]
  /** In order of election. */
  readonly elected: readonly string[]
  readonly stages: readonly Stage[]
  readonly ties: readonly Tie[]
  /** The tied, or under `majority` the leading, between whom the ballots do not decide; empty when all is decided. */
  readonly undecided: readonly string[]
}

/** Why a file is no poll; `sayBltRefusal` has the sentence, and the detail the line. */
export type BltRefusal =
  | 'too-large'
  | 'not-text'
  | 'line-too-long'
  | 'no-header'
  | 'candidates-out-of-range'
  | 'seats-out-of-range'
  | 'unknown-option'
  | 'bad-option'
  | 'not-a-ballot'
  | 'no-papers'
  | 'too-many-ballots'
  | 'unknown-candidate'
  | 'equal-ranks'
  | 'ranked-twice'
  | 'broken-ballot'
  | 'no-end-of-ballots'
  | 'bad-name'
  | 'name-too-long'
  | 'same-name'
  | 'names-missing'
  | 'after-title'

/** Why a poll is not counted; `sayCountRefusal` has the sentence. */
export type CountRefusal = 'one-seat' | 'no-candidate'

/** The stages as a table, candidates down and stages across, for the page, the print and the terminal. */
export interface StageTable {
  readonly columns: readonly StageColumn[]
  /** In the order of the ballot paper. */
  readonly rows: readonly StageRow[]
  readonly nonTransferable: readonly StageFigure[]
  /** What every column adds up to: the valid ballots. */
  readonly total: string
}
export interface StageColumn {
  readonly stage: number
  /** `Surplus of A`. */
  readonly heading: string
}
export interface StageRow {
  readonly name: string
  readonly cells: readonly StageCell[]
  readonly outcome: Outcome
}
export interface StageFigure {
  readonly votes: string
  /** Against the stage before, signed; null at the first stage and where nothing changed. */
  readonly change: string | null
}
export interface StageCell extends StageFigure {
  /** At the end of the stage. */
  readonly state: 'continuing' | 'elected' | 'excluded'
}
export type Outcome =
  | { readonly state: 'elected'; readonly stage: number; readonly place: number }
  | { readonly state: 'excluded'; readonly stage: number }
  | { readonly state: 'undecided' | 'not-elected' }
