// What the macros are given: our options with Html unwrapped, links made safe, and nothing else able to be markup. Pure.
import { escape, safeHref, type Html } from './html.ts'

const LINKS: ReadonlySet<string> = new Set(['href', 'url', 'serviceUrl', 'action', 'formaction'])
const SLOTS: ReadonlySet<string> = new Set(['start', 'end', 'navigationStart', 'navigationEnd'])

/** Options as a macro takes them. The macros put `html` options and slots out as they are, so that a plain string there is escaped. */
export function toMacro(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return ofText(value, key)
  if (value === null || typeof value !== 'object') return value
  if (takesHtml(key) && 'text' in value) return (value as Html).text
  if (Array.isArray(value)) return value.map((item) => toMacro(item))
  const inside = key === 'slots' ? 'slots.' : ''
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toMacro(part, inside + name)]))
}

function ofText(text: string, key: string): string | undefined {
  if (takesHtml(key)) return escape(text)
  if (/attributes$/i.test(key)) return undefined
  const clean = text.replaceAll('\0', '')
  return LINKS.has(key) ? safeHref(clean) : clean
}

function takesHtml(key: string): boolean {
  return /(^h|H)tml$/.test(key) || (key.startsWith('slots.') && SLOTS.has(key.slice('slots.'.length)))
}
