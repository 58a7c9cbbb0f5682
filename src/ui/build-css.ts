// Compiles src/ui/styles into src/ui/assets/trellis.css, which is committed. Runs by hand (npm run css) and in a test, never in the service.
import { writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'
import { GOVUK_FOLDER } from './govuk-components.ts'

/** The stylesheet as text, compressed. */
export function compileCss(): string {
  const source = fileURLToPath(new URL('./styles/trellis.scss', import.meta.url))
  return sass.compile(source, { style: 'compressed', charset: false, loadPaths: [dirname(GOVUK_FOLDER)] }).css
}

if (import.meta.main) writeFileSync(new URL('./assets/trellis.css', import.meta.url), compileCss())
