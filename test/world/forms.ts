// Forms as a reader finds them on pages: read from the HTML, filled with plausible values, sent. Knows no form of its own.
import { Config, Parser, type HtmlElement } from 'html-validate'
import type { Seen } from './browser.ts'
import { examplePath } from './site-paths.ts'
import type { Reader, Site } from './site.ts'

export interface Field {
  readonly name: string
  /** Typed freely, chosen among what is offered, hidden, or a file. */
  readonly kind: 'typed' | 'chosen' | 'hidden' | 'file'
  readonly value: string
}

/** A form on a page. */
export interface PageForm {
  /** The page that it stands on. */
  readonly page: string
  readonly method: 'get' | 'post'
  readonly action: string
  readonly multipart: boolean
  readonly fields: readonly Field[]
}

const parser = new Parser(await Config.defaultConfig().resolve())

/** Every form of a page, with what it would send if nothing but empty fields were filled. */
export function formsOf(page: string, body: string): readonly PageForm[] {
  const forms = body.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  return forms
    .flatMap((text) => parser.parseHtml(text).querySelectorAll('form'))
    .map((form) => ({
      page,
      method: attribute(form, 'method') === 'get' ? 'get' : 'post',
      action: attribute(form, 'action') || page,
      multipart: attribute(form, 'enctype') === 'multipart/form-data',
      fields: fieldsOf(form),
    }))
}

/** The paths that links of a page lead to, on this site. */
export function linksOf(body: string): readonly string[] {
  const hrefs = [...body.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => decode(href))
  return [...new Set(hrefs.map((href) => href.split('#')[0] ?? '').filter((href) => /^\/(?!\/)/.test(href)))]
}

/** Every form that this reader, signed in twice, finds on the pages of all routes, each once. */
export async function listForms(site: Site, name: string): Promise<readonly PageForm[]> {
  await site.asActor(name)
  const reader = await site.asActor(name)
  const found = new Map<string, PageForm>()
  for (const route of site.routes.filter(({ method }) => method === 'GET')) {
    const path = examplePath(route)
    const { body, headers } = await reader.get(path)
    if (!String(headers['content-type']).startsWith('text/html')) continue
    for (const form of formsOf(path, body)) found.set(keyOf(form), found.get(keyOf(form)) ?? form)
  }
  return [...found.values()]
}

/** Sends the form as it stands on its page now, with these values in place of its own. */
export async function send(
  reader: Reader,
  form: PageForm,
  values: Readonly<Record<string, string>>,
  site: Site,
): Promise<Seen> {
  const { body } = await reader.get(form.page)
  const now = formsOf(form.page, body).find((each) => keyOf(each) === keyOf(form))
  const own = Object.fromEntries((now ?? form).fields.map(({ name, value }) => [name, value]))
  const all = { ...own, ...values }
  if (form.method === 'get') return reader.get(`${form.action.split('?')[0]}?${new URLSearchParams(all).toString()}`)
  return form.multipart ? sendParts(reader, form, all, site) : reader.post(form.action, all)
}

async function sendParts(
  { cookies }: Reader,
  { action, fields }: PageForm,
  values: Readonly<Record<string, string>>,
  { running }: Site,
): Promise<Seen> {
  const body = new FormData()
  const files = new Set(fields.filter(({ kind }) => kind === 'file').map(({ name }) => name))
  for (const [name, value] of Object.entries(values))
    if (files.has(name))
      body.append(name, new Blob([`urn,name\n900001,"${value.replaceAll('"', '""')}"\n`]), `${value}.csv`)
    else body.append(name, value)
  const packed = new Response(body)
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await running.server.inject({
    method: 'POST',
    url: action,
    payload: Buffer.from(await packed.arrayBuffer()),
    headers: { cookie, 'content-type': packed.headers.get('content-type') ?? '' },
  })
  return {
    status: answer.statusCode,
    body: answer.body,
    headers: answer.headers,
    location: answer.headers.location ?? '',
  }
}

/** What makes two forms the same: where they go and what they ask. */
function keyOf({ method, action, fields }: PageForm): string {
  return [method, action, ...fields.map(({ name }) => name)].join(' ')
}

function fieldsOf(form: HtmlElement): readonly Field[] {
  const fields = new Map<string, Field>()
  for (const control of form.querySelectorAll('input, select, textarea')) {
    const field = fieldOf(control)
    if (field === null || control.hasAttribute('disabled')) continue
    if (!fields.has(field.name) || control.hasAttribute('checked')) fields.set(field.name, field)
  }
  return [...fields.values()]
}

function fieldOf(control: HtmlElement): Field | null {
  const name = attribute(control, 'name')
  const type = control.tagName === 'input' ? attribute(control, 'type') || 'text' : control.tagName
  const value = attribute(control, 'value')
  if (name === '') return null
  if (type === 'hidden') return { name, kind: 'hidden', value }
  if (type === 'radio' || type === 'checkbox') return { name, kind: 'chosen', value: value || 'on' }
  if (type === 'file') return { name, kind: 'file', value: 'rows' }
  if (type === 'select') return { name, kind: 'chosen', value: chosenOption(control) }
  const typed = type === 'textarea' ? decode(control.textContent) : value
  return { name, kind: 'typed', value: typed || plausible(name, type) }
}

function chosenOption(select: HtmlElement): string {
  const options = select.querySelectorAll('option')
  const chosen = options.find((option) => option.hasAttribute('selected') && attribute(option, 'value') !== '')
  return attribute(chosen ?? options.find((option) => attribute(option, 'value') !== '') ?? options[0], 'value')
}

/** Something that a field of this name would take. */
function plausible(name: string, type: string): string {
  const [, value = 'Example'] = PLAUSIBLE.find(([shape]) => shape.test(`${name} ${type}`)) ?? []
  return value
}

const PLAUSIBLE: readonly (readonly [RegExp, string])[] = [
  [/-day /, '1'],
  [/-month /, '9'],
  [/-year /, '2026'],
  [/email|mailbox/, 'somebody@elm.example'],
  [/tel|phone/i, '0116 496 0000'],
  [/number$/, '1'],
  [/school|urn|member/i, '900120'],
]

function attribute(element: HtmlElement | undefined, name: string): string {
  const value = element?.getAttributeValue(name) ?? ''
  return decode(value)
}

function decode(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&quot;': '"',
    '&#39;': "'",
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
  }
  return text.replaceAll(/&(quot|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
}
