// Laws of the relative-neighbour graph, against its definition.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { relativeNeighbours, type Point } from './neighbours.ts'

const squared = (a: Point, b: Point) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2

/** The definition, word for word. */
function byDefinition(points: readonly Point[]): [number, number][] {
  return points.flatMap((a, i) =>
    points.flatMap((b, j): [number, number][] => {
      const parted = points.some((c) => Math.max(squared(a, c), squared(b, c)) < squared(a, b))
      return i < j && !parted ? [[i, j]] : []
    }),
  )
}

const place = fc.record({ x: fc.integer({ min: 0, max: 30 }), y: fc.integer({ min: 0, max: 30 }) })
const places = fc.uniqueArray(place, { selector: ({ x, y }) => `${x} ${y}`, maxLength: 25 })

test('it is the graph of the definition', () => {
  fc.assert(
    fc.property(places, (points) => {
      expect(relativeNeighbours(points)).toEqual(byDefinition(points))
    }),
  )
})

test('all points hang together', () => {
  fc.assert(
    fc.property(places, (points) => {
      const joins = relativeNeighbours(points)
      const reached = new Set(points.length > 0 ? [0] : [])
      for (let before = -1; before !== reached.size;) {
        before = reached.size
        for (const [a, b] of joins) if (reached.has(a) || reached.has(b)) reached.add(a).add(b)
      }
      expect(reached.size).toBe(points.length)
    }),
  )
})

test('points in one place are joined once', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
    { x: 5, y: 0 },
    { x: 5, y: 0 },
    { x: 9, y: 0 },
  ]
  expect(relativeNeighbours(points)).toEqual([
    [0, 2],
    [2, 4],
  ])
})

test('none and one have no lines', () => {
  expect(relativeNeighbours([])).toEqual([])
  expect(relativeNeighbours([{ x: 1, y: 1 }])).toEqual([])
})
