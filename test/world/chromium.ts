// A real browser for tests: the one that comes by npm, with its protections as readers have them.
import packed from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { Reader, Site } from './site.ts'

/** How a page is looked at. */
export interface Screen {
  readonly width: number
  readonly script: boolean
}

/** Starts the browser; close it in afterAll. */
export async function openChromium(): Promise<Browser> {
  const executablePath = await packed.executablePath()
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] })
}

/** A window in which the reader is signed in. */
export async function openWindow(
  browser: Browser,
  site: Site,
  reader: Reader | null,
  { width, script }: Screen,
): Promise<BrowserContext> {
  const window = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: script })
  window.setDefaultTimeout(15_000)
  const cookies = [...(reader?.cookies ?? [])].map(([name, value]) => ({ name, value, url: site.url }))
  if (cookies.length > 0) await window.addCookies(cookies)
  return window
}

/** What went wrong in a page, as it happens: errors in the console, dialogs, requests to elsewhere. */
export interface Watch {
  /** What was seen since the last call. */
  take(): readonly string[]
}

/** Watches everything that this page does from now on. */
export function watch(page: Page, origin: string): Watch {
  let seen: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text()))
      seen.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => seen.push(`script: ${error.message}`))
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss().catch(() => {})
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      seen.push(`request to ${request.url()}`)
  })
  return {
    take: () => {
      const taken = seen
      seen = []
      return taken
    },
  }
}
