// The hidden input that carries a form's token: written as a mark, filled when the page is sent. Knows no session.
import { escape, trusted, type Html } from './html.ts'

// A NUL cannot come from a reader: `escape` and the components strip it from all text.
const MARK = '\0csrf\0'

/** Hidden input for a form that posts; `renderPage` puts the session's token in its place. */
export const CSRF_FIELD: Html = trusted(`<input type="hidden" name="csrf" value="${MARK}">`)

/** The document with the token (none: empty) in the place of every mark. */
export function fillCsrf(document: string, token: string | null): string {
  return document.replaceAll(MARK, () => escape(token ?? ''))
}
