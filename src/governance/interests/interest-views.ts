// One interest in a sentence or two, for every page that shows it. Pure: data in, markup out.
import { html, type Html } from '../../ui/html.ts'
import { link } from '../../ui/section.ts'
import { unbroken } from '../../ui/unbroken.ts'
import type { Interest } from './types.ts'
import { NATURE_NAMES, saySince, WITHHELD_WORDS } from './wording.ts'

/** An interest in a sentence or two: what it is, in whom, since when. `plain`: without links, for the label of a box. */
export function interestWords(interest: Interest, plain: 'plain' | 'linked' = 'linked'): Html {
  const parties = interest.parties.map(({ name, urn }, i) => [
    i > 0 && ', ',
    urn === null || plain === 'plain' ? name : link(name, `/schools/${urn}`),
  ])
  const whom = parties.length === 0 ? null : html` In: ${parties}.`
  const secret =
    interest.withheldWhy === null
      ? null
      : html` <b>Withheld from the public:</b> ${WITHHELD_WORDS[interest.withheldWhy]}.`
  return html`<b>${NATURE_NAMES[interest.nature]}.</b> ${unbroken(endsInStop(interest.description))}${whom}
    <span class="t-small">${capital(saySince(interest))}.</span>${secret}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function endsInStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
