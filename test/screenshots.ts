// `npm run screenshots`: starts the demonstration in a fresh folder and takes the main pages, wide and narrow, into docs/screenshots.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openChromium } from './world/chromium.ts'
import { install } from './world/trellis.ts'

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots')
const PAGES: readonly (readonly [string, string])[] = [
  ['home', '/'],
  ['partnership', '/leicester'],
  ['schools', '/schools?q=soar+vally'],
  ['school', '/schools/148877'],
  ['groups', '/leicester/groups?as_at=2013-03-01'],
  ['group', '/leicester/groups/aylestone'],
  ['organogram', '/leicester/organogram'],
  ['map', '/leicester/map'],
  ['answer', '/leicester/answers/groups?as_at=2013-03-01'],
  ['sign-in', '/sign-in'],
  ['body', '/leicester/bodies/alliance-board'],
  ['interests', '/leicester/interests'],
]
/** The first of a list whose addresses differ each time: the list, and the text of the link. */
const LINKED: readonly (readonly [string, string, RegExp])[] = [
  ['meeting', '/leicester/meetings', /Winter board meeting/],
  ['election', '/leicestershire/elections', /Chair of the south network/],
]
const SCREENS: readonly (readonly [number, number])[] = [
  [1280, 1400],
  [320, 1000],
]

const trellis = install()
try {
  const service = await trellis.serve({ TRELLIS_DEMO: '1' })
  const browser = await openChromium()
  mkdirSync(FOLDER, { recursive: true })
  for (const [width, height] of SCREENS) await take(browser, service.url, width, height)
  await browser.close()
  await service.stop()
} finally {
  trellis.remove()
}

/** Each page as far as one tall screen shows it. */
async function take(browser: Browser, url: string, width: number, height: number): Promise<void> {
  const window = await browser.newContext({ viewport: { width, height } })
  const page = await window.newPage()
  for (const [name, path] of PAGES) {
    const answer = await page.goto(url + path, { waitUntil: 'load' })
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
    await keep(page, name, width)
  }
  for (const [name, path, text] of LINKED) {
    await page.goto(url + path, { waitUntil: 'load' })
    await page.getByRole('link', { name: text }).first().click()
    await page.waitForLoadState('load')
    await keep(page, name, width)
  }
  await window.close()
}

async function keep(page: Page, name: string, width: number): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => null))
  await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`) })
  process.stdout.write(`${name}-${width}.png\n`)
}
