// Which components of govuk-frontend are in use, and where its files are. No markup.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The components in use, by the names of their folders. Header and footer are not: they draw the crown. */
export const COMPONENTS = [
  'back-link',
  'breadcrumbs',
  'button',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'file-upload',
  'generic-header',
  'hint',
  'input',
  'inset-text',
  'label',
  'notification-banner',
  'pagination',
  'panel',
  'phase-banner',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'summary-list',
  'table',
  'tabs',
  'tag',
  'task-list',
  'textarea',
  'warning-text',
] as const

/** Folder of the installed govuk-frontend. */
export const GOVUK_FOLDER = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'))

/** Path of a file of a component, such as its macro-options.json. */
export function componentFile(component: string, file: string): string {
  return join(GOVUK_FOLDER, 'dist/govuk/components', component, file)
}
