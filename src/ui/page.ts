// The whole document: furniture around what a room says. Knows no room's data.
import { escape, html, trusted, type Html } from './html.ts'
import type { PageContent, PageFrame } from './page-types.ts'

export type { AsAt, Link, PageContent, PageFrame, Room, TypedDay } from './page-types.ts'

const CSRF_MARK = '\0csrf\0'
/** Hidden input for a form that posts; `renderPage` puts the session's token in its place. */
export const CSRF_FIELD: Html = trusted(`<input type="hidden" name="csrf" value="${CSRF_MARK}">`)

/** The document as text: what a room says, inside the furniture that the frame fills. */
export function renderPage(frame: PageFrame, content: PageContent): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${content.title} – Trellis</title>
      </head>
      <body>
        <main id="main-content">
          <p>${content.kind}</p>
          <h1>${content.title}</h1>
          <p>${content.lede}</p>
          ${content.body}
        </main>
      </body>
    </html>`
  return document.text.replaceAll(CSRF_MARK, escape(frame.csrf ?? ''))
}
