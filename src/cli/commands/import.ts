// `import`: takes one file into the register.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserFault } from '../../kernel/faults.ts'
import { columnsOf, IMPORTERS, importFile, type ImportReport, type ImportRequest } from '../../register/index.ts'
import { UsedWrongly, withStore, type Answer, type Command, type Given } from '../command.ts'

const SAY_EVERY_MS = 2_000
const SHOWN_ROWS = 50
const COLUMNS_A_LINE = 8
const KINDS = IMPORTERS.map((importer) => importer.kind)

/** Reads, adds, changes; names each row that it refuses; the same file again changes nothing. */
export const importCommand: Command = {
  name: 'import',
  usage: 'KIND FILE [--dry-run] [--complete] [--partnership SLUG] [--period YEAR]',
  summary: 'Takes a file into the register',
  help: [
    `KIND is one of: ${KINDS.join(', ')}.`,
    '',
    '--dry-run            says what would happen and changes nothing',
    '--complete           the file names every school of its authorities: absent ones are listed and marked',
    '--partnership SLUG   of our own files (development-groups, people, posts) without a column partnership',
    '--period YEAR        academic year of census and results, such as 2022/23, where the file does not tell',
    '',
    'import KIND --help says what each column of a file of our own holds.',
    ...IMPORTERS.flatMap(({ kind, columns }) =>
      columns === undefined ? [] : ['', `Columns of ${kind}:`, ...inLines(columns)],
    ),
  ],
  helpOn: columnLines,
  options: {
    'dry-run': { type: 'boolean' },
    complete: { type: 'boolean' },
    partnership: { type: 'string' },
    period: { type: 'string' },
  },
  words: 2,
  async run(installation, [kind = '', path = ''], given, { say }) {
    const known = KINDS.find((one) => one === kind)
    if (known === undefined) throw new UsedWrongly(`There is no kind of file ${kind}. There are: ${KINDS.join(', ')}.`)
    await refuseNoFile(path)
    const request = requestFor(known, path, given, say)
    return answerOf(await withStore(installation, (store) => importFile(store, request)))
  },
}

function inLines(words: readonly string[]): readonly string[] {
  const lines = Array.from({ length: Math.ceil(words.length / COLUMNS_A_LINE) }, (_, i) =>
    words.slice(i * COLUMNS_A_LINE, (i + 1) * COLUMNS_A_LINE).join(', '),
  )
  return lines.map((line, i) => `  ${line}${i < lines.length - 1 ? ',' : ''}`)
}

/** One line for each column of a kind of our own; none for national files, which others describe. */
function columnLines(word: string): readonly string[] {
  const kind = KINDS.find((one) => one === word)
  const columns = kind === undefined ? [] : columnsOf(kind)
  const width = Math.max(0, ...columns.map(({ name }) => name.length))
  const lines = columns.map(
    ({ name, required, says }) => `  ${name.padEnd(width)}  ${required ? 'required' : 'optional'}  ${says}`,
  )
  return lines.length === 0 ? [] : [`Columns of ${word}, in any order; the first row names them:`, ...lines]
}

async function refuseNoFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new UserFault('no-file', `There is no file ${path}.`)
  if (found.isDirectory()) throw new UserFault('no-file', `${path} is a folder: name one file.`)
}

function requestFor(
  kind: ImportRequest['kind'],
  path: string,
  { partnership, period, complete, 'dry-run': dryRun }: Given,
  say: (line: string) => void,
): ImportRequest {
  return {
    kind,
    fileName: basename(path),
    open: () => createReadStream(path),
    period: typeof period === 'string' ? period : null,
    dryRun: dryRun === true,
    complete: complete === true,
    partnership: typeof partnership === 'string' ? partnership : null,
    run: null,
    progress: nowAndThen(say),
  }
}

function nowAndThen(say: (line: string) => void): (read: number, total?: number) => void {
  let last = performance.now()
  return (read, total) => {
    if (performance.now() - last < SAY_EVERY_MS) return
    last = performance.now()
    const of = total === undefined ? '' : ` of about ${count(total)}`
    say(`${count(read)}${of} rows read`)
  }
}

/** A file of which no row could be taken is found wrong; otherwise the refused rows are part of what was done. */
function answerOf(report: ImportReport): Answer {
  const answer = { text: textOf(report), json: { ...report } }
  const [first] = report.refused
  if (first === undefined || report.refused.length < report.read) return answer
  const message = `No row of ${report.file} was taken. Line ${first.line}: ${first.reason}`
  return { ...answer, wrong: { code: 'no-row-taken', message, line: first.line } }
}

function textOf(report: ImportReport): string {
  const { read, added, changed, unchanged, closed, refused, absent } = report
  const figures = { read, added, changed, unchanged, closed, refused: refused.length }
  const rows = refused.slice(0, SHOWN_ROWS).map(({ line, reason }) => `  line ${line}: ${reason}`)
  const more = refused.length > SHOWN_ROWS ? [`  and ${count(refused.length - SHOWN_ROWS)} more: --json lists all`] : []
  return [
    `${report.file} (${report.kind})${report.dryRun ? ', dry run: nothing was changed' : ''}`,
    ...Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(9)} ${count(figure).padStart(9)}`),
    ...(rows.length > 0 ? ['Rows not taken:', ...rows, ...more] : []),
    ...(absent.length > 0 ? [`Not in the file: ${absent.join(', ')}`] : []),
    ...report.notes,
  ].join('\n')
}

function count(n: number): string {
  return n.toLocaleString('en-GB')
}
