// The columns of the file of people, and what each may hold. Pure.
import { z } from 'zod'
import { emailCell, neededText, text, yesNo } from '../cells.ts'

/** One row: one person, by the name that files use for them. */
export const PersonRow = z.object({
  partnership: text(),
  person: neededText('person'),
  name: text(),
  email: emailCell('email'),
  telephone: text(),
  publish_contact: yesNo('publish_contact'),
})
export type PersonRow = z.output<typeof PersonRow>
