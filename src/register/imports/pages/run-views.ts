// The page of one run: its progress, then what the file would change or has changed. Data in, Html out.
import { button, insetText, warningText } from '../../../ui/govuk.ts'
import { form } from '../../../ui/form-page.ts'
import { html, type Html } from '../../../ui/html.ts'
import { facts, heldBack, link, list, progressBar, section } from '../../../ui/section.ts'
import { rowsShown, table } from '../../../ui/table.ts'
import { changesAnything, count, isFinished, KIND_NAMES, progressOf, sayMoment } from './rules.ts'
import type { AbsentSchool, Place, RefusalSeen, RunSeen } from './types.ts'
import { embeddedWarning } from './upload-views.ts'

const FOLLOW_SECONDS = 2
/** Refused rows on the page; all of them are in the file. */
export const ROWS_SHOWN = 20
/** Absent schools on the page. */
export const ABSENT_SHOWN = 200

/** All that the page of a run shows. */
export interface RunPage {
  readonly run: RunSeen
  readonly refusals: readonly RefusalSeen[]
  readonly absent: readonly AbsentSchool[]
  /** May this reader import the checked file? */
  readonly mayImport: boolean
  /** The import that has followed this dry run. */
  readonly importId: string | null
  /** What keeps the checked file from going in, in a sentence. */
  readonly problem: string | null
  readonly embedded: boolean
}

/** The page's matter: progress while the run is under way, else its result. */
export function runBody(place: Place, shown: RunPage): Html {
  const { run } = shown
  if (!isFinished(run)) return progressSection(place, shown)
  if (run.state !== 'done') return nothingTaken(place, run)
  return html`${figures(shown)}${run.refused !== null && run.refused > 0 && refusedRows(place, shown)}${
    run.absentUrns.length > 0 && absentSchools(shown)
  }${run.dryRun && whatNext(place, shown)}`
}

/** How the run stands, in one sentence under the title. */
export function sayRun(run: RunSeen): string {
  const { state, dryRun, endedAt, askedAt } = run
  const when = sayMoment(endedAt ?? askedAt)
  if (!isFinished(run)) return dryRun ? 'The file is being checked. Nothing is changed.' : 'The file is going in.'
  if (state === 'refused') return `The file could not be taken on ${when}. Nothing was changed.`
  if (state === 'failed') return `This stopped on ${when}. Nothing was changed.`
  if (!dryRun) return `The file went in on ${when}.`
  return changesAnything(run)
    ? `The file was checked on ${when}. Nothing has been changed yet.`
    : `The file was checked on ${when}. It would change nothing.`
}

function progressSection(place: Place, { run, embedded }: RunPage): Html {
  return section({
    head: 'Progress',
    note: 'You can leave this page: the work goes on, and its result stays here.',
    body: html`${progressBar(progressOf(run), FOLLOW_SECONDS)}${embeddedWarning(embedded)}
      <p class="govuk-body">${link('Refresh this page', `${place.base}/${run.id}`)}</p>`,
  })
}

function nothingTaken(place: Place, { message, state }: RunSeen): Html {
  return section({
    head: state === 'refused' ? 'What is wrong with the file' : 'What happened',
    body: html`${warningText({ text: message ?? 'No reason was recorded.', iconFallbackText: 'Warning' })}
      <p class="govuk-body">Nothing was changed. ${link('Upload a file', place.base)}</p>`,
  })
}

function figures({ run }: RunPage): Html {
  const notes = (run.message ?? '').split('\n').filter((note) => note !== '')
  const fact = (name: string, value: number | null) => ({ name, value: value === null ? 'Not recorded' : count(value) })
  return section({
    head: run.dryRun ? 'What it would change' : 'What it changed',
    note: run.dryRun ? 'Everything was tried and then undone.' : undefined,
    body: html`${facts([
      fact('Rows read', run.read),
      fact('Added', run.added),
      fact('Changed', run.changed),
      fact('Unchanged', run.unchanged),
      fact('Closed', run.closed),
      fact('Refused', run.refused),
      ...(run.complete ? [fact('Absent', run.absentUrns.length)] : []),
    ])}${notes.map((note) => insetText({ text: note }))}`,
  })
}

function refusedRows(place: Place, { run, refusals }: RunPage): Html {
  const of = run.refused ?? 0
  const rows = html`${rowsShown({ from: 1, to: refusals.length, of, noun: 'refused rows' })}${table({
      caption: 'Refused rows in the order of the file',
      captionHidden: true,
      columns: [
        { key: 'line', head: 'Line', numeric: true },
        { key: 'reason', head: 'Why' },
        { key: 'row', head: 'Row' },
      ],
      rows: refusals.map(({ line, reason, row }) => ({ cells: [line, reason, row] })),
    })}
    <p class="govuk-body">${link('All refused rows (CSV)', `${place.base}/${run.id}/refused.csv`)}</p>`
  return section({
    head: 'Refused rows',
    note: 'The header is line 1. All other rows are taken.',
    body:
      refusals.length > 0
        ? rows
        : heldBack({
            what: 'What stands in the refused rows',
            why: 'They may name people, so only those who keep this partnership’s register see them.',
          }),
  })
}

function absentSchools({ run, absent }: RunPage): Html {
  const more = run.absentUrns.length - absent.length
  return section({
    head: 'Schools that the file does not name',
    note: 'They are marked as not in the file. None is closed: the file gives no day on which they would have.',
    body: html`${list(
      absent.map(({ urn, name }) => ({ what: name, href: `/schools/${urn}`, fact: `URN ${urn}` })),
    )}${more > 0 && html`<p class="govuk-body">And ${count(more)} more.</p>`}`,
  })
}

function whatNext(place: Place, { run, mayImport, importId, problem, embedded }: RunPage): Html | null {
  const again = html`<p class="govuk-body">${link('Upload another file', place.base)}</p>`
  const next = (body: Html) => section({ head: 'What next', body: html`${body}${again}` })
  if (importId !== null)
    return next(html`<p class="govuk-body">${link('See the import of this file', `${place.base}/${importId}`)}</p>`)
  if (problem !== null) return next(html`<p class="govuk-body">${problem}</p>`)
  if (!mayImport) return next(html`<p class="govuk-body">Whoever uploaded the file can import it.</p>`)
  if (!changesAnything(run)) return next(html`<p class="govuk-body">There is nothing to import.</p>`)
  return next(
    html`${embeddedWarning(embedded)}${form(
      { action: `${place.base}/${run.id}/import` },
      button({ text: 'Import now', preventDoubleClick: true }),
    )}`,
  )
}

/** Over the title: a dry run or an import, of what. */
export function runKind({ dryRun, kind }: RunSeen): string {
  return `${dryRun ? 'Check' : 'Import'} · ${KIND_NAMES[kind]}`
}
