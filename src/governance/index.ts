// Governance's door: all that other rooms and the shells may use.
export { listSeatGrants } from './authority/queries.ts'
export { listOwnSeats } from './bodies/queries.ts'
export { ownSeats } from './bodies/own-views.ts'
export { vacuumUrnJob } from './elections/vacuum-job.ts'
export { governanceRoutes } from './routes.ts'
export { listGovernanceWaiting } from './waiting.ts'
export { governanceChecks } from './verify.ts'
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
