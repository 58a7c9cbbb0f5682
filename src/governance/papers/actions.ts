// The acts on papers: each looks at the meeting, decides, saves and records, in one transaction. A file is looked into before anything is kept.
import { accept, type Decision } from '../../kernel/decision.ts'
import { found } from '../../kernel/faults.ts'
import { newId } from '../../kernel/id.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { lookAtFile } from './look/look.ts'
import { deletePaper, findPlace, insertPaper, lockMeeting, updatePaper } from './queries.ts'
import { mayAdd, mayChange, recorded, sentFile, wordsOf } from './rules.ts'
import type { FileRefusal, Paper, PaperPlace, PaperRefusal, PaperWords, SentFile } from './types.ts'

/** Where a paper is, and in which partnership. */
interface At {
  readonly partnership: string
  readonly place: PaperPlace
}

/** What became of a file: whether it is to be read, or held in quarantine. */
type Outcome = Pick<Paper, 'state'>

/** Adds a paper to an item. A file in which something could act is recorded in quarantine, and its bytes are not kept. Refuses as `mayAdd`, `wordsOf`, `sentFile` and `lookAtFile` do. */
export async function addPaper(
  tx: Tx,
  asked: At,
  typed: PaperWords,
  file: SentFile | undefined,
): Promise<Decision<Outcome, PaperRefusal>> {
  const at = await locked(tx, asked)
  const timely = mayAdd(at.place)
  if (!timely.ok) return timely
  const saved = await savePaper(tx, at, typed, file)
  if (!saved.ok) return saved
  await recordPaper(tx, at, 'paper-added', saved.value)
  return saved
}

/** Changes what is said of a paper; with a file, the old paper goes and the new one comes under an address of its own. Refuses as `mayChange` and `addPaper` do. */
export async function changePaper(
  tx: Tx,
  asked: At,
  paper: Paper,
  typed: PaperWords,
  file: SentFile | undefined,
): Promise<Decision<Outcome, PaperRefusal>> {
  const at = await locked(tx, asked)
  const timely = mayChange(at.place, paper)
  if (!timely.ok) return timely
  if (file === undefined) return changeWords(tx, at, paper, typed)
  const saved = await savePaper(tx, at, typed, file)
  if (!saved.ok) return saved
  await deletePaper(tx, paper.id)
  await recordPaper(tx, at, 'paper-replaced', saved.value, { replaces: paper.id })
  return saved
}

/** Takes a paper away. Refuses as `mayChange` does. */
export async function removePaper(tx: Tx, asked: At, paper: Paper): Promise<Decision<null, PaperRefusal>> {
  const at = await locked(tx, asked)
  const timely = mayChange(at.place, paper)
  if (!timely.ok) return timely
  await deletePaper(tx, paper.id)
  await recordPaper(tx, at, 'paper-removed', paper)
  return accept(null)
}

/** The place as it stands now, and stays until this transaction ends: the meeting is not held or its minutes approved in between. */
async function locked(tx: Tx, { partnership, place }: At): Promise<At> {
  await lockMeeting(tx, place.meeting)
  return { partnership, place: found(await findPlace(tx, partnership, place.item), 'Item') }
}

async function changeWords(tx: Tx, at: At, paper: Paper, typed: PaperWords): Promise<Decision<Outcome, PaperRefusal>> {
  const words = wordsOf(typed, at.place)
  if (!words.ok) return words
  await updatePaper(tx, paper.id, words.value)
  await recordPaper(tx, at, 'paper-changed', { ...paper, access: words.value.access })
  return accept(paper)
}

async function savePaper(
  tx: Tx,
  { partnership, place }: At,
  typed: PaperWords,
  sent: SentFile | undefined,
): Promise<Decision<Omit<Paper, 'item'>, PaperRefusal>> {
  const words = wordsOf(typed, place)
  if (!words.ok) return words
  const file = sentFile(sent)
  if (!file.ok) return file
  const looked: Decision<Parameters<typeof recorded>[1], FileRefusal> = await lookAtFile(file.value.bytes)
  if (!looked.ok) return looked
  const paper = { id: newId(), ...words.value, ...recorded(file.value, looked.value) }
  await insertPaper(tx, partnership, place, paper, file.value.bytes)
  return accept(paper)
}

async function recordPaper(
  tx: Tx,
  { partnership, place }: At,
  type: string,
  { id, access, state }: Pick<Paper, 'id' | 'access' | 'state'>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const data = { meeting: place.meeting, item: place.item, access, state, ...more }
  await record(tx, { type, partnership, subject: `paper:${id}`, data })
}
