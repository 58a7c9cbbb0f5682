// HTTP in, HTTP out: uploading a file, its progress and result, refused rows, and the import itself; for a partnership and for the operator.
import { z } from 'zod'
import { ANYONE, holdersOf, type Who } from '../../../kernel/actor.ts'
import { found } from '../../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../../http/form.ts'
import { file, json, page, type Reply } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import { dataStream, MEDIA_TYPES, type FileColumn } from '../../../ui/data-file.ts'
import { errorLinks } from '../../../ui/form-page.ts'
import type { Link, PageContent } from '../../../ui/page.ts'
import { IMPORTERS } from '../importers.ts'
import { OWN_KINDS, templateOf } from '../own/columns.ts'
import type { ImportKind } from '../types.ts'
import { askDryRun, askImport } from './actions.ts'
import { findImportOf, findRun, listAbsent, listPartnershipNames, listRefusals, listRuns } from './queries.ts'
import { acceptImport, isFinished, kindsFor, progressOf, sayImportRefusal, sayUploadRefusal } from './rules.ts'
import { ABSENT_SHOWN, ROWS_SHOWN, runBody, runKind, sayRun } from './run-views.ts'
import type { Place, RefusalSeen, RunSeen } from './types.ts'
import { uploadBody } from './upload-views.ts'

const MEGABYTE = 1_000_000
const RUNS_SHOWN = 50
const REFRESH_SECONDS = 5
const PAGE_OF_ROWS = 1_000

/** Where the routes stand, who may upload there, and how much. */
interface Shelf {
  readonly path: '/operator/imports' | '/:partnership/imports'
  readonly uploads: Who
  /** Whoever may read some run; which ones exist for a reader is decided in the database, so that another partnership's are not found. */
  readonly reads: Who
  readonly limitMegabytes: number
}

const SHELVES: readonly Shelf[] = [
  { path: '/operator/imports', uploads: holdersOf('operate'), reads: holdersOf('operate'), limitMegabytes: 80 },
  {
    path: '/:partnership/imports',
    uploads: holdersOf('import-register', 'partnership'),
    reads: holdersOf('import-register'),
    limitMegabytes: 20,
  },
]

const TAKEN = IMPORTERS.map(({ kind }) => kind)
const UploadForm = z.object({
  kind: z.string('Choose what the file holds'),
  complete: z.literal('yes').optional(),
  partnership: z.string().default(''),
  period: z
    .string()
    .trim()
    .regex(/^(\d{4}\/\d{2})?$/, 'Write the academic year as 2022/23')
    .default(''),
})

const REFUSAL_COLUMNS: readonly FileColumn<RefusalSeen>[] = [
  { name: 'line', description: 'Line in the file; the header is line 1', value: ({ line }) => line },
  { name: 'reason', description: 'Why the row was not taken', value: ({ reason }) => reason },
  { name: 'row', description: 'The cells that are read, with commas', value: ({ row }) => row },
]

/** Every route of uploads. */
export const importRoutes: readonly Route[] = SHELVES.flatMap((shelf) => [
  get(shelf.path, {
    who: shelf.uploads,
    audit: 'view-imports',
    handle: async (context) => page(await uploadPage(shelf, context, {}, {})),
  }),
  uploading(shelf),
  ...OWN_KINDS.map((kind) => template(shelf, kind)),
  get(`${shelf.path}/:run`, {
    who: shelf.reads,
    audit: 'view-import',
    formats: ['json'],
    personal: rowsSeen,
    handle: showRun,
  }),
  get(`${shelf.path}/:run/refused.csv`, {
    who: shelf.reads,
    audit: 'view-refused-rows',
    personal: rowsSeen,
    handle: showRefused,
  }),
  post(`${shelf.path}/:run/import`, {
    who: shelf.reads,
    audit: 'ask-import',
    form: z.object({}),
    act: async (context) => askImport(context.tx, await runToImport(context)),
    then: (context, id) => `${placeOf(context).base}/${id}`,
    again: async (context, _, errors) => runPage(context, found(await findOwn(context), 'Import'), errors['']),
    says: (refusal) => ({ '': sayImportRefusal(refusal) }),
  }),
])

/** Which columns a file may have is no secret. */
function template({ path }: Shelf, kind: ImportKind): Route {
  return get(`${path}/templates/${kind}.csv`, {
    who: ANYONE,
    audit: 'view-import-template',
    handle: async () => file(MEDIA_TYPES.csv, templateOf(kind), `${kind}.csv`),
  })
}

function uploading(shelf: Shelf): Route {
  return post(shelf.path, {
    who: shelf.uploads,
    audit: 'upload-file',
    fileLimit: shelf.limitMegabytes * MEGABYTE,
    form: UploadForm.refine(({ kind }) => (TAKEN as readonly string[]).includes(kind), {
      path: ['kind'],
      message: 'Choose what the file holds',
    }),
    act: (context, { kind, complete, partnership, period }) =>
      askDryRun(context.tx, {
        kind: kindOf(context, kind),
        file: context.files['file'],
        complete: complete === 'yes',
        partnership: context.partnership?.slug ?? (partnership === '' ? null : partnership),
        period: period === '' ? null : period,
      }),
    then: (context, id) => `${placeOf(context).base}/${id}`,
    again: (context, typed, errors) => uploadPage(shelf, context, typed, errors),
    says: sayUploadRefusal,
  })
}

