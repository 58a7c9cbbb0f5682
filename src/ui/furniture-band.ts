// The band under the masthead: where we are, what this is, and the day it speaks of. Knows no room's data.
import { sayDay } from '../kernel/day.ts'
import { breadcrumbs, button, dateInput, tag } from './govuk.ts'
import { html, joinHtml, safeHref, type Child, type Html } from './html.ts'
import type { AsAt, Link, PageContent } from './page-types.ts'

/** Breadcrumbs, kind, name, one sentence. */
export function titleBand(content: PageContent): Html {
  const trail = content.breadcrumbs ?? []
  return html`<div class="govuk-width-container">
    ${trail.length > 0 && breadcrumbs({ items: trail })}
    <div class="t-band__in">
      ${kindLine(content)}
      <h1 class="govuk-heading-xl">${content.title}</h1>
      ${content.lede !== undefined && html`<p class="t-lede">${content.lede}</p>`}
    </div>
  </div>`
}

/** The day that the page speaks of with a way to another, and the same page in other formats; nothing when it has neither. */
export function dayBar(content: PageContent): Html | null {
  const { asAt, formats = [] } = content
  if (asAt === undefined && formats.length === 0) return null
  const past = asAt !== undefined && asAt.day !== asAt.today
  return html`<div class="${past ? 't-day t-day--past' : 't-day'}">
    <div class="govuk-width-container">
      ${asAt && daySentence(asAt)}${asAt && dayForm(asAt)}${past && backToToday(asAt)}${formats.length > 0 && formatLinks(formats)}
    </div>
  </div>`
}

function kindLine(content: PageContent): Html | null {
  const example = content.example === true && tag({ text: 'Invented example', classes: 'govuk-tag--yellow' })
  if (content.kind === undefined && !example) return null
  return html`<p class="t-kind">${joinHtml([content.kind, example], ' ')}</p>`
}

function daySentence({ day, today }: AsAt): Html {
  const said = html`<strong>${sayDay(day)}</strong>`
  if (day === today) return html`<span>As at ${said} (today)</span>`
  return day < today
    ? html`<span>As it stood on ${said}</span>`
    : html`<span>As recorded for ${said}, a day to come</span>`
}

function dayForm(asAt: AsAt): Html {
  const kept = Object.entries(asAt.keep ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )
  const open = asAt.error === undefined ? null : html` open`
  return html`<details${open}><summary>Choose another day</summary><form class="t-dayform" action="${safeHref(asAt.action)}" method="get" novalidate>
${kept}${boxes(asAt)}${button({ text: 'Show that day', classes: 'govuk-button--secondary' })}</form></details>`
}

// Nearly every page shows the boxes empty, and the macro for them costs more than all other furniture together.
let emptyBoxes: Html | undefined
function boxes(asAt: AsAt): Html {
  if (asAt.error === undefined && asAt.typed === undefined) return (emptyBoxes ??= drawBoxes({}))
  return drawBoxes(asAt)
}

function drawBoxes(asAt: Pick<AsAt, 'error' | 'typed'>): Html {
  return dateInput({
    id: 'as-at',
    fieldset: { legend: { text: 'Show this page as it stood on', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 1 3 2013' },
    errorMessage: asAt.error === undefined ? undefined : { text: asAt.error },
    items: (['day', 'month', 'year'] as const).map((name) => ({
      id: `as-at-${name}`,
      name: `as_at-${name}`,
      label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      value: asAt.typed?.[name],
      error: asAt.error !== undefined,
    })),
  })
}

function backToToday(asAt: AsAt): Html {
  const kept = new URLSearchParams(asAt.keep).toString()
  return html`<a class="govuk-link" href="${safeHref(asAt.action + (kept === '' ? '' : `?${kept}`))}">Back to today</a>`
}

function formatLinks(formats: readonly Link[]): Html {
  const links = formats.map(({ text, href }) => html`<a class="govuk-link" href="${safeHref(href)}">${text}</a>`)
  const last = links.at(-1)
  const said: Child = links.length > 1 ? html`${joinHtml(links.slice(0, -1), ', ')} or ${last}` : last
  return html`<span class="t-day__formats">This page as ${said}</span>`
}
