// Pure: which files may be uploaded where, when a checked file may go in, and how far a run is, in words.
import { londonDay, sayDay } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { OWN_KINDS } from '../own/columns.ts'
import type { ImportKind } from '../types.ts'
import type { ImportRefusal, RunProgress, RunSeen, Upload, UploadRefusal } from './types.ts'

/** Days for which an uploaded file is kept after its dry run. */
export const KEPT_DAYS = 7
const DAY_MS = 86_400_000
const LONGEST_NAME = 120

/** Each kind of file in words. */
export const KIND_NAMES: Readonly<Record<ImportKind, string>> = {
  'development-groups': 'Groups and their schools',
  people: 'People',
  posts: 'Posts and who holds them',
  establishments: 'Establishments (GIAS, all establishment data)',
  'establishment-links': 'Links between establishments (GIAS)',
  groups: 'Trusts, federations and sponsors (GIAS groups)',
  'group-members': 'Members of trusts and federations (GIAS)',
  census: 'School census',
  ks2: 'Key stage 2 results',
  ks4: 'Key stage 4 results',
  ofsted: 'Ofsted judgements',
  'similar-schools': 'Similar schools',
}

/** The kinds that may be uploaded: a partnership's own files, or with null all of them; only those that can be taken in. */
export function kindsFor(partnership: string | null, taken: readonly ImportKind[]): readonly ImportKind[] {
  const kinds = partnership === null ? (Object.keys(KIND_NAMES) as ImportKind[]) : OWN_KINDS
  return kinds.filter((kind) => taken.includes(kind))
}

/** The file, where an upload can be checked at all. `damage`: what is wrong with its bytes. Refuses no-file, not-text, complete-of-other-kind. */
export function acceptUpload(
  upload: Upload,
  damage: string | null,
): Decision<NonNullable<Upload['file']>, UploadRefusal> {
  if (upload.file === undefined) return refuse('no-file')
  if (damage !== null) return refuse('not-text', { damage })
  if (upload.complete && upload.kind !== 'establishments') return refuse('complete-of-other-kind')
  return accept(upload.file)
}

/** Whether the checked file may go in now. Refuses not-checked (no dry run that ended well) and file-gone (kept for 7 days). */
export function acceptImport(run: RunSeen, now: Date): Decision<RunSeen, ImportRefusal> {
  if (!run.dryRun || run.state !== 'done') return refuse('not-checked')
  if (now.getTime() - run.askedAt.getTime() >= KEPT_DAYS * DAY_MS) return refuse('file-gone')
  return accept(run)
}

/**
 * Of the runs that this account asked for, newest first: those that wait for it, a checked file that would change something or one that
 * was not taken; only the last of each kind in each place, and while the file is kept.
 */
export function waitingRuns(runs: readonly RunSeen[], account: string, now: Date): readonly RunSeen[] {
  const mine = runs.filter(({ askedBy }) => askedBy === account)
  const place = ({ partnership, kind }: RunSeen) => `${partnership ?? ''} ${kind}`
  const last = mine.filter((run, i) => mine.findIndex((other) => place(other) === place(run)) === i)
  return last
    .filter((run) => now.getTime() - run.askedAt.getTime() < KEPT_DAYS * DAY_MS)
    .filter((run) => isWrong(run) || (acceptImport(run, now).ok && changesAnything(run)))
}

function isWrong({ state }: RunSeen): boolean {
  return state === 'refused' || state === 'failed'
}

/** Each refusal of an upload in words, by field. */
export function sayUploadRefusal(
  refusal: UploadRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (refusal === 'no-file') return { file: 'Choose a file' }
  if (refusal === 'not-text') return { file: detail['damage'] ?? 'This is not a CSV file.' }
  return { complete: 'Only a file of establishments can be complete' }
}

/** Why a checked file does not go in. */
export function sayImportRefusal(refusal: ImportRefusal): string {
  return refusal === 'file-gone'
    ? `The file was kept for ${KEPT_DAYS} days and is gone. Upload it again.`
    : 'Only a file that was checked can go in.'
}

/** Would, or did, the file change anything? */
export function changesAnything({ added, changed, closed, absentUrns }: RunSeen): boolean {
  return (added ?? 0) + (changed ?? 0) + (closed ?? 0) + absentUrns.length > 0
}

/** The name of an uploaded file as it is kept: without folders and control characters, at most 120 characters. */
export function tidyFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replaceAll(/\p{C}/gu, '').trim().slice(0, LONGEST_NAME) || 'file'
}

/** Is the run over? */
export function isFinished({ state }: RunSeen): boolean {
  return state !== 'waiting' && state !== 'running'
}

/** How many of how many, since when. */
export function progressOf(run: RunSeen): RunProgress {
  const { state, read, total, startedAt, askedAt } = run
  const shown = { done: read, of: state === 'waiting' ? null : total, finished: isFinished(run) }
  if (shown.finished) return { ...shown, sentence: 'This is finished.' }
  if (state === 'waiting') return { ...shown, sentence: `Waiting to start since ${sayTime(askedAt)}.` }
  const rows = total === null ? `${read} rows` : `${count(read)} of about ${count(Math.max(total, read))} rows`
  return { ...shown, sentence: `${rows} read since ${sayTime(startedAt ?? askedAt)}.` }
}

/** 10:04am, in London. */
function sayTime(moment: Date): string {
  return CLOCK.format(moment).replace(/\s/g, '').toLowerCase()
}

/** 22 November 2026 at 10:04am, in London. */
export function sayMoment(moment: Date): string {
  return `${sayDay(londonDay(moment))} at ${sayTime(moment)}`
}

/** 49,514. */
export function count(n: number): string {
  return n.toLocaleString('en-GB')
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})
