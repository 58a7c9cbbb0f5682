// Which points of a group a map joins: the relative-neighbour graph. Pure; knows no schools.

/** A place in a plane. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The relative-neighbour graph: two points are joined when no third is nearer to both than they are to each other.
 * It holds every shortest tree, so that all points hang together. Pairs of indexes, smaller first, in order; of points in the same place only the first is joined.
 */
export function relativeNeighbours(points: readonly Point[]): [number, number][] {
  const places = distinctPlaces(points)
  const joins = places.flatMap((from) => {
    const others = byDistance(from.point, places)
    return others
      .filter((other, rank) => from.index < other.index && !isParted(others, rank, other))
      .map((other): [number, number] => [from.index, other.index])
  })
  return joins.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

interface Place {
  readonly index: number
  readonly point: Point
}

interface Other extends Place {
  readonly distance: number
}

function distinctPlaces(points: readonly Point[]): Place[] {
  const seen = new Map<string, Place>()
  points.forEach((point, index) => {
    const key = `${point.x} ${point.y}`
    if (!seen.has(key)) seen.set(key, { index, point })
  })
  return [...seen.values()]
}

function byDistance(from: Point, places: readonly Place[]): Other[] {
  return places
    .map((place) => ({ ...place, distance: squared(from, place.point) }))
    .sort((a, b) => a.distance - b.distance)
}

/** Only a point nearer to the first than the other is can part the two, so that the search ends at the other. */
function isParted(others: readonly Other[], rank: number, other: Other): boolean {
  return others
    .slice(1, rank)
    .some((third) => third.distance < other.distance && squared(third.point, other.point) < other.distance)
}

function squared(a: Point, b: Point): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2
}
