// What a file is, told by its content alone, and whether something in it could act. Nothing is written to the disk; its name is never asked.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import type { FileRefusal, LookedAt } from '../types.ts'
import { lookIntoOffice } from './office.ts'
import { activeInPdf } from './pdf.ts'
import { lookAtText } from './text.ts'

/** First bytes, as hexadecimal, of what is not taken, and as what it is refused. */
const REFUSED: readonly (readonly [FileRefusal, readonly string[]])[] = [
  ['program', ['4d5a', '7f454c46', 'cafebabe', 'cefaedfe', 'cffaedfe', 'feedface', 'feedfacf']],
  ['archive', ['52617221', '377abcaf', '1f8b', '425a68', 'fd377a585a', '4d534346', '28b52ffd']],
  ['old-office', ['d0cf11e0a1b11ae1']],
]
const ZIP = '504b0304'
const PDF = '255044462d'
const PNG = '89504e470d0a1a0a'
const JPEG = 'ffd8ff'
const END_OF_ZIP = 'PK\u0005\u0006'
const LONGEST_ZIP_COMMENT = 66_000
/** Where a tape archive says what it is. */
const TAR_MARK = 257

/** The kind of file and what in it could act. Refuses program, markup, archive, unpacks-too-far, damaged, old-office, other-kind. */
export async function lookAtFile(bytes: Uint8Array): Promise<Decision<LookedAt, FileRefusal>> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const refused = REFUSED.find(([, signs]) => signs.some((sign) => head.startsWith(sign)))
  if (refused !== undefined) return refuse(refused[0])
  if (head.startsWith(ZIP)) return lookIntoOffice(bytes)
  if (holdsArchive(bytes)) return refuse('archive')
  if (head.startsWith(PDF)) return accept({ kind: 'pdf', active: await activeInPdf(bytes) })
  if (head.startsWith(PNG)) return accept({ kind: 'png', active: null })
  if (head.startsWith(JPEG)) return accept({ kind: 'jpeg', active: null })
  return lookAtText(bytes)
}

/** A tape archive, or a file that begins as one thing and can be opened as a zip file too. */
function holdsArchive(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-LONGEST_ZIP_COMMENT)).toString('latin1')
  const mark = Buffer.from(bytes.subarray(TAR_MARK, TAR_MARK + 5)).toString('latin1')
  return mark === 'ustar' || tail.includes(END_OF_ZIP)
}
