// Maps: what is drawn, where, for whom, and how large the drawing is. Places are invented.
import { expect, test } from 'vitest'
import { locator, kilometresBetween } from './locator.ts'
import { groundFor, scaleBar } from './map-ground.ts'
import { gapBetween, placeForNumber, tonesFor } from './map-places.ts'
import { html } from './html.ts'
import { mapWithGroups, schoolMap, type MapSchool, type Outline, type SchoolMap } from './map.ts'

/** A square district of ten kilometres with its south-west corner here. */
function district(code: string, easting: number, northing: number): Outline {
  const [e, n] = [easting + 10_000, northing + 10_000]
  const ring = [
    [easting, northing],
    [easting, n],
    [e, n],
    [e, northing],
    [easting, northing],
  ]
  return { code, name: `District ${code}`, rings: [ring] }
}

const districts = [district('A', 450_000, 300_000), district('B', 460_000, 300_000), district('C', 900_000, 900_000)]

function school(n: number, over: Partial<MapSchool> = {}): MapSchool {
  const [easting, northing] = [450_500 + ((n * 37) % 90) * 100, 300_500 + ((n * 53) % 90) * 100]
  return {
    urn: String(100_000 + n),
    name: `School ${n}`,
    mark: 'circle',
    easting,
    northing,
    href: `/schools/${100_000 + n}`,
    ...over,
  }
}

const map: SchoolMap = {
  id: 'map',
  title: 'Map of two groups',
  outlines: { districts },
  home: ['A'],
  schools: [school(1), school(2, { mark: 'square' }), school(3, { mark: 'diamond', name: 'St <Mark’s>' }), school(4)],
  groups: [
    { number: 1, name: 'Elm', href: '/groups/elm', schools: ['100001', '100002'], fact: '2 schools' },
    { number: 2, name: 'Oak', schools: ['100003', '100009'], note: 'Led from School 3.' },
  ],
  elsewhere: 'The list beside the map has the same.',
}

const count = (text: string, part: string) => text.split(part).length - 1

test('a map is one image with a title and a description', () => {
  const text = schoolMap(map).text
  expect(text).toContain('role="img" aria-labelledby="map-t" aria-describedby="map-d"')
  expect(text).toContain('<title id="map-t">Map of two groups</title>')
  expect(text).toContain(
    '4 schools as dots at their places. Lines join the schools of each of 2 groups. The list beside',
  )
  expect(text).not.toContain('style=')
})

test('each school is a mark by its phase, with its name, and a link for the pointer', () => {
  const drawing = schoolMap(map).text.split('<ul class="t-key"')[0] ?? ''
  expect([count(drawing, 'class="m-p"'), count(drawing, 'class="m-s"'), count(drawing, 'class="m-x"')]).toEqual([
    2, 1, 1,
  ])
  expect(drawing).toContain('<a href="/schools/100003" tabindex="-1"><title>St &lt;Mark’s&gt;</title>')
})

test('links lie outside the image, hidden from those who listen, because the list has them', () => {
  const [image = '', links = ''] = schoolMap(map).text.split('<g aria-hidden="true">')
  expect(image).not.toContain('<a ')
  expect(links).toContain('<a href="/groups/elm" tabindex="-1"><title>Elm</title>')
})

test('a line joins the schools of a group, and a number marks it on the map and in the list', () => {
  const text = mapWithGroups(map).text
  expect(count(text, 'class="m-slat"')).toBe(1)
  expect(count(text, 'class="m-tag')).toBe(2)
  expect(text).toContain('<li class="m-alt"><span class="t-mark">2</span> <span class="t-what">Oak</span><p>Led')
  expect(text).toContain('<span class="t-fact">2 schools</span>')
})

test('a school without a place is not drawn and is said to be in the list only', () => {
  const text = schoolMap({
    ...map,
    schools: [...map.schools, school(5, { easting: null }), school(6, { northing: 900_000 })],
  }).text
  expect(text).toContain('4 schools as dots')
  expect(text).toContain('2 schools without a published place, or outside the map, are in the list only.')
  expect(schoolMap({ ...map, schools: [...map.schools, school(5, { easting: null })] }).text).toContain(
    'One school without',
  )
})

test('districts that are home are land, neighbours are cut at the frame, and the far ones are left out', () => {
  const text = schoolMap(map).text
  expect(count(text, 'class="m-land"')).toBe(1)
  expect(count(text, 'class="m-around"')).toBe(1)
  const numbers = [...text.matchAll(/ d="M([\d.-]+) ([\d.-]+)/g)].flatMap((found) => [
    Number(found[1]),
    Number(found[2]),
  ])
  for (const n of numbers) expect(n >= -5 && n <= 720).toBe(true)
})

