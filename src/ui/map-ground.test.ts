// The ground of a map: an outline that runs round the frame covers all of it, whichever corners are left out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groundAround, outlinePaths } from './map-ground.ts'

/** A frame of 100 by 100 around the origin, a metre to a unit; paths are cut four units beyond it. */
const ground = groundAround(0, 0, 1, 100, 100)
const WHOLE = 108 * 108

type Corner = readonly [east: number, north: number]

/** The area of the one outline as it is drawn. */
function drawn(corners: readonly Corner[]): number {
  const rings = [[...corners, ...corners.slice(0, 1)]]
  const [path] = outlinePaths({ districts: [{ code: 'A', name: 'A', rings }] }, () => true, ground)
  const numbers = [...(/ d="([^"]*)"/.exec(path?.text ?? '')?.[1] ?? '').matchAll(/-?\d*\.?\d+/g)].map(Number)
  let [x, y, twice] = [0, 0, 0]
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [toX, toY] = i === 0 ? [numbers[0] ?? 0, numbers[1] ?? 0] : [x + (numbers[i] ?? 0), y + (numbers[i + 1] ?? 0)]
    if (i > 0) twice += x * toY - toX * y
    x = toX
    y = toY
  }
  const [startX = 0, startY = 0] = numbers
  return Math.abs(twice + x * startY - startX * y) / 2
}

const AROUND: readonly Corner[] = [
  [-200, -200],
  [-200, 200],
  [200, 200],
  [200, -200],
]

test('an outline round the frame covers it', () => {
  expect(drawn(AROUND)).toBeCloseTo(WHOLE, 0)
})

test.each(AROUND.keys().toArray())('two points beyond corner %i of the frame keep that corner', (at) => {
  const [east, north] = AROUND[at] ?? [0, 0]
  const one: Corner = [east * 0.95, north * 1.05]
  const other: Corner = [east * 1.05, north * 0.95]
  for (const two of [
    [one, other],
    [other, one],
  ])
    expect(drawn(AROUND.toSpliced(at, 1, ...two))).toBeCloseTo(WHOLE, 0)
})

test('however many points it has out there, and however far they are', () => {
  const points = 24
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 300, max: 900 }), { minLength: points, maxLength: points }), (far) => {
      const corners = far.map((radius, i): Corner => {
        const angle = (2 * Math.PI * i) / points
        return [radius * Math.cos(angle), radius * Math.sin(angle)]
      })
      expect(drawn(corners)).toBeCloseTo(WHOLE, 0)
    }),
  )
})
