// What follows from each row of the file of people. Pure; the queries save the records.
import { accept } from '../../../../kernel/decision.ts'
import { newId } from '../../../../kernel/id.ts'
import { Records } from '../records.ts'
import { partnershipOf, refuseRow, type Outcome, type RowDecision } from '../rows.ts'
import type { PersonRow } from './schema.ts'
import type { PeopleStanding, PersonRecord } from './types.ts'

/** The file's effect on the register, gathered row by row. */
export class PeoplePlan {
  readonly people: Records<PersonRecord>
  readonly #standing: PeopleStanding
  readonly #asked: string | null
  readonly #lines = new Map<string, number>()

  /** `asked` is the partnership that the import is for, or null. */
  constructor(standing: PeopleStanding, asked: string | null) {
    this.#standing = standing
    this.#asked = asked
    this.people = new Records(standing.people)
  }

  /** Takes a row, or says why not: the person stands twice in the file, or another person has the address. */
  take(row: PersonRow, line: number): RowDecision<Outcome> {
    const partnership = partnershipOf(row.partnership, this.#asked, this.#standing.partnerships)
    if (!partnership.ok) return partnership
    const standing = this.#standingAs(row, partnership.value)
    const wrong = this.#wrong(row, partnership.value, standing)
    if (wrong !== null) return refuseRow(wrong)
    this.#lines.set(`${partnership.value}/${row.person}`, line)
    return accept(this.#put(row, partnership.value, standing))
  }

  /** By the name that files use; whom the set-up named by their address takes the name that the file gives. */
  #standingAs({ person, email }: PersonRow, partnership: string): PersonRecord | null {
    const here = (is: (p: PersonRecord) => boolean) => this.#find((p) => p.partnership === partnership && is(p))
    return here((p) => p.key === person) ?? (email === null ? null : here((p) => p.key === email && p.email === email))
  }

  #find(is: (person: PersonRecord) => boolean): PersonRecord | null {
    return this.people.find(is)
  }

  #wrong({ person, name, email }: PersonRow, partnership: string, standing: PersonRecord | null): string | null {
    const line = this.#lines.get(`${partnership}/${person}`)
    if (line !== undefined) return `${person} is on line ${line} already.`
    if (standing === null && name === null) return 'The column name is empty.'
    const other = email === null ? null : this.#find((p) => p.partnership === partnership && p.email === email)
    if (other === null || other.id === standing?.id) return null
    return `The address ${email} is that of ${other.key ?? other.name} already: a person signs in by their own.`
  }

  #put(row: PersonRow, partnership: string, standing: PersonRecord | null): Outcome {
    const { person: key, name, email, telephone, publish_contact: publish } = row
    if (standing !== null) return this.people.change(standing, { key, name, email, telephone, publish })
    const fresh = { id: newId(), partnership, key, name: name ?? key, email, telephone, publish: publish ?? false }
    return this.people.add(fresh)
  }
}
