// The register's door: all that other rooms and the shells may use.
export { findReader } from './people/queries.ts'
