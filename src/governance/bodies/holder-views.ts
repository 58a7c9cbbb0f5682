// Who takes a seat, as a cell shows it: a name, a vacancy, or that the name is withheld. Pure.
import { PUBLIC_PROFILE } from '../../kernel/disclosure.ts'
import type { Child, Html } from '../../ui/html.ts'
import { taggedWord, withheld } from '../../ui/section.ts'
import type { Place } from './types.ts'

/** The holder of a seat. */
export function holderCell({ holder }: Pick<Place, 'holder'>): Child {
  return holder === null ? taggedWord('Vacant', 'vacant') : nameCell(holder.name)
}

/** A name, or that it is withheld and why. */
export function nameCell(name: string | null): Child {
  return name ?? nameWithheld()
}

function nameWithheld(): Html {
  return withheld(PUBLIC_PROFILE.grounds.personal, '/privacy#names')
}
