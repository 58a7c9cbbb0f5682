// Whole journeys by keyboard alone, with and without JavaScript: find a school, change the day, filter, sign in, change a group.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { system } from '../../src/kernel/actor.ts'
import { openChromium, openWindow, watch, type Watch } from '../world/chromium.ts'
import { keyboardOf, type Keyboard } from '../world/keyboard.ts'
import { openSite, type Site } from '../world/site.ts'

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

describe.each([
  { how: 'with JavaScript', script: true, width: 1280 },
  { how: 'without JavaScript', script: false, width: 1280 },
])('by keyboard, $how', (screen) => {
  let window: BrowserContext
  let page: Page
  let keys: Keyboard
  let seen: Watch
  beforeEach(async () => {
    await site.store.as(system('test'), ({ db }) => db.deleteFrom('web.outgoing_mail').execute())
    window = await openWindow(browser, site, null, screen)
    page = await window.newPage()
    keys = keyboardOf(page)
    seen = watch(page, site.url)
  })
  afterEach(async () => {
    expect(keys.faults).toEqual([])
    expect(seen.take()).toEqual([])
    await window.close()
  })
  const open = (path: string) => page.goto(site.url + path, { waitUntil: 'load' })
  const main = () => page.locator('main').innerText()

  it('the first stop skips the head of the page', async () => {
    await open('/elm')
    expect((await keys.tab()).name).toBe('Skip to main content')
    await keys.press('Enter')
    await keys.tab()
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  it('a misspelt name finds the school, and its page opens', async () => {
    await open('/')
    await keys.tabTo(/Find a school/, /input/)
    await keys.type('medow vally')
    await keys.go('Enter')
    await keys.tabTo(/^Meadow Valley Example College/, /^a$/)
    await keys.go('Enter')
    expect(new URL(page.url()).pathname).toBe('/schools/900101')
    expect(await page.locator('h1').innerText()).toBe('Meadow Valley Example College')
  })

  it('another day shows what stood then, says so, and leads back', async () => {
    await open('/elm/groups/north')
    expect(await main()).toContain('Eight members')
    await keys.tabTo(/another day/, /summary/)
    await keys.press('Enter')
    for (const text of ['1', '3', '2013']) {
      await keys.tab()
      await keys.type(text)
    }
    await keys.go('Enter')
    expect(await main()).toContain('Five members, as at 1 March 2013')
    await keys.tabTo(/Back to today/, /^a$/)
    await keys.go('Enter')
    expect(await main()).toContain('Eight members')
  })

  it('a list is narrowed by its filters', async () => {
    await open('/schools')
    const before = await main()
    await keys.tabTo(/More filters/, /summary/)
    await keys.press('Enter')
    await keys.tabTo(/^Phase$/, /select/)
    await keys.type('Secondary')
    await keys.tabTo(/Show schools/, /button/)
    await keys.go('Enter')
    const after = await main()
    expect(new URL(page.url()).searchParams.get('phase')).not.toBeNull()
    expect(after).not.toBe(before)
    expect(after).toContain('Birch Example College')
    expect(after).not.toContain('Alder Example Primary School')
  })

  it('an officer signs in by link and renames a group', async () => {
    await open('/sign-in?return_to=/elm/groups/north')
    await keys.tabTo(/E-mail address/, /input/)
    await keys.type('officer@elm.example')
    await keys.go('Enter')
    await mailArrives()
    await keys.tabTo(/outbox/, /^a$/)
    await keys.go('Enter')
    await keys.tabTo(/Open the link/, /^a$/)
    await keys.go('Enter')
    await keys.tabTo(/^Sign in$/, /button/)
    await keys.go('Enter')
    expect(new URL(page.url()).pathname).toBe('/elm/groups/north')
    await keys.tabTo(/Edit|Change/, /^a$/)
    await keys.go('Enter')
    await keys.tabTo(/^Name/, /input/)
    await keys.press('End')
    await keys.type(screen.script ? ' and beyond' : ' and farther')
    await keys.go('Enter')
    expect(await page.locator('h1').innerText()).toContain(screen.script ? 'and beyond' : 'and farther')
  })

  async function mailArrives(): Promise<void> {
    const reader = await site.asActor('public')
    await expect.poll(async () => (await reader.get('/outbox')).body).toContain('/sign-in/link?token=')
  }
})
