// Makes the map outlines in data/map from boundary files in WGS84: projected once, simplified with shared borders kept, rounded to 10 m. The product never runs it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import proj4 from 'proj4'
import { feature, merge } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { slug } from '../src/kernel/id.ts'

interface Names {
  readonly code: string
  readonly name: string
}
type Outline = Polygon | MultiPolygon
type Shape = Feature<Outline, Names>
type Layer = Topology<{ areas: GeometryCollection<Names> }>
/** One area of a file of outlines: closed rings of easting and northing in metres, filled by the even-odd rule. */
interface Area extends Names {
  readonly context?: true
  readonly rings: readonly Position[][]
}
/** One authority and the wards in it. */
interface Authority {
  readonly code: string
  readonly wards: readonly Shape[]
}

// The Ordnance Survey's Helmert parameters from WGS84 to the datum of 1936: good to about 5 m.
const BRITISH_NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs'
const ATTRIBUTION =
  'Contains Ordnance Survey data © Crown copyright and database right 2014. ' +
  'Boundary data by Martin Chorley, https://github.com/martinjc/UK-GeoJson, CC BY 4.0; projected and simplified.'
const GRID_METRES = 10
const MARGIN_METRES = 5_000
// A corner goes when the triangle it makes is smaller than this many square metres.
const WARD_DETAIL = 16_000
const NEIGHBOUR_DETAIL = 200_000
const NATION_DETAIL = 2_800_000
// Rings smaller than this many square metres are left out of the nation's outline, but never an area's largest.
const SMALL_RING = 4_000_000

const projection = proj4('EPSG:4326', BRITISH_NATIONAL_GRID)
const [source, target] = process.argv.slice(2)
if (source === undefined || target === undefined) {
  process.stderr.write('Usage: node scripts/convert-outlines.ts BOUNDARIES_FOLDER data/map\n')
  process.exitCode = 2
} else convert(source, target)

function convert(from: string, to: string): void {
  checkProjection()
  mkdirSync(to, { recursive: true })
  const districts = readDistricts(join(from, 'topo_lad.json'))
  const authorities = readAuthorities(join(from, 'wards_by_lad'))
  const wards = simplified(
    authorities.flatMap((one) => one.wards),
    WARD_DETAIL,
  )
  const nameOf = new Map(districts.map((one) => [one.properties.code, one.properties.name]))
  const own = authorities.map((one) => mergedArea(wards, one, nameOf.get(one.code) ?? one.code))
  write(join(to, 'districts.json'), [...own, ...neighbours(districts, own)])
  for (const [at, authority] of authorities.entries()) {
    const codes = new Set(authority.wards.map(codeOf))
    const areas = areasOf(wards).filter((area) => codes.has(area.code))
    write(join(to, `wards-${slug(own[at]?.name ?? authority.code)}.json`), areas)
  }
  write(join(to, 'england.json'), nation(districts))
}

function readDistricts(path: string): Shape[] {
  const layer = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ lad: GeometryCollection<Record<string, string>> }>
  return feature(layer, layer.objects.lad).features.map((one) => shapeOf(one, 'LAD13CD', 'LAD13NM'))
}

function readAuthorities(folder: string): Authority[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
  return files.map((file) => {
    const wards = JSON.parse(readFileSync(join(folder, file), 'utf8')) as FeatureCollection<Outline>
    return { code: basename(file, '.json'), wards: wards.features.map((one) => shapeOf(one, 'WD13CD', 'WD13NM')) }
  })
}

function shapeOf(from: Feature, code: string, name: string): Shape {
  const properties = { code: String(from.properties?.[code]), name: String(from.properties?.[name]) }
  const polygons = polygonsOf(from.geometry as Outline).map((rings) => rings.map((ring) => ring.map(onGrid)))
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: polygons } }
}

