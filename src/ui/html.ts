// The one place where a string becomes HTML: an escaping tagged template. Pure.

declare const htmlMark: unique symbol
/** Text that is safe to send as HTML. Only this file makes it. */
export type Html = { readonly text: string; readonly [htmlMark]: true }

/** What a placeholder takes: text and numbers are escaped, Html goes in as it is, lists are joined, null, undefined and false are nothing. */
export type Child = Html | string | number | bigint | null | undefined | false | readonly Child[]

/** `html\`<p>${name}</p>\``: every placeholder is escaped unless it is Html already. */
export function html(parts: TemplateStringsArray, ...children: Child[]): Html {
  let text = parts[0] ?? ''
  for (let i = 0; i < children.length; i++) text += render(children[i]) + (parts[i + 1] ?? '')
  return trusted(text)
}

/** Children joined, with a separator when given. */
export function joinHtml(children: readonly Child[], separator: Child = ''): Html {
  return trusted(joined(children, render(separator)))
}

/** Markup that an official macro or a file of our own made. Never for text that a person typed. */
export function trusted(markup: string): Html {
  return { text: markup } as Html
}

/** Text with the five characters of HTML escaped, and without NUL, which no text holds and our own markers do. */
export function escape(text: string): string {
  return UNSAFE.test(text) ? text.replace(/[&<>"'\0]/g, (c) => ESCAPES[c] ?? '') : text
}

const UNSAFE = /[&<>"'\0]/

/** A link target that may stand in an href: our own path, https, mailto or tel; anything else, such as another site's `//` however spelt, becomes `#`. */
export function safeHref(target: string): string {
  return /^(\/(?![/\\\t\n\r])|#|\?|https:\/\/|mailto:|tel:)/i.test(target) ? target : '#'
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function render(child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (typeof child === 'string') return escape(child)
  if (Array.isArray(child)) return joined(child as readonly Child[], '')
  if (typeof child === 'object') return (child as Html).text
  return escape(String(child))
}

function joined(children: readonly Child[], between: string): string {
  let text = ''
  for (let i = 0; i < children.length; i++) text += (i === 0 ? '' : between) + render(children[i])
  return text
}
