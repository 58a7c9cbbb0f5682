// What the forms on who was there take. Seats and people are asked one by one, so their names are read from what was sent. Pure.
import { z } from 'zod'
import type { Typed } from '../../../http/form.ts'
import { ATTENDANCES, type AttendanceKind } from '../types.ts'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** For each seat whether its holder was there; observers one a line. */
export const AttendanceForm = z.record(z.string(), z.unknown()).transform((typed) => {
  const kinds = Object.entries(typed).flatMap(([name, value]): (readonly [string, AttendanceKind])[] => {
    const kind = ATTENDANCES.find((one) => one === value)
    const seat = name.startsWith('seat-') ? name.slice('seat-'.length) : ''
    return kind !== undefined && UUID.test(seat) ? [[seat, kind]] : []
  })
  const text = typeof typed['observers'] === 'string' ? typed['observers'] : ''
  const observers = [...new Set(text.split(/\r?\n/).map((line) => line.trim().slice(0, 120)))].filter(Boolean)
  return { kinds: new Map(kinds), observers: observers.slice(0, 60) }
})
export type AttendanceTyped = z.output<typeof AttendanceForm>

/** The members who were out of the room for an item. */
export const AwayForm = z.object({
  away: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((ids) => [ids].flat().filter((id) => UUID.test(id))),
})

/** What stands, as the form would have it typed. */
export function typedAttendance(kinds: ReadonlyMap<string, string>, observers: readonly string[]): Typed {
  return {
    ...Object.fromEntries([...kinds].map(([seat, kind]) => [`seat-${seat}`, kind])),
    observers: observers.join('\n'),
  }
}