test('an outline around the whole frame fills it', () => {
  const around: Outline = {
    code: 'Z',
    name: 'Z',
    rings: [
      [
        [0, 0],
        [0, 1e6],
        [1e6, 1e6],
        [1e6, 0],
        [0, 0],
      ],
    ],
  }
  const text = schoolMap({ ...map, outlines: { districts: [...districts, around] } }).text
  expect(count(text, 'class="m-around"')).toBe(2)
})

test('the scale bar is a round number of kilometres and at most a quarter of the width', () => {
  const ground = groundFor(
    [
      { x: 450_000, y: 300_000 },
      { x: 460_000, y: 310_000 },
    ],
    640,
    26,
  )
  const text = scaleBar(ground).text
  expect(text).toContain('>2 km</text>')
  expect(text).toContain(`x2="${14 + Math.round(2000 * ground.unitsPerMetre * 10) / 10}"`)
})

test('north is up and east is right', () => {
  const { place } = groundFor(
    [
      { x: 0, y: 0 },
      { x: 1000, y: 1000 },
    ],
    640,
    26,
  )
  expect(place(1000, 1000).x).toBeGreaterThan(place(0, 0).x)
  expect(place(1000, 1000).y).toBeLessThan(place(0, 0).y)
})

test('five hundred schools in ten groups are drawn in under 30 ms and 150 KB', () => {
  const schools = Array.from({ length: 500 }, (_, n) =>
    school(n, { easting: 450_000 + ((n * 7919) % 10_000), northing: 300_000 + ((n * 104_729) % 10_000) }),
  )
  const groups = Array.from({ length: 10 }, (_, i) => ({
    number: i + 1,
    name: `Group ${i}`,
    schools: schools.filter((_, n) => n % 10 === i).map((s) => s.urn),
  }))
  const draw = () => mapWithGroups({ ...map, schools, groups }).text
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now()
    draw()
    return performance.now() - start
  })
  expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(30)
  expect(Buffer.byteLength(draw())).toBeLessThan(150_000)
})

test('groups that lie side by side have different tones', () => {
  const at = (x: number) => [
    { x, y: 0 },
    { x: x + 5, y: 0 },
  ]
  const tones = tonesFor([at(0), at(10), at(20), at(100), at(110), at(120)])
  expect(new Set(tones.slice(0, 3)).size).toBe(3)
  expect(new Set(tones.slice(3)).size).toBe(3)
  expect(tonesFor([])).toEqual([])
})

test('the number of a group stands clear of dots where there is room', () => {
  const dots = [
    { x: 100, y: 100 },
    { x: 102, y: 100 },
    { x: 100, y: 103 },
  ]
  const at = placeForNumber(dots, dots, { width: 640, height: 600 })
  expect(gapBetween([at], dots)).toBeGreaterThan(22)
  expect(gapBetween([at], dots)).toBeLessThan(70)
})

test('the small map names the nearest schools with their distance', () => {
  const near = [school(1, { easting: 455_000, northing: 305_400 }), school(2, { easting: 455_000, northing: 305_000 })]
  const placed = near.map((one) => ({ ...one, easting: one.easting ?? 0, northing: one.northing ?? 0 }))
  const here = { id: 'here', name: 'Elm School', easting: 455_000, northing: 305_000 }
  const text = locator({ ...here, outlines: { districts }, home: ['A'], near: placed }).text
  expect(text).toContain('Nearest: School 1, 0.4 km; School 2, same site. The school is the large diamond')
  expect(text).toContain('<a class="govuk-link" href="/schools/100001">School 1</a>, 0.4 km; ')
  expect(count(text, 'class="m-ring"')).toBe(1)
  expect(locator({ ...here, outlines: { districts }, home: [], near: [] }).text).toContain('No other school is near.')
})

test('distances are in kilometres', () => {
  expect(kilometresBetween({ easting: 0, northing: 0 }, { easting: 3000, northing: 4000 })).toBe(5)
})

test('one school and one group are said as one, and the page may name its own list', () => {
  const first = school(1)
  const text = schoolMap({
    ...map,
    schools: [first, school(2, { easting: null })],
    groups: [{ number: 1, name: 'Hamilton', schools: [first.urn] }],
    list: html`<a href="/schools">the list of schools</a>`,
  }).text
  expect(text).toContain('One school as a dot at its place. Lines join the schools of one group.')
  expect(text).toContain('is in <a href="/schools">the list of schools</a> only.')
})
