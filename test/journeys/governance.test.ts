// Three journeys through governance in a real browser: a clerk prepares a meeting, a member with an interest is kept out, a head votes for her school. By keyboard.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { idOf } from '../factories.ts'
import { SEED } from '../governance-seed.ts'
import { openChromium, openWindow, watch, type Watch } from '../world/chromium.ts'
import { keyboardOf, type Keyboard } from '../world/keyboard.ts'
import { openSite, type Reader, type Site } from '../world/site.ts'

const MOTION = `/elm/motions/${idOf(SEED.motion, 1)}`
const PAPER = `/elm/papers/${idOf(SEED.commissioningPaper, 1)}`

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

// Each of the two screens has a member of its own: once kept out of the item, always kept out.
describe.each([
  { how: 'with JavaScript', script: true, width: 1280, member: 'head of elm', seat: SEED.headSeat },
  { how: 'without JavaScript', script: false, width: 320, member: 'chair of elm', seat: SEED.chairSeat },
])('by keyboard, $how', (screen) => {
  const { script, width } = screen
  const title = `Spring meeting ${script ? 'in the morning' : 'in the evening'}`
  const question = `That the plan is agreed ${script ? 'at once' : 'in time'}`
  let windows: BrowserContext[]
  let page: Page
  let keys: Keyboard
  let seen: Watch
  beforeEach(() => {
    windows = []
  })
  afterEach(async () => {
    expect(keys.faults).toEqual([])
    expect(seen.take()).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    for (const window of windows) await window.close()
  })
  const main = () => page.locator('main').innerText()
  const path = () => new URL(page.url()).pathname

  it('a clerk calls a meeting, writes its agenda, adds a paper and gives notice', async () => {
    await signIn('clerk of elm', '/me')
    await follow(/^Keep bodies, seats, meetings/)
    await follow(/^Meetings$/)
    await follow(/^Call a meeting$/)
    await fillMeeting()
    expect(await main()).toContain('The meeting is called. Write its agenda next.')
    await addItem('Plan for the year', 'public')
    await addItem('What the services cost', 'confidential')
    await addPaper()
    await follow(/^Give notice$/)
    await push(/^Give notice$/)
    expect(await main()).toContain('Notice is given: the agenda is published.')
    const paper = await page.getByRole('link', { name: 'Price list', exact: true }).getAttribute('href')
    await publicSeesAgendaOnly(path(), paper ?? '')
  })

  it('a member with an interest in an item sees its paper no more and has no vote on it', async () => {
    const reader = await signIn(screen.member, '/elm/meetings')
    await follow(/^Board meeting$/)
    const item = page.locator('#item-3')
    expect(await item.getByRole('link', { name: 'Paper of elm', exact: true }).getAttribute('href')).toBe(PAPER)
    expect(await item.getByRole('radio', { name: 'Against' }).count()).toBe(1)
    await follow(/^I have an interest in item 3$/)
    await sayInterest()
    await push(/^Record my interest$/)
    expect(await main()).toContain('Your interest in the item is recorded. You take no part in it.')
    expect(await item.innerText()).toContain('An interest keeps you out of this item: you do not vote on it.')
    expect(await item.getByRole('link', { name: 'Paper of elm', exact: true }).count()).toBe(0)
    expect(await item.getByRole('radio').count()).toBe(0)
    await isKeptOut(reader)
  })

  it('a head votes for her school on a resolution, changes the vote and sees it recorded', async () => {
    await openResolution()
    await signIn('head of elm', '/me')
    await follow(new RegExp(`^A resolution waits for your vote: ${question}`))
    expect(await main()).toContain('How does Alder Example Primary School')
    await vote('For', /^Cast vote$/)
    expect(await main()).toContain('Your vote now: For.')
    await vote('Against', /^Change vote$/)
    expect(await main()).toContain('Your vote is recorded.')
    expect(await main()).toContain('Your vote now: Against.')
    await follow(/^Votes between meetings$/)
    expect(await page.locator('tr').filter({ hasText: question }).innerText()).toContain('1 of 8 has voted')
    await page.goto(`${site.url}/me`)
    expect(await main()).not.toContain(question)
  })

  /** A window of this reader, at this address. */
  async function signIn(name: string, at: string): Promise<Reader> {
    const reader = await site.asActor(name)
    const window = await openWindow(browser, site, reader, screen)
    windows.push(window)
    page = await window.newPage()
    keys = keyboardOf(page)
    seen = watch(page, site.url)
    await page.goto(site.url + at, { waitUntil: 'load' })
    return reader
  }

  async function follow(link: RegExp): Promise<void> {
    await keys.tabTo(link, /^a$/)
    await keys.go('Enter')
  }

  async function push(button: RegExp): Promise<void> {
    await keys.tabTo(button, /button/)
    await keys.go('Enter')
  }

  async function fill(field: RegExp, text: string): Promise<void> {
    await keys.tabTo(field, /input|select|textarea/)
    await keys.type(text)
  }

  /** Goes to the radios that stand at `from` and moves on by so many. */
  async function choose(from: RegExp, ...arrows: readonly string[]): Promise<void> {
    await keys.tabTo(from, /input/)
    for (const arrow of arrows) await keys.press(arrow)
  }

  async function fillMeeting(): Promise<void> {
    await fill(/^Body$/, 'Board')
    await fill(/^Title$/, title)
    await fill(/^Day$/, '10')
    await fill(/^Month$/, '12')
    await fill(/^Year$/, '2026')
    await fill(/^Starts$/, script ? '9:30' : '6pm')
    await push(/^Call meeting$/)
  }

  /** An item to decide. A confidential one without its reason is sent back once. */
  async function addItem(name: string, access: 'public' | 'confidential'): Promise<void> {
    await follow(/^Add an item$/)
    await fill(/^Title$/, name)
    await choose(/^To discuss$/, 'ArrowUp')
    if (access === 'confidential') {
      await choose(/^Anyone$/, 'ArrowDown', 'ArrowDown')
      await push(/^Add item$/)
      expect(await main()).toContain('Enter the reason why it is confidential')
      expect(seen.take()).toEqual([expect.stringContaining('400')])
      await fill(/^Reason why/, 'Prices are not agreed yet')
    }
    await push(/^Add item$/)
    expect(await main()).toContain('The item is on the agenda.')
  }

  async function addPaper(): Promise<void> {
    await follow(/^Papers ?: item 2$/)
    const file = { name: 'prices.txt', mimeType: 'text/plain', buffer: Buffer.from('A day costs 10 pounds.\n') }
    await page.getByLabel('File').setInputFiles(file)
    await fill(/^Title of the paper$/, 'Price list')
    await push(/^Add this paper$/)
    expect(await main()).toContain('Confidential: Prices are not agreed yet')
    await follow(new RegExp(`^${title}`))
  }

  async function publicSeesAgendaOnly(meeting: string, paper: string): Promise<void> {
    const reader = await signIn('public', '/elm/meetings')
    await follow(new RegExp(`^${title}$`))
    expect(path()).toBe(meeting)
    const shown = await main()
    expect(shown).toContain('What the services cost')
    expect(shown).toContain('Papers are for members, confidential: Prices are not agreed yet.')
    expect(shown).not.toContain('Price list')
    expect(paper).toMatch(/^\/elm\/papers\//)
    expect((await reader.get(paper)).body).not.toContain('A day costs')
  }

  /** With JavaScript an interest that stands in the register, without it one that is declared here. */
  async function sayInterest(): Promise<void> {
    if (script) {
      await choose(/Governor of another school/, 'Space')
      return
    }
    await choose(/^An interest of mine/, 'Space')
    await choose(/^Financial/, 'Space')
    await fill(/^What the interest is$/, 'A cousin offers the services')
    await choose(/^Show it in the public register/, 'Space')
  }

  async function isKeptOut(reader: Reader): Promise<void> {
    expect((await reader.get(PAPER)).status).toBe(404)
    expect((await reader.get(MOTION)).body).not.toContain('name="choice"')
    const answer = await reader.post(`${MOTION}/vote`, { unit: idOf(screen.seat, 1), choice: 'for' })
    expect(answer.body).toContain('You have an interest in this item, so you do not vote on it')
  }

  /** The clerk puts a question to the member schools, by plain clicks. */
  async function openResolution(): Promise<void> {
    await signIn('clerk of elm', '/elm/bodies')
    await follow(/^Votes between meetings$/)
    await follow(/^Open a resolution$/)
    await page.getByLabel('Body', { exact: true }).selectOption({ label: 'Board of elm' })
    await page.getByLabel('Question', { exact: true }).fill(question)
    await page.getByLabel('Every member school').check()
    for (const [box, text] of Object.entries({ Day: '1', Month: '12', Year: '2026' }))
      await page.getByLabel(box, { exact: true }).fill(text)
    await push(/^Open resolution$/)
    expect(await main()).toContain('0 of 8 have voted')
  }

  async function vote(choice: 'For' | 'Against', button: RegExp): Promise<void> {
    const arrows = choice === 'Against' ? ['ArrowDown'] : ['Space']
    await choose(/^For$/, ...arrows)
    await push(button)
  }
})
