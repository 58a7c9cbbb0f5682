// The register's door: all that other rooms and the shells may use.
export { findReader } from './people/queries.ts'
export { findImporter, IMPORTERS } from './imports/importers.ts'
export { importFile } from './imports/run-import.ts'
export type { ImportKind, ImportReport, ImportRequest, RefusedRow } from './imports/types.ts'
