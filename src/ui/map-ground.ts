// What a map stands on: outlines in National Grid metres drawn into a frame, and a scale bar. Knows no schools.
import { geoIdentity, geoPath, type GeoContext } from 'd3-geo'
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
  const inFrame = outlines.districts.filter((outline) => touches(outline, ground))
  const wards = (outlines.wards ?? []).filter((outline) => touches(outline, ground))
  const toPath = pathMaker(ground)
  const draw = (name: string, path: string) => (path === '' ? [] : [el('path', { class: name, d: path })])
  const home = inFrame.filter(({ code }) => isHome(code)).map(toPath)
  return [
    ...inFrame.filter(({ code }) => !isHome(code)).flatMap((outline) => draw('m-around', toPath(outline))),
    ...home.flatMap((path) => draw('m-land', path)),
    ...wards.flatMap((outline) => draw('m-ward', toPath(outline))),
    ...(outlines.wards?.length ? home.flatMap((path) => draw('m-edge', path)) : []),
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

/** Draws outlines on this ground, cut at its frame; gives '' where nothing of one is in it. */
function pathMaker(ground: Ground): (outline: Outline) => string {
  const origin = ground.place(0, 0)
  const projection = geoIdentity()
    .reflectY(true)
    .scale(ground.unitsPerMetre)
    .translate([origin.x, origin.y])
    .clipExtent([
      [-4, -4],
      [ground.width + 4, ground.height + 4],
    ])
  const pen = new StepPen()
  const draw = geoPath(projection, pen)
  return ({ rings }) => {
    pen.path = ''
    draw({ type: 'MultiPolygon', coordinates: [rings.map((ring) => nearFrame(ring, ground))] })
    return pen.path
  }
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
  const sidesOf = (corner: readonly number[] | undefined): number => {
    if (corner === undefined) return 0
    const x = left + (corner[0] ?? 0) * ground.unitsPerMetre
    const y = top - (corner[1] ?? 0) * ground.unitsPerMetre
    return (x < -4 ? 1 : x > ground.width + 4 ? 2 : 0) | (y < -4 ? 4 : y > ground.height + 4 ? 8 : 0)
  }
  const kept: number[][] = []
  let [before, here] = [0, sidesOf(ring[0])]
  for (let i = 0; i < ring.length; i++) {
    const next = sidesOf(ring[i + 1])
    if (i === 0 || (before & here & next) === 0) {
      kept.push(ring[i] as number[])
      before = here
    }
    here = next
  }
  return kept
}

/** Steps shorter than this many tenths of a unit of the drawing are not seen. */
const UNSEEN = 8

/** Writes what is drawn as a path with relative steps, rounded to a tenth, and without the steps that are not seen. */
class StepPen implements GeoContext {
  path = ''
  #x = 0
  #y = 0
  #parted = true

  moveTo(x: number, y: number): void {
    this.#x = Math.round(x * 10)
    this.#y = Math.round(y * 10)
    this.#parted = true
    this.path += `M${short(this.#x / 10)} ${short(this.#y / 10)}l`
  }

  lineTo(x: number, y: number): void {
    const [toX, toY] = [Math.round(x * 10), Math.round(y * 10)]
    const [dx, dy] = [toX - this.#x, toY - this.#y]
    if (Math.abs(dx) + Math.abs(dy) < UNSEEN) return
    this.path += `${this.#parted ? '' : ' '}${step(dx)}${dy < 0 ? '' : ' '}${step(dy)}`
    this.#x = toX
    this.#y = toY
    this.#parted = false
  }

  closePath(): void {
    this.path += 'z'
  }

  beginPath(): void {}
  arc(): void {}
}

/** Tenths as a number without the 0 before its point: -.3, 1, 12.5. */
function step(tenths: number): string {
  const size = Math.abs(tenths)
  const [whole, rest] = [Math.floor(size / 10), size % 10]
  const text = rest === 0 ? String(whole) : `${whole === 0 ? '' : whole}.${rest}`
  return tenths < 0 ? `-${text}` : text
}
