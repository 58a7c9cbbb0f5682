// Governance's door: all that other rooms and the shells may use.
export { listSeatGrants } from './authority/queries.ts'
export { governanceRoutes } from './routes.ts'
