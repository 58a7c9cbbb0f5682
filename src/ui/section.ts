// What stands on a page: sections with their ruled margin, facts, lists, timelines, and what is not shown. Pure; knows no room.
import { sayDay, type Day } from '../kernel/day.ts'
import { summaryList, tag } from './govuk.ts'
import { html, joinHtml, safeHref, trusted, type Child, type Html } from './html.ts'
import { unbroken } from './unbroken.ts'

const LOCK = trusted(
  '<svg viewBox="0 0 14 16" aria-hidden="true" focusable="false"><path d="M3.5 7V4.5a3.5 3.5 0 0 1 7 0V7"/><rect x="1" y="7" width="12" height="8" rx="1"/></svg>',
)
const TONES = { plain: '', open: 'govuk-tag--blue', this: 'govuk-tag--purple', vacant: 'govuk-tag--yellow' } as const

/** A section: side-head and short notes in the margin, the matter to the right. `id` (default: made from the head) names the section for links. */
export function section(parts: { head: string; note?: Child | readonly Child[]; body: Child; id?: string }): Html {
  const id = parts.id ?? parts.head.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const notes = [parts.note].flat().filter((note) => note !== undefined && note !== null && note !== false)
  return html`<section class="t-row" id="${id}" aria-labelledby="${id}-h">
    <div class="t-side">
      <h2 id="${id}-h">${unbroken(parts.head)}</h2>
      ${notes.map((note) => html`<p>${note}</p>`)}
    </div>
    <div class="t-matter">${parts.body}</div>
  </section>`
}

/** A link in our hand; a target that is not ours, https, mailto or tel becomes `#`. */
export function link(text: Child, href: string): Html {
  return html`<a class="govuk-link" href="${safeHref(href)}">${text}</a>`
}

/** The statement: how things stand, in one paragraph in which every number is a link. */
export function statement(words: Child): Html {
  return html`<p class="t-say">${words}</p>`
}

/** A fact of a record: its name and what is recorded, or the reason why nothing is. */
export interface Fact {
  readonly name: string
  readonly value: Child
  /** What the reader may do with it; `about` is read out after the text: Change *opening day*. */
  readonly action?: { readonly text: string; readonly href: string; readonly about: string }
}

/** Facts as a summary list, in the given order. */
export function facts(rows: readonly Fact[]): Html {
  return summaryList({
    rows: rows.map(({ name, value, action }) => ({
      key: { text: name },
      value: { html: html`${value}` },
      ...(action && {
        actions: { items: [{ text: action.text, href: action.href, visuallyHiddenText: action.about }] },
      }),
    })),
  })
}

/** A line of a list: what it is (a link when `href` is given), one grey line or more under it, one fact at the right. */
export interface ListItem {
  readonly what: Child
  readonly href?: string
  readonly note?: Child | readonly Child[]
  readonly fact?: Child
}

/** A list with hairlines, in the given order; `ordered` when the order means something. */
export function list(items: readonly ListItem[], options: { readonly ordered?: boolean } = {}): Html {
  const lines = items.map(
    (item) =>
      html`<li>
        ${what(item)}${item.fact !== undefined && html`<span class="t-fact">${item.fact}</span>`}${notes(item)}
      </li>`,
  )
  return options.ordered === true
    ? html`<ol class="t-list">
        ${lines}
      </ol>`
    : html`<ul class="t-list">
        ${lines}
      </ul>`
}

/** A list with the day first, in the given order. */
export function datedList(items: readonly (ListItem & { readonly day: Day })[]): Html {
  const lines = items.map((item) => html`<li>${when(item.day)}${what(item)}${notes(item)}</li>`)
  return html`<ul class="t-list t-dates">
    ${lines}
  </ul>`
}

/** The rooms of the house, or what else stands as a small grid of names with a line each. */
export function roomList(items: readonly ListItem[]): Html {
  return html`<ul class="t-rooms">
    ${items.map((item) => html`<li>${what(item)}${notes(item)}</li>`)}
  </ul>`
}

/** An entry of a timeline: a day (null: not recorded), what happened, and how it stands out. */
export interface TimelineEntry {
  readonly day: Day | null
  readonly what: Child
  readonly note?: Child
  /** `turn`: a turning point; `next`: still to come. */
  readonly mark?: 'turn' | 'next'
}

/** What happened, in the given order (newest first by custom). */
export function timeline(entries: readonly TimelineEntry[]): Html {
  const lines = entries.map(
    ({ day, what, note, mark }) =>
      html`<li${mark && html` class="t-${mark}"`}>${day === null ? html`<span class="t-when">Day not recorded</span>` : when(day)}<div><p>${what}</p>${note !== undefined && html`<p class="t-small">${note}</p>`}</div></li>`,
  )
  return html`<ol class="t-time">
    ${lines}
  </ol>`
}

/** What is not here, why, and what to do or whom to ask. */
export function emptyState(parts: { what: Child; why?: Child; next?: Child }): Html {
  const small = [parts.why, parts.next].filter((part) => part !== undefined)
  return html`<div class="t-empty">
    <p>${parts.what}</p>
    ${small.map((part) => html`<p class="t-small">${part}</p>`)}
  </div>`
}

/** What is held back from this reader: what it is, who sees it and why, and whom to ask. */
export function heldBack(parts: { what: string; why: Child; next?: Child }): Html {
  const locked = html`<span class="t-lock">${LOCK}${parts.what}</span> is not shown to you.`
  return emptyState({ what: locked, why: parts.why, next: parts.next })
}

/** In place of a value that is withheld: the word and the ground, such as s40(2), with a link to why. */
export function withheld(ground: string, href: string): Html {
  return html`<span class="t-held">Withheld, ${link(ground, href)}</span>`
}

/** Over confidential matter: who sees it, and why this reader does. Prints. */
export function confidential(words: Child): Html {
  return html`<div class="t-secret">
    <p>${LOCK}<b>Confidential.</b> ${words}</p>
  </div>`
}

/** A word that marks a state: plain, open, this (the one meant), vacant. */
export function taggedWord(word: string, tone: keyof typeof TONES = 'plain'): Html {
  return tag({ text: word, classes: TONES[tone] })
}

/** How far long work is; the page's own address gives the same as JSON with `finished`. */
export interface Progress {
  readonly done: number
  /** Null when the whole is not known yet. */
  readonly of: number | null
  /** How many of how many, since when. */
  readonly sentence: string
}

/** A bar with its sentence. With script it follows the work every `everySeconds`, asking the page's own address for JSON. */
export function progressBar(progress: Progress, everySeconds: number): Html {
  const value = progress.of === null ? null : html` max="${progress.of}" value="${progress.done}"`
  return html`<div class="t-progress" data-live-seconds="${everySeconds}">
    <p data-live-words role="status" id="progress-words">${progress.sentence}</p>
    <progress aria-labelledby="progress-words" ${value}></progress>
  </div>`
}

function what({ what, href }: ListItem): Html {
  return html`<span class="t-what">${href === undefined ? what : link(what, href)}</span>`
}

function notes({ note }: ListItem): Html {
  const lines = [note].flat().filter((line) => line !== undefined && line !== null && line !== false)
  return joinHtml(lines.map((line) => html`<p>${line}</p>`))
}

function when(day: Day): Html {
  return html`<time class="t-when" datetime="${day}">${sayDay(day)}</time>`
}
