// Two journeys through an election in a real browser: a member votes by keyboard without a script, the returning officer settles a tie.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../src/kernel/actor.ts'
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
  it('counts four against four, settles the tie by a lot before a witness, and declares the result', async () => {
    await pollFourAgainstFour()
    const page = await openAs('returning officer of elm', true, 1280)
    await page.goto(`${site.url}/me`)
    await next(page, () => page.getByRole('link', { name: 'Close the poll and count: A post on the board' }).click())
    const path = new URL(page.url()).pathname.replace(/\/count$/, '')
    expect(await (await openPublic(path)).locator('main').innerText()).not.toContain('stand equal')
    expect(await words(page)).toContain('Eight ballots of eight')
    await next(page, () => page.getByRole('button', { name: 'Close the poll and count' }).click())
    expect(await words(page)).toContain('Director of elm and Head of elm stand equal')
    expect(await page.getByRole('button', { name: 'Declare the result' }).count()).toBe(0)
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
    const shown = await words(await openPublic(path))
    expect(shown).toContain('Elected, with a lot')
    expect(shown).toContain('A tie was settled by lot, drawn by the returning officer before A Neighbour.')
  })
})

/** The same page as anybody sees it. */
async function openPublic(path: string): Promise<Page> {
  const page = await openAs('public', false, 320)
  await page.goto(site.url + path)
  return page
}

/** The tied election of the seed once more, as it stood when its poll was over: eight schools voted, four for each of two. */
async function pollFourAgainstFour(): Promise<void> {
  const election = idOf(800, 1)
  const schools = ['900001', ...Array.from({ length: 7 }, (_, i) => String(900_101 + i))]
  await site.store.as(system('test'), async ({ db }) => {
    const of = idOf(SEED.tiedElection, 1)
    const seeded = await db.selectFrom('governance.election').selectAll().where('id', '=', of).executeTakeFirstOrThrow()
    const fresh = { id: election, title: 'A post on the board', roll_of: 'member-schools', tied: [] }
    await db
      .insertInto('governance.election')
      .values({ ...seeded, ...fresh, closed_at: null, counted_at: null })
      .execute()
    const nominations = await db.selectFrom('governance.nomination').selectAll().where('election', '=', of).execute()
    await db
      .insertInto('governance.nomination')
      .values(nominations.map((one, i) => ({ ...one, election, id: idOf(801 + i, 1) })))
      .execute()
    const place = { partnership: seeded.partnership, body: seeded.body, election }
    await db
      .insertInto('governance.elector')
      .values(schools.map((urn) => ({ ...place, unit: urn, urn, voted: true })))
      .execute()
    await db
      .insertInto('governance.urn')
      .values({ ...place, papers: schools.map((_, i) => (i < 4 ? '1' : '2')) })
      .execute()
  })
}
