// What a file says when its address names a day that does not exist. A page says so itself, beside its form.
import { refusedFile, type FileReply } from '../http/reply.ts'
import type { Format } from '../http/route.ts'
import { londonDay } from '../kernel/day.ts'
import { readAsAt } from '../ui/as-at.ts'
import type { Exchange } from './exchange.ts'
import type { Shell } from './shell.ts'

/** The refusal (400, one sentence) of a file for a day that is none; null where the day is real, not given, or a page is asked for. */
export function refuseBadDay({ clock }: Shell, { query }: Exchange, format: Format): FileReply | null {
  if (format === 'html') return null
  const { error } = readAsAt(Object.fromEntries(query), londonDay(clock()))
  return error === undefined ? null : refusedFile(format, `${error}.`)
}
