// Points on the National Grid: districts, the seven areas of Leicester, free ground between schools. Pure but for reading the outlines.
import { join } from 'node:path'
import proj4, { type Converter } from 'proj4'
import { feature } from 'topojson-client'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { cell, readText, type Row } from './tables.ts'

/** Easting and northing in metres. */
export type Point = { readonly easting: number; readonly northing: number }

const GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m'

/** The seven areas that stand for Leicester's development groups: invented, each the ground nearest to its point. */
export const AREAS: Readonly<Record<string, Point>> = {
  Aylestone: { easting: 457600, northing: 301500 },
  'Beaumont Leys': { easting: 456700, northing: 307700 },
  Belgrave: { easting: 459400, northing: 307100 },
  Braunstone: { easting: 455600, northing: 303300 },
  Evington: { easting: 461900, northing: 303100 },
  Hamilton: { easting: 462600, northing: 306700 },
  Highfields: { easting: 459700, northing: 304300 },
}

/** The area whose point is nearest. */
export function areaOf(point: Point): string {
  const [nearest] = Object.entries(AREAS).sort((a, b) => metres(a[1], point) - metres(b[1], point))
  return nearest?.[0] ?? ''
}

/** Straight-line distance. */
export function metres(a: Point, b: Point): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing)
}

/** Where a school stands, if its row says so. */
export function pointOf(row: Row | undefined): Point | undefined {
  const easting = Number(cell(row, 'Easting'))
  return easting > 0 ? { easting, northing: Number(cell(row, 'Northing')) } : undefined
}

/** LE4 6 of LE4 6BY: the part of a postcode that neighbours share. */
export function sectorOf(row: Row): string {
  return /^(\S+ \d)[A-Z]{2}$/.exec(cell(row, 'Postcode'))?.[1] ?? ''
}

/** Its own point, else the middle of the schools that share its postcode sector. */
export function placeOf(row: Row, others: readonly Row[]): Point | undefined {
  const own = pointOf(row)
  const sector = sectorOf(row)
  if (own || sector === '') return own
  const near = others.filter((other) => sectorOf(other) === sector).flatMap((other) => pointOf(other) ?? [])
  return near.length === 0 ? undefined : middle(near)
}

/** The outline of each district, by its code, as rings of points. */
export function readDistricts(folder: string): ReadonlyMap<string, readonly Point[][]> {
  const topology = JSON.parse(readText(join(folder, 'boundaries', 'topo_lad.json'))) as Topology<{
    lad: GeometryCollection<{ LAD13CD: string }>
  }>
  const shapes = feature(topology, topology.objects.lad).features
  return new Map(shapes.map((shape) => [shape.properties.LAD13CD, rings(shape.geometry as Polygon | MultiPolygon)]))
}

/** Is the point within these rings (even-odd)? */
export function inside(outline: readonly Point[][], point: Point): boolean {
  return outline.flatMap((ring) => ring.filter((_, i) => crosses(ring, i, point))).length % 2 === 1
}

function crosses(ring: readonly Point[], i: number, { easting, northing }: Point): boolean {
  const a = ring[i]
  const b = ring[(i + 1) % ring.length]
  if (!a || !b || a.northing > northing === b.northing > northing) return false
  return easting < a.easting + ((northing - a.northing) / (b.northing - a.northing)) * (b.easting - a.easting)
}

function rings(shape: Polygon | MultiPolygon): Point[][] {
  const positions = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
  const toGrid = proj4('WGS84', GRID)
  return positions.map((ring) => ring.map((position) => onGrid(toGrid, position)))
}

function onGrid(toGrid: Converter, position: Position): Point {
  const [easting = 0, northing = 0] = toGrid.forward([position[0] ?? 0, position[1] ?? 0])
  return { easting, northing }
}

function middle(points: readonly Point[]): Point {
  const mean = (values: number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
  return { easting: mean(points.map((p) => p.easting)), northing: mean(points.map((p) => p.northing)) }
}