async function uploadPage(shelf: Shelf, context: Context, typed: Typed, errors: FormErrors): Promise<PageContent> {
  const { tx } = context
  const place = placeOf(context)
  const slug = place.partnership?.slug ?? null
  const choice = {
    kinds: kindsFor(slug, TAKEN),
    partnerships: slug === null ? await listPartnershipNames(tx) : [],
    value: (name: string) => typedText(typed, name),
    errors,
    limitMegabytes: shelf.limitMegabytes,
    embedded: tx.engine === 'pglite',
  }
  return {
    title: 'Imports',
    kind: place.partnership?.name ?? 'For the operator of this installation',
    lede: 'Files that go into the register, each checked before it goes in.',
    room: 'register',
    breadcrumbs: crumbs(place).slice(0, -1),
    errors: errorLinks(errors),
    body: uploadBody(place, choice, await listRuns(tx, slug, RUNS_SHOWN)),
  }
}

async function showRun(context: Context): Promise<Reply> {
  const run = found(await findOwn(context), 'Import')
  return context.format === 'json' ? json(progressOf(run)) : page(await runPage(context, run))
}

async function runPage(context: Context, run: RunSeen, error?: string): Promise<PageContent> {
  const { tx } = context
  const place = placeOf(context)
  const checked = acceptImport(run, tx.now)
  const shown = {
    run,
    refusals: await listRefusals(tx, run.id, 0, ROWS_SHOWN),
    absent: await listAbsent(tx, run.absentUrns, ABSENT_SHOWN),
    mayImport: mayImport(context, run),
    importId: await findImportOf(tx, run.id),
    problem: checked.ok ? null : sayImportRefusal(checked.refusal),
    embedded: tx.engine === 'pglite',
  }
  return {
    title: run.fileName,
    kind: runKind(run),
    lede: sayRun(run),
    room: 'register',
    breadcrumbs: crumbs(place),
    ...(isFinished(run) ? {} : { refreshSeconds: REFRESH_SECONDS }),
    ...(error !== undefined && { errors: errorLinks({ '': error }) }),
    ...(run.state === 'done' && !run.dryRun && { notice: 'The file has gone in.' }),
    body: runBody(place, shown),
  }
}

async function showRefused(context: Context): Promise<Reply> {
  const run = found(await findOwn(context), 'Import')
  const head = {
    title: `Refused rows of ${run.fileName}`,
    asAt: context.today,
    source: run.fileName,
    licence: 'Not for publication: rows may name people',
    columns: REFUSAL_COLUMNS,
  }
  const rows = dataStream({ ...head, rows: allRefusals(context, run.id) }, 'csv-for-reading')
  return file(MEDIA_TYPES['csv-for-reading'], rows, 'refused.csv')
}

/** Refused rows may name people; the progress alone does not. */
function rowsSeen({ format, params }: Context): string | null {
  return format === 'json' ? null : `import:${params['run']}`
}

/** All refused rows, a thousand at a time, each time in a transaction of the same reader. */
async function* allRefusals({ read }: Context, run: string): AsyncGenerator<RefusalSeen> {
  for (let after = 0; ;) {
    const rows = await read((tx) => listRefusals(tx, run, after, PAGE_OF_ROWS))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.line
  }
}

/** The run of the path, where it belongs on this shelf and this reader may see it. */
function findOwn({ tx, params, partnership }: Context): Promise<RunSeen | null> {
  return findRun(tx, params['run'] ?? '', partnership?.slug ?? null)
}

/** The run, for whoever may import it; for others it is not found. */
async function runToImport(context: Context): Promise<RunSeen> {
  const run = found(await findOwn(context), 'Import')
  return found(mayImport(context, run) ? run : null, 'Import')
}

/** Any officer of the partnership; the operator, for national files and own uploads. */
function mayImport({ actor, partnership }: Context, run: RunSeen): boolean {
  if (partnership !== null || run.partnership === null) return true
  return actor.kind === 'person' && run.askedBy === actor.account
}

function kindOf({ partnership }: Context, kind: string): ImportKind {
  return found(
    kindsFor(partnership?.slug ?? null, TAKEN).find((each) => each === kind),
    'Kind of file',
  )
}

function placeOf({ partnership }: Context): Place {
  return { base: partnership === null ? '/operator/imports' : `/${partnership.slug}/imports`, partnership }
}

function crumbs({ base, partnership }: Place): readonly Link[] {
  const home = partnership === null ? [] : [{ text: partnership.name, href: `/${partnership.slug}` }]
  return [...home, { text: 'Imports', href: base }]
}
