// What may be done with papers and when, and each refusal in a sentence. Pure: no database, no clock.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { FormErrors } from '../../http/typed.ts'
import { fileNameFor, hasPath, KINDS_TAKEN, FILE_KINDS } from './look/file-kinds.ts'
import type {
  FileRefusal,
  LookedAt,
  Paper,
  PaperPlace,
  PaperRefusal,
  PaperWords,
  SentFile,
  WordsRefusal,
} from './types.ts'

/** The largest paper that is taken. */
export const MOST_MEGABYTES = 20
const MEGABYTE = 1_000_000

type Times = Pick<PaperPlace, 'heldOn' | 'cancelledOn' | 'approvedOn'>

/** Papers may be added, also at the meeting and after it, until its minutes are approved. Refuses meeting-cancelled, minutes-approved. */
export function mayAdd({ cancelledOn, approvedOn }: Times): Decision<null, 'meeting-cancelled' | 'minutes-approved'> {
  if (approvedOn !== null) return refuse('minutes-approved')
  return cancelledOn === null ? accept(null) : refuse('meeting-cancelled')
}

/** What the meeting had before it stays as it was: a paper changes or goes only until it is held. One in quarantine, which nobody had, may go until the minutes are approved. Refuses meeting-held, minutes-approved. */
export function mayChange(
  { heldOn, approvedOn }: Times,
  { state }: Pick<Paper, 'state'>,
): Decision<null, 'meeting-held' | 'minutes-approved'> {
  if (approvedOn !== null) return refuse('minutes-approved')
  return heldOn === null || state === 'quarantined' ? accept(null) : refuse('meeting-held')
}

/** A paper is for everyone only where its item is. A confidential one says why; where nothing is typed it is the item's reason. Refuses item-members, item-confidential, no-reason. */
export function wordsOf(
  typed: PaperWords,
  item: Pick<PaperPlace, 'access' | 'reason'>,
): Decision<PaperWords, WordsRefusal> {
  const { title, access } = typed
  if (access === 'public' && item.access !== 'public') return refuse(`item-${item.access}`)
  if (access !== 'confidential') return accept({ title, access, reason: null })
  const reason = typed.reason ?? (item.access === 'confidential' ? item.reason : null)
  return reason === null ? refuse('no-reason') : accept({ title, access, reason })
}

/** A file that can be looked into. Refuses no-file, name-has-path, empty and too-large. */
export function sentFile(
  file: SentFile | undefined,
): Decision<SentFile, Extract<FileRefusal, 'no-file' | 'name-has-path' | 'empty' | 'too-large'>> {
  if (file === undefined) return refuse('no-file')
  if (hasPath(file.name)) return refuse('name-has-path')
  if (file.bytes.length === 0) return refuse('empty')
  return file.bytes.length > MOST_MEGABYTES * MEGABYTE ? refuse('too-large') : accept(file)
}

/** What is recorded of a file: its kind as found, and quarantine with the reason where something in it could act. */
export function recorded(
  { name, bytes }: SentFile,
  { kind, active }: LookedAt,
): Pick<Paper, 'fileName' | 'mediaType' | 'bytes' | 'state' | 'stateWhy'> {
  return {
    fileName: fileNameFor(name, kind),
    mediaType: FILE_KINDS[kind].mediaType,
    bytes: bytes.length,
    state: active === null ? 'released' : 'quarantined',
    stateWhy: active === null ? null : `It holds ${active}`,
  }
}

const SENTENCES: Readonly<Record<PaperRefusal, string>> = {
  'no-file': 'Choose a file',
  empty: 'The file is empty: choose another',
  'too-large': `The file is larger than ${MOST_MEGABYTES} MB: make its pictures smaller, or send it in parts`,
  'name-has-path': 'The name of the file has folders in it: give it a plain name and send it again',
  program: 'This is a program or a script, whatever its name says. Papers are documents: programs are never taken',
  markup:
    'This is a web page, an SVG picture or other text that a browser would run. Save it as PDF or as plain text and send that',
  archive: 'This is an archive, or a file with one inside. Send each document as a file of its own',
  'unpacks-too-far':
    'This file unpacks to far more than a document should. Open it, save it again under a new name and send that',
  damaged: 'The file is damaged or locked: it cannot be read to its end. Open it, save it again and send that',
  'old-office':
    'This is an office document in the format used before 2007, or one that is locked by a password. Save it as .docx, .xlsx, .pptx or PDF, without a password',
  'other-kind': `This is no kind of file that is taken. Send ${KINDS_TAKEN}`,
  'item-members':
    'This item is for members: its papers are for members, or confidential. Change the item first if everyone may see them',
  'item-confidential':
    'This item is confidential: its papers are for members, or confidential. Change the item first if everyone may see them',
  'no-reason': 'Enter why this paper is confidential',
  'meeting-cancelled': 'The meeting is cancelled, so it takes no papers',
  'meeting-held': 'The meeting has been held: the papers it had stay as they were. You can add another paper',
  'minutes-approved':
    'The minutes of this meeting are approved: its papers stay as they are. What was wrong is put right by a later decision',
}

/** The refusal in a sentence, at the field that it is about. */
export function sayPaperRefusal(refusal: PaperRefusal): FormErrors {
  const sentence = SENTENCES[refusal]
  if (refusal === 'no-reason') return { reason: sentence }
  if (refusal === 'item-members' || refusal === 'item-confidential') return { access: sentence }
  const whole = refusal === 'meeting-cancelled' || refusal === 'meeting-held' || refusal === 'minutes-approved'
  return { [whole ? '' : 'file']: sentence }
}

/** Who sees a paper, in words. */
export function sayAccess({ access, reason }: Pick<Paper, 'access' | 'reason'>): string {
  if (access === 'public') return 'Public'
  return access === 'members' ? 'Members only' : `Confidential: ${reason ?? ''}`
}

/** What the file is, and how large: "PDF, 120 KB". A kind that is not known is said by its media type. */
export function sayFile({ mediaType, bytes }: Pick<Paper, 'mediaType' | 'bytes'>): string {
  const kind = Object.values(FILE_KINDS).find((each) => each.mediaType === mediaType)
  return `${kind?.words ?? mediaType}, ${saySize(bytes)}`
}

function saySize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < MEGABYTE ? `${Math.round(bytes / 1000)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`
}
