// Two journeys through an election in a real browser: a member votes by keyboard without a script, the returning officer settles a tie.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../factories.ts'
import { SEED } from '../governance-seed.ts'
import { openChromium, openWindow } from '../world/chromium.ts'
import { openSite, type Site } from '../world/site.ts'

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite('plain')
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function openAs(name: string, script: boolean, width: number): Promise<Page> {
  const window = await openWindow(browser, site, await site.asActor(name), { width, script })
  return window.newPage()
}

const words = (page: Page): Promise<string> => page.locator('main').innerText()

/** Goes on with the tabulator until this element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab')
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`The tabulator never came to ${selector}`)
}

/** Does this and waits for the page that follows. */
async function next(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}

describe('a member', () => {
  it('votes with the keyboard alone and without a script, once', async () => {
    const page = await openAs('chair of elm', false, 320)
    const path = `/elm/elections/${idOf(SEED.openElection, 1)}`
    await page.goto(site.url + path)
    expect(await words(page)).toContain('No ballots of two member schools.')
    await page.goto(`${site.url}${path}/vote`)
    await tabTo(page, 'button[value=check]')
    await next(page, () => page.keyboard.press('Enter'))
    expect(await words(page)).toContain('Choose at least a first preference')
    await tabTo(page, '#rank-1')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'button[value=check]')
    await next(page, () => page.keyboard.press('Enter'))
    expect(await words(page)).toContain('Preference 1')
    await tabTo(page, 'button[value=cast]')
    await next(page, () => page.keyboard.press('Enter'))
    expect(await page.locator('h1').innerText()).toBe('Your ballot was received')
    await page.goto(`${site.url}${path}/vote`)
    expect(await page.locator('button[value=check]').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})

describe('the returning officer', () => {
  it('settles a tie by a lot before a witness, and declares the result', async () => {
    const page = await openAs('returning officer of elm', true, 1280)
    const path = `/elm/elections/${idOf(SEED.tiedElection, 1)}`
    await page.goto(site.url + path)
    expect(await words(page)).toContain('Director of elm and Head of elm stand equal')
    await next(page, () => page.getByRole('button', { name: 'Record the lot' }).click())
    await page.getByLabel('Head of elm').check()
    await page.getByLabel('Witness').fill('A Neighbour')
    await next(page, () => page.getByRole('button', { name: 'Record the lot and count again' }).click())
    expect(await words(page)).toContain('The lot is recorded')
    await next(page, () => page.getByRole('button', { name: 'Declare the result' }).click())
    expect(await words(page)).toContain('By lot')
    await next(page, () => page.getByRole('button', { name: 'Declare the result' }).click())
    const said = await words(page)
    expect(said).toContain('The result is declared')
    expect(said).toContain('drawn by the returning officer before A Neighbour')
  })
})
