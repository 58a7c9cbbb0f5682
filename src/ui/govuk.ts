// The official components of govuk-frontend as typed functions: each compiles its macro once and makes one call. No markup of our own.
import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { GOVUK_FOLDER, type COMPONENTS } from './govuk-components.ts'
import type * as Options from './govuk-options.ts'
import { toMacro } from './govuk-values.ts'
import { trusted, type Html } from './html.ts'

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(join(GOVUK_FOLDER, 'dist')), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
})

export const backLink = component<Options.BackLinkOptions>('back-link')
export const breadcrumbs = component<Options.BreadcrumbsOptions>('breadcrumbs')
export const button = component<Options.ButtonOptions>('button')
export const checkboxes = component<Options.CheckboxesOptions>('checkboxes')
export const dateInput = component<Options.DateInputOptions>('date-input')
export const details = component<Options.DetailsOptions>('details')
export const errorMessage = component<Options.ErrorMessageOptions>('error-message')
export const errorSummary = component<Options.ErrorSummaryOptions>('error-summary')
export const fieldset = component<Options.FieldsetOptions>('fieldset')
export const fileUpload = component<Options.FileUploadOptions>('file-upload')
export const genericHeader = component<Options.GenericHeaderOptions>('generic-header')
export const hint = component<Options.HintOptions>('hint')
export const input = component<Options.InputOptions>('input')
export const insetText = component<Options.InsetTextOptions>('inset-text')
export const label = component<Options.LabelOptions>('label')
export const notificationBanner = component<Options.NotificationBannerOptions>('notification-banner')
export const pagination = component<Options.PaginationOptions>('pagination')
export const panel = component<Options.PanelOptions>('panel')
export const phaseBanner = component<Options.PhaseBannerOptions>('phase-banner')
export const radios = component<Options.RadiosOptions>('radios')
export const select = component<Options.SelectOptions>('select')
export const serviceNavigation = component<Options.ServiceNavigationOptions>('service-navigation')
export const skipLink = component<Options.SkipLinkOptions>('skip-link')
export const summaryList = component<Options.SummaryListOptions>('summary-list')
export const table = component<Options.TableOptions>('table')
export const tabs = component<Options.TabsOptions>('tabs')
export const tag = component<Options.TagOptions>('tag')
export const taskList = component<Options.TaskListOptions>('task-list')
export const textarea = component<Options.TextareaOptions>('textarea')
export const warningText = component<Options.WarningTextOptions>('warning-text')

/** A component as a function. `html` options take Html, all other text is escaped, links pass `safeHref`. */
type Component<O> = (options: O) => Html

/** So many calls of one component are remembered, each with options of at most this many characters: the furniture of every page, not its contents. */
const REMEMBERED = 64
const REMEMBERED_LENGTH = 1500

/** The same options give the same markup, so that calls a page repeats for each reader are drawn once. */
function component<O>(name: (typeof COMPONENTS)[number]): Component<O> {
  let macro: Macro | undefined
  const drawn = new Map<string, Html>()
  const draw = (options: O): Html => {
    macro ??= macroOf(name)
    return trusted(String(macro(toMacro(options))).trim())
  }
  return (options) => {
    const key = JSON.stringify(options)
    if (key.length > REMEMBERED_LENGTH) return draw(options)
    const known = drawn.get(key)
    if (known !== undefined) return known
    if (drawn.size >= REMEMBERED) drawn.clear()
    const markup = draw(options)
    drawn.set(key, markup)
    return markup
  }
}

type Macro = (params: unknown) => unknown

/** The official macro itself: called straight, it costs half of what a template around it would. */
function macroOf(name: string): Macro {
  const exportName = `govuk${name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}`
  const template = environment.getTemplate(`govuk/components/${name}/macro.njk`, true) as unknown as Exporting
  let macro: Macro | undefined
  template.getExported((fault, exported) => {
    if (fault) throw fault
    macro = exported[exportName]
  })
  if (macro === undefined) throw new Error(`govuk-frontend has no macro ${exportName}`)
  return macro
}

/** What nunjucks' own types leave out. */
interface Exporting {
  getExported(done: (fault: Error | null, exported: Record<string, Macro>) => void): void
}
