// The register's door: all that other rooms and the shells may use.
export { findReader } from './people/queries.ts'
export { findImporter, IMPORTERS } from './imports/importers.ts'
export { importFile } from './imports/run-import.ts'
export type { ImportKind, ImportReport, ImportRequest, RefusedRow } from './imports/types.ts'
export { peopleRoutes } from './people/routes.ts'
export { listOwnRecord } from './people/queries.ts'
export { ownRecord } from './people/views.ts'
