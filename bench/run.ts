// `npm run bench`: every figure that the README quotes, in one run. Prints a table in Markdown; exits 1 when a bound does not hold.
import { benchCount } from './count.ts'
import { benchBodies } from './bodies.ts'
import { benchImport } from './import.ts'
import { benchPages } from './pages.ts'
import { benchSearch } from './search.ts'

interface Line {
  readonly what: string
  readonly figure: string
  readonly bound: string
  readonly holds: boolean
}

const lines: Line[] = []
const round = (n: number, digits = 1): string => n.toFixed(digits)

function add(what: string, figure: string, bound: string, holds: boolean): void {
  lines.push({ what, figure, bound, holds })
}

for (const f of await benchImport()) {
  const first = `${round(f.firstMs, 0)} ms, ${round(f.firstToBareCopy, 2)} x a bare COPY (${round(f.bareCopyMs, 0)} ms)`
  add(
    `National file (${f.rows} rows) into an empty register, ${f.engine}`,
    first,
    'at most 3 x',
    f.firstToBareCopy <= 3,
  )
  const second = `${round(f.secondMs, 0)} ms, ${round(f.secondToFirst, 2)} x the first`
  add(`The same file again, ${f.engine}`, second, 'at most 0.5 x', f.secondToFirst <= 0.5)
  add(`Memory that the import adds, ${f.engine}`, `${round(f.memoryGrowthMb, 0)} MB`, 'printed', true)
}
for (const f of await benchSearch()) {
  const found = `${f.sameName} of ${f.names} in the first five`
  add(`Names with one typing error over ${f.schools} schools, ${f.engine}`, found, 'at least 295', f.sameName >= 295)
  const speed = `${round(f.p50Ms)} ms at the median, ${round(f.p95Ms)} ms at p95`
  add(`The same searches, ${f.engine}`, speed, 'p95 under 100 ms', f.p95Ms < 100)
}
const counts = benchCount()
const slowest = Math.max(...counts.map((f) => Math.max(f.firstMs, f.medianMs)))
const ballots = Math.max(...counts.map((f) => f.ballots))
add(
  `Count of each of ${counts.length} real elections, up to ${ballots} ballots`,
  `${round(slowest)} ms the slowest`,
  'under 100 ms',
  slowest < 100,
)
const body = await benchBodies()
add(
  `Page of a body with ${body.seats} seats and ${body.holders} holders, pglite`,
  `${round(body.p50Ms)} ms at the median, ${round(body.p95Ms)} ms at p95`,
  'p95 under 40 ms',
  body.p95Ms < 40,
)
add(
  'Statements of that page, and of a body with 4 seats',
  `${body.statements} and ${body.statementsOfFew}`,
  'no more',
  body.statements <= body.statementsOfFew,
)
const pages = await benchPages()
const perSecond = (n: number): string => `${round(n, 0)} a second`
add('Bare Fastify hello', perSecond(pages.helloPerSecond), 'the measure', true)
add(
  'Public school page on PostgreSQL, made anew each time',
  `${perSecond(pages.schoolPerSecond)}, 1/${round(pages.helloToSchool, 0)} of hello`,
  'at least 1/150',
  pages.helloToSchool <= 150,
)
add(
  'The same, unchanged since the reader saw it (304)',
  `${perSecond(pages.unchangedPerSecond)}, 1/${round(pages.helloToUnchanged, 0)} of hello`,
  'at least 1/20',
  pages.helloToUnchanged <= 20,
)
add('Start on existing data until it serves', `${round(pages.startMs / 1000)} s`, 'under 3 s', pages.startMs < 3000)

const rows = lines.map(
  ({ what, figure, bound, holds }) => `| ${what} | ${figure} | ${bound}${holds ? '' : ' **missed**'} |`,
)
process.stdout.write(['| what | figure | bound |', '| --- | --- | --- |', ...rows, ''].join('\n'))
process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1
