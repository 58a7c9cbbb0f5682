// Text that would act if it were ever taken for markup, typed into every field of every form, and every page looked at afterwards in a real browser.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium, openWindow, watch } from '../world/chromium.ts'
import { linksOf, listForms, send } from '../world/forms.ts'
import { examplePath } from '../world/site-paths.ts'
import { openSite, type Site } from '../world/site.ts'

const CANARIES = ['"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{7199*7717}}'] as const
const TYPISTS = ['register officer of elm', 'head of elm', 'operator', 'public'] as const
/** Whoever may type most also follows the links, up to so many pages. */
const FOLLOWS_LINKS = TYPISTS[0]
const MOST_PAGES = process.env['TRELLIS_TEST_FULL'] === '1' ? 300 : 70

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

/** Some readers have hundreds of fields to fill, and the machine may have other work. */
const PATIENCE_MS = 300_000

describe('text that looks like markup', { timeout: PATIENCE_MS }, () => {
  it.each(TYPISTS)('stays text in the answer to every form that %s sends', async (name) => {
    const wrong: string[] = []
    const taken = new Set<string>()
    const fields = new Set<string>()
    for (const form of await listForms(site, name)) {
      const reader = await site.asActor(name)
      for (const field of form.fields.filter(({ kind }) => kind !== 'chosen'))
        for (const [i, canary] of CANARIES.entries()) {
          if (field.name === 'csrf') continue
          const where = `${form.page} ${form.action} ${field.name}`
          const { status, body } = await send(reader, form, { [field.name]: `${canary} ${i}` }, site)
          wrong.push(...faultsIn(body).map((fault) => `${where}: ${fault}`))
          if (status >= 500) wrong.push(`${where}: ${status}`)
          fields.add(where)
          if (status < 400) taken.add(where)
        }
    }
    expect(wrong).toEqual([])
    expect(fields.size).toBeGreaterThan(0)
    expect(taken.size, 'some are taken, so that there is something to look at').toBeGreaterThan(0)
  })

  it.each(TYPISTS)('does nothing on any page that %s can reach afterwards', async (name) => {
    const reader = await site.asActor(name)
    const window = await openWindow(browser, site, reader, { width: 1280, script: true })
    const page = await window.newPage()
    const seen = watch(page, site.url)
    const wrong: string[] = []
    let held = 0
    const waiting = site.routes.filter(({ method }) => method === 'GET').map((route) => examplePath(route))
    const visited = new Set<string>()
    for (let path = waiting.shift(); path !== undefined && visited.size < MOST_PAGES; path = waiting.shift()) {
      if (visited.has(path)) continue
      visited.add(path)
      const { body, headers } = await reader.get(path)
      if (!String(headers['content-type']).startsWith('text/html')) continue
      wrong.push(...faultsIn(body).map((fault) => `${path}: ${fault}`))
      held += body.includes('&lt;img src=x') ? 1 : 0
      if (name === FOLLOWS_LINKS)
        waiting.push(...linksOf(body).filter((link) => !visited.has(link) && !/\.(csv|json)\b/.test(link)))
      await page.goto(site.url + path, { waitUntil: 'load' })
      wrong.push(
        ...seen
          .take()
          .filter((fault) => !/status of 4\d\d/.test(fault))
          .map((fault) => `${path}: ${fault}`),
      )
    }
    await window.close()
    expect(wrong).toEqual([])
    if (name !== 'public') expect(held, 'pages that hold it, as text').toBeGreaterThan(0)
  })
})

/** Places where the text got out of its quotes. */
function faultsIn(body: string): readonly string[] {
  const found = [...body.matchAll(/<img src=x|<svg onload|(?:href|src|action)="\s*javascript:|55554683/gi)]
  return found.map((match) => body.slice(Math.max(0, match.index - 40), match.index + 60))
}