/** Refuses to write anything when a point known on both grids comes out more than a metre away. */
function checkProjection(): void {
  const [easting = 0, northing = 0] = onGrid([-1.1355636, 52.634196])
  if (Math.hypot(easting - 458_600, northing - 304_400) > 1) throw new Error('The projection is not the National Grid')
}

function onGrid(wgs84: Position): Position {
  return projection.forward([wgs84[0] ?? 0, wgs84[1] ?? 0])
}

function simplified(shapes: readonly Shape[], detail: number): Layer {
  const collection: FeatureCollection<Outline, Names> = { type: 'FeatureCollection', features: [...shapes] }
  const layer = topology({ areas: collection }) as Layer
  return simplify(presimplify(layer), detail)
}

function mergedArea(layer: Layer, authority: Authority, name: string): Area {
  const codes = new Set(authority.wards.map(codeOf))
  const parts = layer.objects.areas.geometries.filter((one) => codes.has((one.properties as Names).code))
  const outline = merge(layer, parts as Parameters<typeof merge>[1])
  return { code: authority.code, name, rings: ringsOf(outline, 0) }
}

function neighbours(districts: readonly Shape[], own: readonly Area[]): Area[] {
  const codes = new Set(own.map((area) => area.code))
  const view = boxOf(own.flatMap((area) => area.rings.flat()))
  const near = districts.filter((one) => !codes.has(codeOf(one)) && meet(view, boxOf(polygonsOf(one.geometry).flat(2))))
  return areasOf(simplified(near, NEIGHBOUR_DETAIL)).map((area) => ({ ...area, context: true }))
}

/** Every district, coarse; the few that would vanish at that detail keep their finer outline. */
function nation(districts: readonly Shape[]): Area[] {
  const finer = new Map(areasOf(simplified(districts, NEIGHBOUR_DETAIL)).map((area) => [area.code, area]))
  const coarse = areasOf(simplified(districts, NATION_DETAIL), SMALL_RING)
  return coarse.map((area) => (area.rings.length > 0 ? area : (finer.get(area.code) ?? area)))
}

function areasOf(layer: Layer, smallest = 0): Area[] {
  return feature(layer, layer.objects.areas).features.map((one) => ({
    code: one.properties.code,
    name: one.properties.name,
    rings: ringsOf(one.geometry as Outline, smallest),
  }))
}

function ringsOf(outline: Outline, smallest: number): Position[][] {
  const rings = polygonsOf(outline)
    .flat()
    .map(rounded)
    .filter((ring) => ring.length >= 4)
  const largest = Math.max(...rings.map(sizeOf))
  return rings.filter((ring) => sizeOf(ring) >= Math.min(smallest, largest))
}

function rounded(ring: readonly Position[]): Position[] {
  const points = ring.map((point) => point.map((metres) => Math.round(metres / GRID_METRES) * GRID_METRES))
  return points.filter((point, at) => at === 0 || String(point) !== String(points[at - 1]))
}

function sizeOf(ring: readonly Position[]): number {
  let twice = 0
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
    twice += x * nextY - nextX * y
  }
  return Math.abs(twice) / 2
}

interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

function boxOf(points: readonly Position[]): Box {
  const xs = points.map(([x = 0]) => x)
  const ys = points.map(([, y = 0]) => y)
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) }
}

function meet(view: Box, box: Box): boolean {
  const apart =
    box.west > view.east + MARGIN_METRES ||
    box.east < view.west - MARGIN_METRES ||
    box.south > view.north + MARGIN_METRES ||
    box.north < view.south - MARGIN_METRES
  return !apart
}

function polygonsOf(outline: Outline): Position[][][] {
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
}

function codeOf(shape: Shape): string {
  return shape.properties.code
}

function write(path: string, areas: readonly Area[]): void {
  const inOrder = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const lines = inOrder.map((area) => JSON.stringify(area)).join(',\n')
  writeFileSync(path, `{"attribution":${JSON.stringify(ATTRIBUTION)},"areas":[\n${lines}\n]}\n`)
}
