// Every page of every route in a real browser: accessible, valid, whole at any width, with and without JavaScript. Routes are enumerated, never remembered.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HtmlValidate, type Report } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium, openWindow, watch, type Screen } from '../world/chromium.ts'
import { examplePath } from '../world/site-paths.ts'
import { openSite, READERS, type Reader, type Site } from '../world/site.ts'

const FULL = process.env['TRELLIS_TEST_FULL'] === '1'
const WIDE: Screen = { width: 1280, script: true }
const NARROW: Screen = { width: 320, script: false }
const SCREENS: readonly Screen[] = FULL
  ? [WIDE, NARROW, { width: 375, script: true }, { width: 320, script: true }, { width: 1280, script: false }]
  : [WIDE, NARROW]
const LOOKERS = FULL ? READERS : ['public', 'register officer of elm']

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const markup = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'no-redundant-role': 'off', 'prefer-native-element': 'off' },
})
/** Pages of work that runs: they load themselves anew until it is done. */
const PROGRESS = /\/imports\/:\w+$/

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite('plain')
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe.each(LOOKERS)('pages for %s', (name) => {
  it('are valid HTML', async () => {
    const wrong: string[] = []
    for (const { path, pattern, body } of await pagesOf(await site.asActor(name)))
      wrong.push(...(await faultsOfMarkup(body, PROGRESS.test(pattern))).map((fault) => `${path}: ${fault}`))
    expect(wrong).toEqual([])
  }, 120_000)

  it.each(SCREENS)(
    'are accessible, whole and quiet, $width pixels wide (JavaScript: $script)',
    async (screen) => {
      const reader = await site.asActor(name)
      const pages = await pagesOf(reader)
      const window = await openWindow(browser, site, reader, { ...screen, script: true })
      const page = await window.newPage()
      const inside = await window.newCDPSession(page)
      const seen = watch(page, site.url)
      const wrong: string[] = []
      for (const { path, pattern } of pages) {
        await inside.send('Emulation.setScriptExecutionDisabled', { value: !screen.script })
        await page.goto(site.url + path, { waitUntil: 'load' })
        await inside.send('Emulation.setScriptExecutionDisabled', { value: false })
        const faults = [
          ...(await faultsOfAccess(page, PROGRESS.test(pattern))),
          ...(await faultsOfWidth(page, screen.width)),
          ...seen.take(),
        ]
        wrong.push(...faults.map((fault) => `${path}: ${fault}`))
      }
      await window.close()
      expect(wrong).toEqual([])
      expect(pages.length).toBeGreaterThan(8)
    },
    300_000,
  )
})

interface ShownPage {
  readonly path: string
  readonly pattern: string
  readonly body: string
}

/** The pages that open for this reader; each page that leads or tells elsewhere counts where it leads. */
async function pagesOf(reader: Reader): Promise<readonly ShownPage[]> {
  const pages: ShownPage[] = []
  for (const route of site.routes.filter(({ method }) => method === 'GET')) {
    const path = examplePath(route)
    const { status, headers, body } = await reader.get(path)
    if (status === 200 && String(headers['content-type']).startsWith('text/html'))
      pages.push({ path, pattern: route.path, body })
  }
  const { body } = await reader.get('/no/such/page')
  return [...pages, { path: '/cookies?of=a-page-not-found', pattern: '', body }]
}

async function faultsOfMarkup(body: string, refreshes: boolean): Promise<readonly string[]> {
  const report: Report = await markup.validateString(body)
  return report.results
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId }) => !(refreshes && ruleId === 'meta-refresh'))
    .map(({ ruleId, message, line, selector }) => `${ruleId}: ${message} (line ${line}, ${selector ?? 'no element'})`)
}

/** What axe finds serious or critical. For a page without JavaScript it is switched on only now, when the page is there. */
async function faultsOfAccess(page: Page, refreshes: boolean): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const result = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return result.violations.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? '',
      where: nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3),
    }))
  }, TAGS)
  return found
    .filter(
      ({ id, impact }) => (impact === 'serious' || impact === 'critical') && !(refreshes && id === 'meta-refresh'),
    )
    .map(({ id, impact, where }) => `${id} (${impact}): ${where.join(' | ')}`)
}

/** Does anything make the page scroll sideways? What stands out is named. */
async function faultsOfWidth(page: Page, width: number): Promise<readonly string[]> {
  const { needed, out } = await page.evaluate((wide) => {
    const beyond = [...document.querySelectorAll('body *')].filter(
      (el) =>
        el.getBoundingClientRect().right > wide + 1 &&
        el.closest('details:not([open]), .govuk-visually-hidden') === null,
    )
    const last = beyond.filter((el) => ![...el.children].some((child) => beyond.includes(child)))
    return {
      needed: document.documentElement.scrollWidth,
      out: last.slice(0, 3).map((el) => el.outerHTML.slice(0, 100)),
    }
  }, width)
  return needed > width ? [`needs ${needed} pixels: ${out.join(' | ')}`] : []
}
