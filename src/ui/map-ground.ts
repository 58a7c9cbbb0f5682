// What a map stands on: outlines in National Grid metres drawn into a frame, and a scale bar. Knows no schools.
import { geoIdentity, geoPath } from 'd3-geo'
import type { MultiPolygon } from 'geojson'
import type { Html } from './html.ts'
import type { Point } from './neighbours.ts'
import { el, short } from './picture.ts'

/** A district or a ward: rings of National Grid points, eastings and northings in metres. */
export interface Outline {
  readonly code: string
  readonly name: string
  readonly rings: readonly Ring[]
}

/** A closed line of National Grid points. */
type Ring = readonly (readonly number[])[]

/** The outlines to draw: districts, and the wards of some of them where they are held. */
export interface Outlines {
  readonly districts: readonly Outline[]
  readonly wards?: readonly Outline[]
}

/** A part of the National Grid in a frame: from metres to units of the drawing. */
export interface Ground {
  readonly width: number
  readonly height: number
  readonly unitsPerMetre: number
  readonly place: (easting: number, northing: number) => Point
}

/** A frame of this width that holds all these points, with an edge around them; its height follows from them, within bounds. */
export function groundFor(points: readonly Point[], width: number, edge: number): Ground {
  const [west, east] = extent(points.map((point) => point.x))
  const [south, north] = extent(points.map((point) => point.y))
  const inner = width - 2 * edge
  const height = Math.min(
    Math.max(((north - south) / Math.max(east - west, 1)) * inner + 2 * edge, width * 0.55),
    width * 1.1,
  )
  const perMetre = Math.min(inner / Math.max(east - west, 1), (height - 2 * edge) / Math.max(north - south, 1))
  return groundAround((west + east) / 2, (south + north) / 2, perMetre, width, height)
}

/** A frame with this place in its middle. */
export function groundAround(
  easting: number,
  northing: number,
  unitsPerMetre: number,
  width: number,
  height: number,
): Ground {
  const place = (e: number, n: number) => ({
    x: width / 2 + (e - easting) * unitsPerMetre,
    y: height / 2 - (n - northing) * unitsPerMetre,
  })
  return { width, height, unitsPerMetre, place }
}

/** Outlines as paths, cut at the frame; those that lie wholly outside are left out. `isHome` says which are land and which only surround it. */
export function outlinePaths(outlines: Outlines, isHome: (code: string) => boolean, ground: Ground): Html[] {
  const toPath = pathMaker(ground)
  const draw = (list: readonly Outline[], name: string) =>
    list.flatMap((outline) => (touches(outline, ground) ? outlinePath(outline, name, ground, toPath) : []))
  const [home, around] = [
    outlines.districts.filter((o) => isHome(o.code)),
    outlines.districts.filter((o) => !isHome(o.code)),
  ]
  const wards = outlines.wards ?? []
  return [
    ...draw(around, 'm-around'),
    ...draw(home, 'm-land'),
    ...draw(wards, 'm-ward'),
    ...draw(wards.length > 0 ? home : [], 'm-edge'),
  ]
}

/** The corners of an outline, to fit a frame around. */
export function pointsOf(outlines: readonly Outline[]): Point[] {
  return outlines.flatMap(({ rings }) => rings.flatMap((ring) => ring.map(([x = 0, y = 0]) => ({ x, y }))))
}

/** A bar of a round number of kilometres, at most a quarter of the width. */
export function scaleBar(ground: Ground): Html {
  const most = ground.width / 4 / ground.unitsPerMetre / 1000
  const km = ROUND_KM.find((round) => round <= most) ?? 0.1
  const [x, y] = [14, ground.height - 16]
  return el(
    'g',
    { class: 'm-scale' },
    el('line', { x1: x, x2: x + km * 1000 * ground.unitsPerMetre, y1: y, y2: y, 'data-km': String(km) }),
    el('text', { x, y: y - 8 }, `${km} km`),
  )
}

