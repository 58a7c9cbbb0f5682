// The static files: fresh, small, free of what is not ours, and all reachable from the page.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { assetUrl, listAssets } from './assets.ts'
import { compileCss } from './build-css.ts'
import { COMPONENTS } from './govuk-components.ts'

const css = readFileSync(new URL('./assets/trellis.css', import.meta.url), 'utf8')

test('the committed stylesheet is the one that the styles make', () => {
  expect(css === compileCss(), 'run npm run css').toBe(true)
})

test('the stylesheet is under 200 KB', () => {
  expect(Buffer.byteLength(css)).toBeLessThan(200_000)
})

test('the styles are those of the components in use, and of no other', () => {
  const styles = readFileSync(new URL('./styles/_govuk.scss', import.meta.url), 'utf8')
  const styled = [...styles.matchAll(/components\/([a-z-]+)'/g)].map(([, name]) => name)
  expect(styled).toEqual([...COMPONENTS])
})

test('no crown, no crest, no GDS Transport in any text that we serve', () => {
  const texts = listAssets().filter(({ type }) => !type.startsWith('font/'))
  expect(texts.map(({ file }) => readFileSync(file, 'utf8')).join('\n')).not.toMatch(/crown|crest|GDS Transport/i)
})

test('every asset stands in one folder named by a hash, and has its type', () => {
  const folder = /^\/assets\/[0-9a-f]{12}\//.exec(assetUrl('trellis.css'))?.[0]
  for (const { url, type } of listAssets()) {
    expect(url).toBe(`${folder}${basename(url)}`)
    expect(type).not.toBe('application/octet-stream')
  }
})

test('what the stylesheet and the script ask for by name is an asset', () => {
  const script = readFileSync(new URL('./assets/trellis.js', import.meta.url), 'utf8')
  const names = [...css.matchAll(/url\("?(?!data:)([^)"]+)"?\)/g), ...script.matchAll(/from '\.\/([^']+)'/g)]
  const served = listAssets().map(({ url }) => basename(url))
  expect(names.length).toBeGreaterThanOrEqual(3)
  for (const [, name] of names) expect(served).toContain(name)
})
