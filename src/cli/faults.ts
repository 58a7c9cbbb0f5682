// From anything thrown to a sentence for the person at the terminal. Never shows a stack.
import { UserFault } from '../kernel/faults.ts'
import type { Wrong } from './command.ts'

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', '57P03'])
const NOT_ADMITTED = new Set(['28P01', '28000', '3D000'])

/** What was refused, when the fault lies in what was asked or in the set-up; null for a fault of our own. */
export function refusalOf(error: unknown): Wrong | null {
  if (error instanceof UserFault) {
    const { code, message, line } = error
    return line === undefined ? { code, message } : { code, message, line }
  }
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : ''
  if (UNREACHABLE.has(code))
    return { code: 'no-database', message: `The database cannot be reached (${code}). Check DATABASE_URL.` }
  if (NOT_ADMITTED.has(code))
    return { code: 'no-database', message: `The database does not admit us: ${message}. Check DATABASE_URL.` }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOSPC')
    return { code: 'no-access', message: `The system does not allow it: ${message}.` }
  return null
}

/** A fault of our own in words, with a reference under which the details stand in the log. */
export function bugOf(reference: string): Wrong {
  return {
    code: 'fault',
    message: `Something went wrong in Trellis itself, and what was asked is not done. Reference ${reference}. LOG_LEVEL=debug shows the details.`,
  }
}

/** The details of a fault of our own, as one line of the log. */
export function detailsOf(error: unknown, reference: string): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return JSON.stringify({ level: 'error', reference, code: codeOf(error) || undefined, details })
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
