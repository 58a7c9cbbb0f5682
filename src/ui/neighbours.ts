// Which points of a group a map joins: the relative-neighbour graph. Pure; knows no schools.

/** A place in a plane. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The relative-neighbour graph: two points are joined when no third is nearer to both than they are to each other.
 * It holds every shortest tree, so that all points hang together. Pairs of indexes, smaller first, in order; of points in the same place only the first is joined.
 * Two points far apart have many others between them, so that the search for a third ends early: 500 points take a few milliseconds.
 */
export function relativeNeighbours(points: readonly Point[]): [number, number][] {
  const places = distinctPlaces(points)
  return places.flatMap((from, i) =>
    places
      .slice(i + 1)
      .filter((to) => !isParted(from.point, to.point, places))
      .map((to): [number, number] => [from.index, to.index]),
  )
}

interface Place {
  readonly index: number
  readonly point: Point
}

function distinctPlaces(points: readonly Point[]): Place[] {
  const seen = new Map<string, Place>()
  points.forEach((point, index) => {
    const key = `${point.x} ${point.y}`
    if (!seen.has(key)) seen.set(key, { index, point })
  })
  return [...seen.values()]
}

function isParted(a: Point, b: Point, places: readonly Place[]): boolean {
  const apart = squared(a, b)
  return places.some(({ point }) => squared(a, point) < apart && squared(b, point) < apart)
}

function squared(a: Point, b: Point): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2
}
