// Work that goes on after the answer, so that the answer tells nothing by its time. The server waits for it when it stops.

/** Work under way. */
export interface Background {
  /** Starts the work now; a fault goes to `report`. */
  run(work: () => Promise<void>, report: (error: unknown) => void): void
  /** When all that was started has ended. */
  settled(): Promise<void>
}

export function newBackground(): Background {
  const under = new Set<Promise<void>>()
  return {
    run: (work, report) => {
      const running: Promise<void> = work()
        .catch(report)
        .finally(() => under.delete(running))
      under.add(running)
    },
    settled: async () => {
      await Promise.all(under)
    },
  }
}
