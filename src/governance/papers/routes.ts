// HTTP in and out for papers: adding, changing and removing for whoever keeps the meeting; the file for whoever may see it. No SQL, no markup.
import { z } from 'zod'
import { ANYONE } from '../../kernel/actor.ts'
import { found, NotPermitted } from '../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../http/form.ts'
import { file, page } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import type { PageContent } from '../../ui/page.ts'
import { partnershipOf, PREPARERS, prepares } from '../meetings/who.ts'
import { addPaper, changePaper, removePaper } from './actions.ts'
import { findContent, findPaper, findPlace, listPapersOfItem } from './queries.ts'
import { mayAdd, MOST_MEGABYTES, sayPaperRefusal } from './rules.ts'
import type { Paper, PaperPlace } from './types.ts'
import { changePage, papersPage, removePage, type FilledPaper } from './views.ts'

/** A little more than is taken, so that a file just too large is refused in our own words. */
const READ_UP_TO = (MOST_MEGABYTES + 5) * 1_000_000

const PaperForm = z.object({
  title: z.string().trim().min(1, 'Enter the title of the paper').max(200, 'The title must be 200 characters or fewer'),
  access: z.enum(['public', 'members', 'confidential'], 'Choose who may see it'),
  reason: z
    .string()
    .trim()
    .max(200, 'The reason must be 200 characters or fewer')
    .default('')
    .transform((text) => (text === '' ? null : text)),
})

const DONE: Readonly<Record<string, string>> = {
  'paper-released': 'The paper is added.',
  'paper-quarantined': 'The paper is in quarantine: nobody can open it. Below it says why.',
  'paper-changed': 'The paper is changed.',
  'paper-removed': 'The paper is removed.',
}

/** Every route of papers. */
export const paperRoutes: readonly Route[] = [
  get('/:partnership/items/:item/papers', {
    who: PREPARERS,
    audit: 'view-papers',
    handle: async (context) => page(await papersOf(context, {}, {})),
  }),
  post('/:partnership/items/:item/papers', {
    who: PREPARERS,
    audit: 'add-paper',
    form: PaperForm,
    fileLimit: READ_UP_TO,
    act: async (context, typed) => {
      const place = await itemToKeep(context)
      return addPaper(context.tx, { partnership: slugOf(context), place }, typed, context.files['file'])
    },
    then: (context, { state }) => papersPath(context, context.params['item'] ?? '', `paper-${state}`),
    again: papersOf,
    says: sayPaperRefusal,
  }),
  get('/:partnership/papers/:paper', { who: ANYONE, audit: 'download-paper', handle: download }),
  get('/:partnership/papers/:paper/change', {
    who: PREPARERS,
    audit: 'change-paper',
    handle: async (context) => page(await changed(context)),
  }),
  post('/:partnership/papers/:paper/change', {
    who: PREPARERS,
    audit: 'change-paper',
    form: PaperForm,
    fileLimit: READ_UP_TO,
    act: async (context, typed) => {
      const { paper, place } = await paperToKeep(context)
      const at = { partnership: slugOf(context), place }
      const done = await changePaper(context.tx, at, paper, typed, context.files['file'])
      return done.ok ? { ok: true, value: { item: place.item, state: done.value.state } } : done
    },
    then: (context, { item, state }) =>
      papersPath(context, item, state === 'quarantined' ? 'paper-quarantined' : 'paper-changed'),
    again: changed,
    says: sayPaperRefusal,
  }),
  get('/:partnership/papers/:paper/remove', {
    who: PREPARERS,
    audit: 'remove-paper',
    handle: async (context) => page(await removing(context)),
  }),
  post('/:partnership/papers/:paper/remove', {
    who: PREPARERS,
    audit: 'remove-paper',
    form: z.object({}),
    act: async (context) => {
      const { paper, place } = await paperToKeep(context)
      const done = await removePaper(context.tx, { partnership: slugOf(context), place }, paper)
      return done.ok ? { ok: true, value: place.item } : done
    },
    then: (context, item) => papersPath(context, item, 'paper-removed'),
    again: removing,
    says: sayPaperRefusal,
  }),
]

/** The file under its own name and the kind that was found, always as a download. Not found where it is in quarantine, or not for this reader. */
async function download(context: Context) {
  const paper = found(await findPaper(context.tx, slugOf(context), context.params['paper'] ?? ''), 'Paper')
  const content = found(await findContent(context.tx, paper.id), 'Paper')
  return file(paper.mediaType, content, paper.fileName)
}

async function papersOf(context: Context, typed: Typed, errors: FormErrors): Promise<PageContent> {
  const place = await itemToKeep(context)
  const timely = mayAdd(place)
  const notYet = timely.ok ? null : (sayPaperRefusal(timely.refusal)[''] ?? null)
  const notice = DONE[context.query.get('done') ?? ''] ?? null
  const papers = await listPapersOfItem(context.tx, place.item)
  return papersPage(filledWith(context, place, typed, errors), papers, notYet, notice)
}

async function changed(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { paper, place } = await paperToKeep(context)
  const stands = { title: paper.title, access: paper.access, reason: paper.reason ?? '' }
  return changePage(filledWith(context, place, typed ?? stands, errors), paper)
}

async function removing(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { paper, place } = await paperToKeep(context)
  return removePage(filledWith(context, place, typed, errors), paper)
}

function filledWith(context: Context, place: PaperPlace, typed: Typed, errors: FormErrors): FilledPaper {
  return { partnership: partnershipOf(context), keeps: true, place, typed, errors }
}

/** The item of the path, for whoever keeps its meeting. */
async function itemToKeep(context: Context): Promise<PaperPlace> {
  return keptBy(context, await findPlace(context.tx, slugOf(context), context.params['item'] ?? ''))
}

async function paperToKeep(context: Context): Promise<{ readonly paper: Paper; readonly place: PaperPlace }> {
  const paper = found(await findPaper(context.tx, slugOf(context), context.params['paper'] ?? ''), 'Paper')
  return { paper, place: keptBy(context, await findPlace(context.tx, slugOf(context), paper.item)) }
}

function keptBy(context: Context, place: PaperPlace | null): PaperPlace {
  const there = found(place, 'Item')
  if (prepares(context.actor, { partnership: slugOf(context), body: there.body })) return there
  throw new NotPermitted('Only the clerk and the chair of this body keep its papers.')
}

function papersPath(context: Context, item: string, done: string): string {
  return `/${slugOf(context)}/items/${item}/papers?done=${done}`
}

function slugOf(context: Context): string {
  return partnershipOf(context).slug
}
