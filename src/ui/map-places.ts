// Where the number of a group stands on a map, and which of three tones the group has. Geometry only; knows no schools.
import type { Point } from './neighbours.ts'

/** One of the three tones of a map; they only keep neighbours apart. */
export type Tone = 0 | 1 | 2

const TONES = [0, 1, 2] as const
const PASSES = 8

/**
 * A tone for each group of points, so that groups of one tone lie far apart.
 * Each group in turn takes the tone with the least company near by, until nothing changes.
 */
export function tonesFor(groups: readonly (readonly Point[])[]): Tone[] {
  const closeness = groups.map((a) => groups.map((b) => (a === b ? 0 : 1 / (1 + gapBetween(a, b)))))
  const tones: (Tone | undefined)[] = groups.map(() => undefined)
  for (let pass = 0; pass < PASSES; pass++) {
    const before = tones.join()
    groups.forEach((_, i) => {
      tones[i] = leastCrowded(tones, closeness[i] ?? [])
    })
    if (tones.join() === before) break
  }
  return tones.map((tone) => tone ?? 0)
}

function leastCrowded(tones: readonly (Tone | undefined)[], closeness: readonly number[]): Tone {
  const crowd = (tone: Tone) =>
    tones.reduce<number>((sum, other, i) => sum + (other === tone ? (closeness[i] ?? 0) : 0), 0)
  return TONES.reduce<Tone>((best, tone) => (crowd(tone) < crowd(best) ? tone : best), 0)
}

/** The shortest way between two groups of points; without end when one has none. */
export function gapBetween(some: readonly Point[], others: readonly Point[]): number {
  let least = Infinity
  for (const a of some) for (const b of others) least = Math.min(least, (a.x - b.x) ** 2 + (a.y - b.y) ** 2)
  return Math.sqrt(least)
}

/** Room that a number needs around its middle, and how far it may stand from where it belongs. */
const ROOM = 30
const AWAY = [0, 12, 24, 36, 48, 60]
const ROUND = Array.from({ length: 12 }, (_, i) => (i * Math.PI) / 6)
const EDGE = 22

/** Of the places around the middle of these points, the one with the best of room and nearness, inside the frame. */
export function placeForNumber(
  points: readonly Point[],
  taken: readonly Point[],
  frame: { width: number; height: number },
): Point {
  const from = middle(points)
  const near = taken.filter((point) => Math.hypot(point.x - from.x, point.y - from.y) < ROOM + 60 + EDGE)
  const options = AWAY.flatMap((away) => (away === 0 ? [0] : ROUND).map((angle) => option(from, away, angle, frame)))
  const costs = options.map(({ at, away }) => ({ at, cost: away + 3 * Math.max(ROOM - gapBetween([at], near), 0) }))
  return costs.reduce((best, next) => (next.cost < best.cost ? next : best)).at
}

function option(from: Point, away: number, angle: number, frame: { width: number; height: number }) {
  const inside = (n: number, end: number) => Math.min(Math.max(n, EDGE), end - EDGE)
  const at = {
    x: inside(from.x + away * Math.cos(angle), frame.width),
    y: inside(from.y + away * Math.sin(angle), frame.height),
  }
  return { at, away }
}

function middle(points: readonly Point[]): Point {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  return { x: mean(points.map((point) => point.x)), y: mean(points.map((point) => point.y)) }
}
