// A reader with a keyboard alone: Tab, Enter, Space and typing. Sees where the focus is, in what order it came there, and whether it shows.
import type { Page } from 'playwright-core'

/** Where the focus is. */
interface Focus {
  /** What a screen reader would say: label, text or value. */
  readonly name: string
  readonly tag: string
  /** Something is drawn that is not there without focus. */
  readonly shows: boolean
  /** It comes later in the document than where the focus was before. */
  readonly later: boolean
  readonly inView: boolean
}

const MOST_STEPS = 400

export interface Keyboard {
  /** Tabs on until something of this name (and element) has the focus. Throws when it cannot be reached. */
  tabTo(name: RegExp, tag?: RegExp): Promise<Focus>
  /** One Tab. */
  tab(): Promise<Focus>
  press(key: string): Promise<void>
  /** Presses and waits for the page that follows. */
  go(key: string): Promise<void>
  type(text: string): Promise<void>
  /** Places where the focus did not show, jumped back, or was out of sight. */
  readonly faults: readonly string[]
}

/** The keyboard of this page. */
export function keyboardOf(page: Page): Keyboard {
  const faults: string[] = []
  const tab = async () => {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(readFocus)
    if (focus.tag !== 'body') {
      const where = `${new URL(page.url()).pathname}: ${focus.tag} "${focus.name}"`
      if (!focus.shows) faults.push(`${where} does not show its focus`)
      if (!focus.later) faults.push(`${where} comes out of order`)
      if (!focus.inView) faults.push(`${where} is out of sight`)
    }
    return focus
  }
  return {
    faults,
    tab,
    tabTo: async (name, tag = /./) => {
      const passed: string[] = []
      for (let step = 0; step < MOST_STEPS; step++) {
        const focus = await tab()
        if (name.test(focus.name) && tag.test(focus.tag)) return focus
        if (focus.tag === 'body' && step > 0) break
        passed.push(focus.name)
      }
      throw new Error(`${page.url()}: no ${String(name)} by Tab; there are: ${passed.join(' | ')}`)
    },
    press: (key) => page.keyboard.press(key),
    go: async (key) => {
      await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.keyboard.press(key)])
    },
    type: (text) => page.keyboard.type(text),
  }
}

/** Runs in the page. Must not use anything from outside. */
function readFocus(): Focus {
  const held = globalThis as unknown as { lastFocus?: Element }
  const at = document.activeElement ?? document.body
  const label =
    at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? (at.labels?.[0]?.textContent ?? '') : ''
  const words = (at.getAttribute('aria-label') ?? '') || label || (at.textContent ?? '')
  const style = getComputedStyle(at)
  const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
  const box = at.getBoundingClientRect()
  const before = held.lastFocus
  const later =
    before === undefined ||
    !before.isConnected ||
    (before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  held.lastFocus = at === document.body ? undefined : at
  return {
    name: words.replaceAll(/\s+/g, ' ').trim(),
    tag: at.tagName.toLowerCase(),
    shows: outlined || style.boxShadow !== 'none',
    later,
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  }
}
