// Governance's door: all that other rooms and the shells may use.
export { listSeatGrants } from './authority/queries.ts'
export { governanceRoutes } from './routes.ts'
export {
  COUNT_RULES,
  countPoll,
  MOST_BYTES,
  readBlt,
  RULE_NAMES,
  sayBltRefusal,
  sayCountRefusal,
  sayTie,
  sayUndecided,
  splitNames,
  stageTable,
  withLot,
} from './count/index.ts'
export type { CountReport, CountRule, Poll, StageColumn, StageFigure, StageTable } from './count/index.ts'
export { loadGovernanceDemonstration } from './demonstration/load.ts'
