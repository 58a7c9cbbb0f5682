// Clears away what the database keeps of earlier states of urn and roll, once a poll is counted. Never reads a paper.
import type { JobHandler } from '../../store/jobs.ts'

/** The queue of this job. */
export const VACUUM_QUEUE = 'vacuum-urn'
/** Tables whose replaced rows would tell the order of votes. */
const TABLES = ['governance.urn', 'governance.elector'] as const

/** Writes both tables anew; doing it twice does no harm. */
export const vacuumUrnJob: JobHandler = {
  queue: VACUUM_QUEUE,
  run: async (store) => {
    for (const table of TABLES) await store.raw.vacuum(table)
  },
}
