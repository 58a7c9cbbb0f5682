// The shipped map outlines: their size and shape, and that schools stand where their district is.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'

type Point = readonly [number, number]
interface Area {
  readonly code: string
  readonly name: string
  readonly context?: true
  readonly rings: readonly (readonly Point[])[]
}
interface Outlines {
  readonly attribution: string
  readonly areas: readonly Area[]
}

const MAP = new URL('../data/map/', import.meta.url)
const SCHOOLS = new URL('../../shared/data/schools/leicester_leicestershire.csv', import.meta.url)
const FILES = readdirSync(MAP).filter((file) => file.endsWith('.json'))
const NEAR_METRES = 300

function outlines(file: string): Outlines {
  return JSON.parse(readFileSync(new URL(file, MAP), 'utf8')) as Outlines
}

const districts = new Map(outlines('districts.json').areas.map((area) => [area.code, area]))
const leicester = districts.get('E06000016')
const own = [...districts.values()].filter((area) => area.context !== true)

function sides(area: Area): [Point, Point][] {
  return area.rings.flatMap((ring) => ring.slice(1).map((to, at): [Point, Point] => [ring[at] ?? to, to]))
}

function inside(area: Area, [x, y]: Point): boolean {
  const crossed = sides(area).filter(
    ([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]),
  )
  return crossed.length % 2 === 1
}

function metresOutside(area: Area, at: Point): number {
  return inside(area, at) ? 0 : Math.min(...sides(area).map(([a, b]) => metresToSide(at, a, b)))
}

function metresToSide([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}

function squareKilometres(areas: readonly Area[]): number {
  const twice = areas.flatMap(sides).reduce((sum, [a, b]) => sum + (a[0] * b[1] - b[0] * a[1]), 0)
  return Math.abs(twice) / 2_000_000
}

describe('the files', () => {
  test('the detailed outlines together stay under 200 kB, the nation under 150 kB', () => {
    const size = (file: string) => statSync(new URL(file, MAP)).size
    expect(FILES.filter((file) => file !== 'england.json').reduce((sum, file) => sum + size(file), 0)).toBeLessThan(
      200_000,
    )
    expect(size('england.json')).toBeLessThan(150_000)
  })

  test.each(FILES)('%s has its attribution, and closed rings on the 10 m grid', (file) => {
    const { attribution, areas } = outlines(file)
    expect(attribution).toContain('Crown copyright and database right')
    expect(attribution).toContain('CC BY 4.0')
    expect(new Set(areas.map((area) => area.code)).size).toBe(areas.length)
    for (const ring of areas.flatMap((area) => area.rings)) {
      expect(ring.length).toBeGreaterThanOrEqual(4)
      expect(ring.at(-1)).toEqual(ring[0])
      expect(ring.flat().every((metres) => metres % 10 === 0 && metres > 0 && metres < 700_000)).toBe(true)
    }
  })
})

describe('the districts', () => {
  test('are Leicester, Rutland and the seven of Leicestershire, with neighbours as context', () => {
    expect(own.map((area) => area.name)).toEqual([
      'Leicester',
      'Rutland',
      'Blaby',
      'Charnwood',
      'Harborough',
      'Hinckley and Bosworth',
      'Melton',
      'North West Leicestershire',
      'Oadby and Wigston',
    ])
    expect([...districts.values()].filter((area) => area.context).map((area) => area.name)).toContain('Daventry')
  })

  test.each([
    ['Leicester', 73.3],
    ['Rutland', 393.7],
    ['Charnwood', 279.1],
    ['Harborough', 591.8],
    ['Oadby and Wigston', 23.5],
  ])('%s covers about %d square kilometres, and so do its wards together', (name, expected) => {
    const wards = outlines(`wards-${name.toLowerCase().replaceAll(' ', '-')}.json`).areas
    const area = squareKilometres(own.filter((one) => one.name === name))
    expect(Math.abs(area / expected - 1)).toBeLessThan(0.003)
    expect(wards.reduce((sum, ward) => sum + squareKilometres([ward]), 0)).toBeCloseTo(area, 6)
  })

  test.each<[string, Point, boolean]>([
    ['the railway station', [459_300, 304_100], true],
    ['the north of Beaumont Leys', [456_500, 308_500], true],
    ['Oadby', [462_400, 300_400], false],
    ['Loughborough', [453_600, 319_500], false],
  ])('%s lies where it should, seen from Leicester', (_, at, expected) => {
    expect(leicester !== undefined && inside(leicester, at)).toBe(expected)
  })
})

describe('the nation', () => {
  test('has every district of England, none without a ring, at its true size', () => {
    const { areas } = outlines('england.json')
    expect(areas).toHaveLength(326)
    expect(areas.every((area) => area.rings.length > 0)).toBe(true)
    expect(Math.abs(squareKilometres(areas) / 130_395 - 1)).toBeLessThan(0.005)
  })
})

describe.skipIf(!existsSync(SCHOOLS))('real schools', () => {
  test('each stands within 300 m of its district, but for those whose source names another', () => {
    const rows: Record<string, string>[] = parse(readFileSync(SCHOOLS, 'latin1'), { columns: true, bom: true })
    const placed = rows.filter(
      (row) => Number(row['Easting']) > 0 && districts.has(row['DistrictAdministrative (code)'] ?? ''),
    )
    const astray = placed.filter((row) => {
      const district = districts.get(row['DistrictAdministrative (code)'] ?? '')
      const at: Point = [Number(row['Easting']), Number(row['Northing'])]
      return district !== undefined && metresOutside(district, at) > NEAR_METRES
    })
    expect(placed.length).toBeGreaterThan(300)
    expect(
      astray.map((row) =>
        [row['URN'], row['DistrictAdministrative (code)'], row['Easting'], row['Northing']].join(','),
      ),
    ).toEqual([])
  })
})