const ROUND_KM = [50, 20, 10, 5, 2, 1, 0.5, 0.2]

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? [low, high] : [0, 0]
}

function pathMaker(ground: Ground): (shape: MultiPolygon) => string | null {
  const origin = ground.place(0, 0)
  const projection = geoIdentity()
    .reflectY(true)
    .scale(ground.unitsPerMetre)
    .translate([origin.x, origin.y])
    .clipExtent([
      [-4, -4],
      [ground.width + 4, ground.height + 4],
    ])
  return geoPath(projection).digits(1)
}

interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

const boxes = new WeakMap<Outline, Box>()

/** Is any of the box around the outline in the frame? Most outlines are far from a small map. */
function touches(outline: Outline, ground: Ground): boolean {
  const box = boxOf(outline)
  const [topLeft, bottomRight] = [ground.place(box.west, box.north), ground.place(box.east, box.south)]
  return topLeft.x <= ground.width && bottomRight.x >= 0 && topLeft.y <= ground.height && bottomRight.y >= 0
}

function boxOf(outline: Outline): Box {
  const known = boxes.get(outline)
  if (known !== undefined) return known
  const points = pointsOf([outline])
  const [west, east] = extent(points.map(({ x }) => x))
  const [south, north] = extent(points.map(({ y }) => y))
  const box = { west, east, south, north }
  boxes.set(outline, box)
  return box
}

/** The ring without the corners that cannot matter: those outside the frame on the same side as the corner kept before and the one after. */
function nearFrame(ring: Ring, ground: Ground): number[][] {
  const { x: left, y: top } = ground.place(0, 0)
  const sides = ring.map(([east = 0, north = 0]) => {
    const [x, y] = [left + east * ground.unitsPerMetre, top - north * ground.unitsPerMetre]
    return (x < -4 ? 1 : x > ground.width + 4 ? 2 : 0) | (y < -4 ? 4 : y > ground.height + 4 ? 8 : 0)
  })
  let before = 0
  const kept = ring.filter((_, i) => {
    const here = sides[i] ?? 0
    const needless = i > 0 && i < ring.length - 1 && (before & here & (sides[i + 1] ?? 0)) !== 0
    if (!needless) before = here
    return !needless
  })
  return kept as number[][]
}

function outlinePath(
  outline: Outline,
  name: string,
  ground: Ground,
  toPath: (shape: MultiPolygon) => string | null,
): Html[] {
  const path = toPath({ type: 'MultiPolygon', coordinates: [outline.rings.map((ring) => nearFrame(ring, ground))] })
  return path === null ? [] : [el('path', { class: name, d: shortPath(path) })]
}

/** Steps shorter than this many units of the drawing are not seen. */
const UNSEEN = 0.8

/** The same path with relative steps, rounded to a tenth, and without the steps that are not seen. */
function shortPath(path: string): string {
  return path
    .split(/(?=M)/)
    .map((ring) => ringSteps(ring.replace(/^M|Z$/g, '').split('L').map(pair)))
    .join('')
}

function pair(text: string): [number, number] {
  const [x = 0, y = 0] = text.split(',').map(Number)
  return [Math.round(x * 10), Math.round(y * 10)]
}

function ringSteps(points: readonly (readonly [number, number])[]): string {
  let [x, y] = points[0] ?? [0, 0]
  let steps = `M${short(x / 10)} ${short(y / 10)}l`
  for (const [toX, toY] of points.slice(1)) {
    const [dx, dy] = [toX - x, toY - y]
    if (Math.abs(dx) + Math.abs(dy) < UNSEEN * 10) continue
    steps += `${step(dx)}${dy < 0 ? '' : ' '}${step(dy)} `
    x = toX
    y = toY
  }
  return `${steps.trimEnd()}z`
}

function step(tenths: number): string {
  return String(tenths / 10).replace(/^(-?)0\./, '$1.')
}
