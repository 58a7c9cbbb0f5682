// Jobs as rooms declare them: what is asked for, and what does it. Never how they are queued.
import type { Store } from './open.ts'

/** What a job is given: ids, states and days only. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>

/** Work to be done once the transaction that asks for it is committed. */
export interface JobRequest {
  /** Which handler does it: kebab-case. */
  readonly queue: string
  readonly data: JobData
}

/** What does the jobs of one queue. It may be called again with the same data, and must then do nothing twice. */
export interface JobHandler {
  readonly queue: string
  /** Does one job. A throw is logged and tried again later, a few times. */
  readonly run: (store: Store, data: JobData) => Promise<void>
  /** No try is left: leaves things so that a person can go on. */
  readonly abandon?: (store: Store, data: JobData) => Promise<void>
}
