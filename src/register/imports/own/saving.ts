// Saving records in batches: one statement for many rows. Holds no rule.

const BATCH = 500

/** Runs `save` with at most 500 records at a time, in order; not at all when there are none. */
export async function inBatches<T>(records: readonly T[], save: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < records.length; start += BATCH) await save(records.slice(start, start + BATCH))
}
