// A partnership that has no group yet: what its list says, and the next step of whoever may take one. Pure: data in, markup out.
import type { Html } from '../../ui/html.ts'
import { html } from '../../ui/html.ts'
import { emptyState, link } from '../../ui/section.ts'

/** What decides the next step: what is held, and what the reader may do here. */
export interface Start {
  /** Does the register hold any school? */
  readonly schools: boolean
  /** May add a group. */
  readonly edits: boolean
  /** May import files of this partnership. */
  readonly imports: boolean
  /** May import national files. */
  readonly operates: boolean
}

/** In place of the list: schools first, then groups; to readers who may do neither, that none is recorded. */
export function startOfGroups({ slug, name }: { readonly slug: string; readonly name: string }, start: Start): Html {
  const { edits, imports, operates, schools } = start
  const what = `${name} has no groups in the register yet.`
  if (!edits && !imports && !operates)
    return emptyState({ what, next: html`Its ${link('schools', '/schools')} can be found without them.` })
  const why = 'Until a group is recorded, the public reads only that none is held.'
  if (!schools) return emptyState({ what, why, next: schoolsFirst(operates) })
  const ways = [
    imports && link('import development groups', `/${slug}/imports`),
    edits && link('add a group', `/${slug}/groups/new`),
  ].filter((way) => way !== false)
  const [first, second] = ways
  if (first === undefined)
    return emptyState({ what, why, next: `The register officer of ${name} can import or add them.` })
  return emptyState({ what, why, next: html`Next, ${first}${second !== undefined && html` or ${second}`}.` })
}

function schoolsFirst(operates: boolean): Html {
  const then = 'Groups are made of schools, so they come after.'
  if (operates) return html`First ${link('import the national file of establishments', '/operator/imports')}. ${then}`
  return html`First ask whoever runs this service to import the national file of establishments. ${then}`
}
