// The whole document: furniture around what a room says. Knows no room's data.
import { assetUrl } from './assets.ts'
import { fillCsrf } from './csrf-field.ts'
import { dayBar, titleBand } from './furniture-band.ts'
import { demonstrationBar, footer, latticeStrip, listsOfRoom, masthead, rooms, sessionWarning } from './furniture.ts'
import { errorSummary, notificationBanner, skipLink } from './govuk.ts'
import { html, joinHtml, type Html } from './html.ts'
import type { Link, PageContent, PageFrame } from './page-types.ts'

export { CSRF_FIELD } from './csrf-field.ts'
export type { AsAt, Link, PageContent, PageFrame, Room, TypedDay } from './page-types.ts'

/** The document as text: what a room says, inside the furniture that the frame fills. Puts the session's token into every form. */
export function renderPage(frame: PageFrame, content: PageContent): string {
  const errors = allErrors(content)
  const document = html`<!DOCTYPE html>
    <html lang="en" class="govuk-template">
      ${head(frame, content, errors.length > 0)}
      <body class="govuk-template__body">
        ${skipLink({ href: '#main-content', text: 'Skip to main content' })}
        <header class="govuk-template__header">
          ${latticeStrip()}${masthead(frame)}${rooms(frame, content.room)}${listsOfRoom(frame, content.room)}${frame.demonstration && demonstrationBar()}
        </header>
        ${sessionWarning(frame)}
        <main id="main-content">
          ${messages(errors, content)}
          <div class="t-band">${titleBand(content)}${dayBar(content)}</div>
          <div class="govuk-width-container"><div class="govuk-main-wrapper">${content.body}</div></div>
        </main>
        ${footer(content.sources)}
      </body>
    </html> `
  return fillCsrf(document.text, frame.csrf)
}

function head(frame: PageFrame, content: PageContent, wrong: boolean): Html {
  const names = [content.title, frame.partnership?.name, 'Trellis'].filter((name) => name !== undefined)
  const title = `${wrong ? 'Error: ' : ''}${[...new Set(names)].join(' – ')}`
  return html`<head>
    <meta charset="utf-8" />
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="theme-color" content="#0d4b5b" />
    <link rel="icon" href="${assetUrl('favicon.svg')}" type="image/svg+xml" />
    <link rel="preload" href="${assetUrl('besley.woff2')}" as="font" type="font/woff2" crossorigin />
    <link rel="preload" href="${assetUrl('source-sans-3.woff2')}" as="font" type="font/woff2" crossorigin />
    <link rel="stylesheet" href="${assetUrl('trellis.css')}" />
    <script type="module" src="${assetUrl('trellis.js')}" nonce="${frame.nonce}"></script>
    ${refresh(content.refreshSeconds)}
  </head>`
}

function refresh(seconds: number | undefined): Html | null {
  return seconds === undefined ? null : html`<noscript><meta http-equiv="refresh" content="${seconds}" /></noscript>`
}

function messages(errors: readonly Link[], content: PageContent): Html | null {
  const parts: Html[] = []
  if (errors.length > 0) parts.push(errorSummary({ titleText: 'There is a problem', errorList: errors }))
  if (content.notice !== undefined)
    parts.push(notificationBanner({ type: 'success', html: html`<p class="t-notice">${content.notice}</p>` }))
  return parts.length === 0 ? null : html`<div class="govuk-width-container t-messages">${joinHtml(parts)}</div>`
}

function allErrors(content: PageContent): readonly Link[] {
  const day = content.asAt?.error
  return [...(content.errors ?? []), ...(day === undefined ? [] : [{ text: day, href: '#as-at-day' }])]
}
