// Reads a BLT file, the plain text in which elections are exchanged, with the variants that real files have. Pure: takes text, gives a poll or a refusal.
import { accept, type Decision } from '../../kernel/decision.ts'
import { readBallots } from './blt-ballots.ts'
import { readLines } from './blt-lines.ts'
import { readNames } from './blt-names.ts'
import { readOpening } from './blt-options.ts'
import { canonicalBallots } from './canonical.ts'
import type { BltRefusal, Poll } from './types.ts'

/**
 * Reads an election file: bytes in UTF-8, or text. Takes what real files hold: no newline at the end, names without quotes or with
 * `"Name ""Party"""`, several spaces in a name, no 0 at the ends of ballots, `#` comments, a comma at every line end, `-2` and
 * `[withdrawn 2]`, `[nick a b]`, `[tie 2 1]`, no title. Refuses whatever else by its line, so that nothing is counted that was not understood.
 */
export function readBlt(file: string | Uint8Array): Decision<Poll, BltRefusal> {
  const lines = readLines(file)
  if (!lines.ok) return lines
  const opening = readOpening(lines.value)
  if (!opening.ok) return opening
  const { seats, withdrawn, lot, places } = opening.value
  const body = lines.value.slice(opening.value.lines)
  const ballots = readBallots(body, places)
  if (!ballots.ok) return ballots
  const last = lines.value.at(-1)?.number ?? 1
  const names = readNames(body.slice(ballots.value.lines), opening.value.candidates, last)
  if (!names.ok) return names
  return accept({ ...names.value, seats, withdrawn, lot, ballots: canonicalBallots(ballots.value.ballots) })
}
