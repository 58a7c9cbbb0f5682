// The components against govuk-frontend's own fixtures, and what no option may do.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { govukTypes } from '../../scripts/generate-govuk-types.ts'
import { COMPONENTS, componentFile } from './govuk-components.ts'
import * as govuk from './govuk.ts'
import { html, trusted, type Html } from './html.ts'

interface Fixture {
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  readonly html: string
}
interface Param {
  readonly name: string
  readonly type: string
  readonly params?: readonly Param[]
}

describe.each(COMPONENTS)('%s', (name) => {
  const render = componentOf(name)
  const { fixtures } = readJson(name, 'fixtures.json') as { fixtures: readonly Fixture[] }

  test.each(fixtures)('agrees with the official fixture "$name"', (fixture) => {
    expect(render(withHtml(fixture.options)).text.trim()).toBe(fixture.html.trim())
  })

  test('lets no markup through any option that takes text', () => {
    const options = canaries(readJson(name, 'macro-options.json') as readonly Param[], name === 'table')
    expect(render(options).text).not.toMatch(/<canary|"quoted/)
  })
})

describe('options', () => {
  test('the types are those of the govuk-frontend that is installed', async () => {
    const written = readFileSync(new URL('./govuk-options.ts', import.meta.url), 'utf8')
    expect(written, 'run node scripts/generate-govuk-types.ts').toBe(await govukTypes())
  })

  test('a link that would run script goes nowhere', () => {
    expect(govuk.button({ text: 'Go', href: 'javascript:alert(1)' }).text).toContain('href="#"')
    expect(govuk.backLink({ text: 'Back', href: '/\t/elsewhere.example' }).text).toContain('href="#"')
    expect(govuk.tag({ text: 'T', attributes: { href: 'data:text/html,x' } }).text).toContain('href="#"')
  })

  test('text loses NUL, so that no reader can write the mark of a token', () => {
    expect(govuk.tag({ text: 'a\0b', classes: 'c\0d' }).text).not.toContain('\0')
  })

  test('markup goes in as Html, and text that pretends to be Html is escaped', () => {
    expect(govuk.hint({ html: html`<b>${'<i>'}</b>` }).text).toContain('<b>&lt;i&gt;</b>')
    const pretended = { html: '<b>' as unknown as Html }
    expect(govuk.hint(pretended).text).toContain('&lt;b&gt;')
  })
})

function componentOf(name: string): (options: unknown) => Html {
  const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return (govuk as unknown as Record<string, (options: unknown) => Html>)[key] ?? expect.fail(`${key} is missing`)
}

function readJson(component: string, file: string): unknown {
  return JSON.parse(readFileSync(componentFile(component, file), 'utf8'))
}

/** The fixture's options with each html string as Html. */
function withHtml(value: unknown, key = '', inSlots = false): unknown {
  const isHtml = /html$/i.test(key) || (inSlots && key !== 'align')
  if (typeof value === 'string') return isHtml ? trusted(value) : value
  if (Array.isArray(value)) return value.map((item) => withHtml(item))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withHtml(part, name, key === 'slots')]))
}

/** Every option filled with text that would be markup, two deep where options are lists. */
function canaries(params: readonly Param[], isTable = false): Record<string, unknown> {
  const filled = params.map((param): [string, unknown] => {
    const inner = param.params ? canaries(param.params) : { name: '<canary>"quoted' }
    if (/html$/i.test(param.name) || param.name === 'slots') return [param.name, undefined]
    if (param.type === 'array') return [param.name, isTable && param.name === 'rows' ? [[inner]] : [inner]]
    if (param.type === 'object') return [param.name, param.params ? inner : canaryObject(param.name)]
    return [param.name, param.type === 'string' ? '<canary>"quoted' : true]
  })
  return Object.fromEntries(filled)
}

function canaryObject(name: string): Record<string, unknown> {
  const text = '<canary>"quoted'
  return /attributes$/i.test(name) ? { title: text } : { text, classes: text, one: text, other: text }
}
