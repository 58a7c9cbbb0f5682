// The three faults that one handler turns into a page; anything else thrown is a bug. Pure.

/** It is not there, or not this actor's to see: the reader learns nothing more (404). */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** It is there, and this actor may not do that; the message is a sentence for the reader (403). */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted'
}

/** Somebody else changed it first (409); `current` is what stands now, `typed` what was to stand there instead, in words for the reader by the same names. */
export class LostRace extends Error {
  override readonly name = 'LostRace'
  readonly current: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
  constructor(
    message: string,
    current: Readonly<Record<string, string>> = {},
    typed: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.current = current
    this.typed = typed
  }
}

/** A fault in the user's own input or set-up, to be shown as it stands: no stack, exit 1 or page 400. */
export class UserFault extends Error {
  override readonly name = 'UserFault'
  readonly code: string
  readonly line: number | undefined
  constructor(code: string, message: string, line?: number) {
    super(message)
    this.code = code
    this.line = line
  }
}

/** The value, or NotFound. */
export function found<T>(value: T | null | undefined, what = 'Page'): T {
  if (value === null || value === undefined) throw new NotFound(`${what} not found`)
  return value
}
