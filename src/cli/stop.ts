// Waits until the process is asked to end. Ends nothing itself.

/** One Ctrl+C reaches us more than once: from the terminal, and handed on by the process that started us. */
const SAME_MS = 1_000

/** Resolves at the first SIGTERM or SIGINT; one that comes a second later or more ends the process at once. */
export function untilAskedToStop(): Promise<void> {
  let first: number | null = null
  return new Promise((resolve) => {
    const stop = (): void => {
      const now = performance.now()
      if (first !== null && now - first > SAME_MS) process.exit(1)
      first ??= now
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
