// The stages of a count as a picture: for each candidate a bar a stage, and the line at which they are elected. Pure; the table beside has the same numbers.
import type { Html } from '../../ui/html.ts'
import { el, picture, short, wrap } from '../../ui/picture.ts'
import type { CountReport } from '../count/types.ts'
import { sayFigure, sayOutcome } from './count-words.ts'

const WIDTH = 340
const LETTER = 13
const BARS = 44
const GAP = 3
const WIDEST_BAR = 40
const FOOT = 14
/** Between the words and the highest bar. */
const AIR = 6

/** The picture. `id` is unique on the page. Bars of one stage stand one above the other, the first stage at the left. */
export function stageChart(id: string, report: CountReport): Html {
  const { stages, candidates } = report
  const held = stages.flatMap((stage) => Object.values(stage.votes).map(Number))
  const quota = Number(report.quota)
  const most = Math.max(quota, ...held, 1)
  const step = Math.min(WIDEST_BAR + GAP, WIDTH / Math.max(stages.length, 1))
  let height = 0
  const drawn = candidates.map((name) => {
    const words = wrap(`${name}, ${sayOutcome(report, name)}`, WIDTH, LETTER)
    const top = height + words.length * 17
    const base = top + AIR + BARS
    height = base + FOOT
    const elected = report.elected.includes(name)
    const bars = stages.map((stage, i) => {
      const votes = Number(stage.votes[name] ?? '0')
      const tall = (votes / most) * BARS
      const place = { x: i * step, y: base - tall, width: step - GAP, height: Math.max(tall, votes > 0 ? 1 : 0) }
      return el('rect', {
        class: elected ? 'c-bar c-bar--me' : 'c-bar',
        ...place,
        'data-value': stage.votes[name] ?? '',
      })
    })
    const line = base - (quota / most) * BARS
    return [
      words.map((word, i) => el('text', { class: 'c-l', x: 0, y: top - 5 - (words.length - 1 - i) * 17 }, word)),
      bars,
      el('line', { class: 'c-track', x1: 0, x2: WIDTH, y1: base, y2: base }),
      el('line', { class: 'c-med', x1: 0, x2: WIDTH, y1: line, y2: line, 'stroke-dasharray': '4 4' }),
    ]
  })
  const title = `The count of ${report.title} by stages`
  return picture(
    { id, title, desc: descOf(report), width: WIDTH, height: Number(short(Math.max(height, 1))), className: 't-chart' },
    drawn,
  )
}

function descOf(report: CountReport): string {
  const lines = report.candidates.map((name) => {
    const votes = report.stages.map((stage) => sayFigure(stage.votes[name] ?? '0'))
    return `${name}, ${sayOutcome(report, name)}: ${votes.join(', ')}.`
  })
  return `${lines.join(' ')} Elected with ${sayFigure(report.quota)}. The table has the same figures.`
}
