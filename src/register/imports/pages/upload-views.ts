// The page on which a file is chosen, with the runs there have been: data in, Html out.
import { button, checkboxes, details, fileUpload, input, radios, select, warningText } from '../../../ui/govuk.ts'
import { fieldError, form, type FieldErrors } from '../../../ui/form-page.ts'
import { html, type Html } from '../../../ui/html.ts'
import { emptyState, link, section, taggedWord } from '../../../ui/section.ts'
import { table } from '../../../ui/table.ts'
import { columnsOf } from '../own/columns.ts'
import type { ImportKind } from '../types.ts'
import { count, KEPT_DAYS, KIND_NAMES, sayMoment } from './rules.ts'
import type { Place, RunSeen } from './types.ts'

/** What the form shows: what may be chosen, what was typed, what is wrong. */
export interface UploadForm {
  readonly kinds: readonly ImportKind[]
  /** For the operator's choice; empty on a partnership's page. */
  readonly partnerships: readonly { readonly slug: string; readonly name: string }[]
  readonly value: (name: string) => string
  readonly errors: FieldErrors
  readonly limitMegabytes: number
  readonly embedded: boolean
}

/** Choose a file, then what was uploaded before. */
export function uploadBody(place: Place, choice: UploadForm, runs: readonly RunSeen[]): Html {
  return html`${section({
    head: 'Upload a file',
    note: [
      'First the file is only checked: you see what it would change, and nothing is changed until you say so.',
      `The file is kept for ${KEPT_DAYS} days, or until it has gone in.`,
    ],
    body: uploadForm(place, choice),
  })}
  ${columnsSection(place, choice.kinds)}
  ${section({
    head: 'Files so far',
    note: place.partnership === null ? 'Of every partnership, and national files.' : undefined,
    body: runs.length === 0 ? emptyState({ what: 'No file has been uploaded yet.' }) : runTable(place, runs),
  })}`
}

/** The columns of each kind of our own, and a template to fill in. */
function columnsSection({ base }: Place, kinds: readonly ImportKind[]): Html {
  const own = kinds.filter((kind) => columnsOf(kind).length > 0)
  const parts = own.map((kind) =>
    details({
      summaryText: KIND_NAMES[kind],
      html: html`<p class="govuk-body">
          ${link(`Template with an example: ${kind}.csv`, `${base}/templates/${kind}.csv`)}
        </p>
        ${columnTable(kind)}`,
    }),
  )
  return section({
    head: 'What the columns are',
    note: 'The first row names them, in any order. An empty cell says nothing and removes nothing.',
    id: 'columns',
    body: html`${parts}`,
  })
}

function columnTable(kind: ImportKind): Html {
  return table({
    caption: `Columns of ${KIND_NAMES[kind].toLowerCase()}`,
    captionHidden: true,
    columns: [
      { key: 'name', head: 'Column' },
      { key: 'needed', head: 'Needed' },
      { key: 'says', head: 'What it holds' },
    ],
    rows: columnsOf(kind).map(({ name, required, says }) => ({
      cells: [name, required ? 'Required' : 'Optional', says],
    })),
  })
}

/** Other pages wait while a file is read: said where that is so. */
export function embeddedWarning(embedded: boolean): Html | null {
  if (!embedded) return null
  return warningText({
    text: 'This installation keeps its data in one folder and does one thing at a time: while a file is read, all other pages wait. A national file takes up to a minute.',
    iconFallbackText: 'Note',
  })
}

function uploadForm(place: Place, choice: UploadForm): Html {
  const { errors, limitMegabytes } = choice
  return form(
    { action: place.base, multipart: true },
    html`${kindField(choice)}${place.partnership === null && operatorFields(choice)}${fileUpload({
      name: 'file',
      id: 'file',
      label: { text: 'File', classes: 'govuk-label--s' },
      hint: { text: `A CSV file of at most ${limitMegabytes} MB, not a spreadsheet workbook and not zipped` },
      errorMessage: fieldError(errors, 'file'),
    })}${embeddedWarning(choice.embedded)}${button({ text: 'Check this file', preventDoubleClick: true })}`,
  )
}

function kindField({ kinds, value, errors }: UploadForm): Html {
  return radios({
    name: 'kind',
    idPrefix: 'kind',
    value: value('kind'),
    fieldset: { legend: { text: 'What the file holds', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: fieldError(errors, 'kind'),
    items: kinds.map((kind) => ({ value: kind, text: KIND_NAMES[kind] })),
  })
}

function operatorFields({ partnerships, value, errors }: UploadForm): Html {
  return html`${checkboxes({
    name: 'complete',
    idPrefix: 'complete',
    errorMessage: fieldError(errors, 'complete'),
    items: [
      {
        value: 'yes',
        text: 'This is a complete file of establishments',
        checked: value('complete') === 'yes',
        hint: { text: 'Schools of its authorities that it does not name are listed and marked; none is closed' },
      },
    ],
  })}${select({
    name: 'partnership',
    id: 'partnership',
    label: { text: 'Partnership, for groups, people and posts', classes: 'govuk-label--s' },
    value: value('partnership'),
    errorMessage: fieldError(errors, 'partnership'),
    items: [
      { value: '', text: 'As the file says' },
      ...partnerships.map(({ slug, name }) => ({ value: slug, text: name })),
    ],
  })}${input({
    name: 'period',
    id: 'period',
    label: { text: 'Academic year of census or results (optional)', classes: 'govuk-label--s' },
    hint: { text: 'Where neither the file nor its name says it, for example 2022/23' },
    value: value('period'),
    classes: 'govuk-input--width-5',
    errorMessage: fieldError(errors, 'period'),
  })}`
}

function runTable(place: Place, runs: readonly RunSeen[]): Html {
  return table({
    caption: 'Files uploaded so far, newest first',
    captionHidden: true,
    columns: [
      { key: 'file', head: 'File' },
      { key: 'kind', head: 'What it holds' },
      { key: 'asked', head: 'Uploaded' },
      { key: 'state', head: 'State' },
      { key: 'refused', head: 'Refused rows', numeric: true },
    ],
    rows: runs.map((run) => ({
      cells: [
        link(run.fileName, `${place.base}/${run.id}`),
        KIND_NAMES[run.kind],
        sayMoment(run.askedAt),
        stateWord(run),
        run.refused === null ? null : count(run.refused),
      ],
    })),
  })
}

function stateWord({ state, dryRun }: RunSeen): Html {
  if (state === 'done') return taggedWord(dryRun ? 'Checked only' : 'Imported', dryRun ? 'plain' : 'open')
  if (state === 'refused') return taggedWord('Not taken', 'vacant')
  if (state === 'failed') return taggedWord('Stopped', 'vacant')
  return taggedWord('Under way', 'this')
}
