// The map of schools and groups: dots by phase over outlines, lines within a group, no tiles. The list beside it has the same.
import { html, joinHtml, safeHref, type Child, type Html } from './html.ts'
import { groundFor, outlinePaths, pointsOf, scaleBar, type Ground, type Outlines } from './map-ground.ts'
import { placeForNumber, tonesFor, type Tone } from './map-places.ts'
import { relativeNeighbours, type Point } from './neighbours.ts'
import { diamondPath, el, picture, pointerLink } from './picture.ts'

export type { Outline, Outlines } from './map-ground.ts'

/** How a school is drawn: circle for nursery and primary, square for secondary, all-through and 16 plus, diamond for special and other. */
export type Mark = 'circle' | 'square' | 'diamond'

/** A school on the map; without easting and northing it is in the list only. */
export interface MapSchool {
  readonly urn: string
  readonly name: string
  readonly mark: Mark
  readonly easting: number | null
  readonly northing: number | null
  readonly href?: string
}

/** A group: its number on the map and in the list, and its schools by URN. A school may be in several. */
export interface MapGroup {
  readonly number: number
  readonly name: string
  readonly href?: string
  readonly schools: readonly string[]
  /** One fact at the right of the list: 15 schools. */
  readonly fact?: Child
  /** One grey line in the list. */
  readonly note?: Child
}

/** A whole map. `id` is unique on the page; `home` names the districts that are land and fill the frame. */
export interface SchoolMap {
  readonly id: string
  readonly title: string
  readonly outlines: Outlines
  readonly home: readonly string[]
  readonly schools: readonly MapSchool[]
  readonly groups?: readonly MapGroup[]
  /** Where the same stands as text: "The list beside the map has the same groups." */
  readonly elsewhere: string
  /** Where the schools stand that are not on the map, inside a sentence; "the list" beside it unless said otherwise. */
  readonly list?: Child
}

const WIDTH = 640
const EDGE = 26

/** The drawing, its key, and what is not on it. */
export function schoolMap(map: SchoolMap): Html {
  const ground = groundOf(map)
  const placed = placeSchools(map.schools, ground)
  return html`<figure class="${figureClass(placed)}">
    ${drawing(map, ground, placed)}${mapKey(placed)}${caption(map, placed)}
  </figure>`
}

/** So many schools and the marks are drawn smaller. */
const MANY = 150
const SMALLER = 0.72

function figureClass(placed: PlacedByUrn): string {
  return placed.size > MANY ? 't-fig t-map t-map--many' : 't-fig t-map'
}

/** The groups as a list beside the map, with the numbers and tones of the map. */
function groupList(groups: readonly MapGroup[], tones: Tones): Html {
  return html`<ol class="t-list t-groups">
    ${groups.map((group) => el('li', toneOf(tones, group), groupLine(group)))}
  </ol>`
}

function groupLine(group: MapGroup): Child {
  const name =
    group.href === undefined ? group.name : html`<a class="govuk-link" href="${safeHref(group.href)}">${group.name}</a>`
  return [
    html`<span class="t-mark">${group.number}</span> <span class="t-what">${name}</span>`,
    group.fact !== undefined && html`<span class="t-fact">${group.fact}</span>`,
    group.note !== undefined && html`<p>${group.note}</p>`,
  ]
}

/** Map and list side by side. */
export function mapWithGroups(map: SchoolMap): Html {
  const groups = map.groups ?? []
  return html`<div class="t-mapside">
    ${schoolMap(map)}${groupList(groups, tonesOf(groups, placeSchools(map.schools, groundOf(map))))}
  </div>`
}

/** Which of the three tones a group has, by its number. */
type Tones = ReadonlyMap<number, Tone>

interface Placed extends Point {
  readonly school: MapSchool
}

type PlacedByUrn = ReadonlyMap<string, Placed>

function groundOf({ outlines, home, schools }: SchoolMap): Ground {
  const land = pointsOf(outlines.districts.filter((district) => home.includes(district.code)))
  const dots = schools.flatMap(({ easting, northing }) =>
    easting === null || northing === null ? [] : [{ x: easting, y: northing }],
  )
  return groundFor(land.length > 0 ? land : dots, WIDTH, EDGE)
}

function placeSchools(schools: readonly MapSchool[], ground: Ground): PlacedByUrn {
  const placed = schools.flatMap((school): [string, Placed][] => {
    if (school.easting === null || school.northing === null) return []
    const { x, y } = ground.place(school.easting, school.northing)
    const inside = x >= 4 && x <= ground.width - 4 && y >= 4 && y <= ground.height - 4
    return inside ? [[school.urn, { x, y, school }]] : []
  })
  return new Map(placed)
}

function drawing(map: SchoolMap, ground: Ground, placed: PlacedByUrn): Html {
  const groups = map.groups ?? []
  const tones = tonesOf(groups, placed)
  const { id, title, elsewhere, home, outlines } = map
  const desc = `${mapWords(groups, placed)} ${elsewhere}`
  return picture(
    { id, title, desc, width: ground.width, height: ground.height },
    [
      outlinePaths(outlines, (code) => home.includes(code), ground),
      groups.map((group) => groupLines(group, tones, placed)),
      scaleBar(ground),
    ],
    [
      ungrouped(groups, placed),
      groups.map((group) => el('g', toneOf(tones, group), dots(placedSchools(group, placed), placed))),
      groupMarks(groups, tones, placed, ground),
    ],
  )
}

function mapWords(groups: readonly MapGroup[], placed: PlacedByUrn): string {
  const dots =
    placed.size === 1 ? 'One school as a dot at its place.' : `${placed.size} schools as dots at their places.`
  if (groups.length === 0) return dots
  return `${dots} Lines join the schools of ${groups.length === 1 ? 'one group' : `each of ${groups.length} groups`}.`
}

function ungrouped(groups: readonly MapGroup[], placed: PlacedByUrn): Html {
  const grouped = new Set(groups.flatMap((group) => group.schools))
  const alone = [...placed.values()].filter(({ school }) => !grouped.has(school.urn))
  const name = groups.length > 0 ? 'm-alone' : undefined
  return el('g', { class: name }, dots(alone, placed))
}

function groupLines(group: MapGroup, tones: Tones, placed: PlacedByUrn): Html {
  const schools = placedSchools(group, placed)
  const lines = relativeNeighbours(schools).flatMap(([from, to]) => {
    const [a, b] = [schools[from], schools[to]]
    return a && b ? [el('line', { class: 'm-slat', x1: a.x, y1: a.y, x2: b.x, y2: b.y })] : []
  })
  return el('g', toneOf(tones, group), lines)
}

function toneOf(tones: Tones, group: MapGroup): { class: string | undefined } {
  return { class: toneClass(tones, group.number) || undefined }
}

function placedSchools(group: MapGroup, placed: PlacedByUrn): Placed[] {
  return group.schools.flatMap((urn) => placed.get(urn) ?? [])
}

function dots(schools: readonly Placed[], placed: PlacedByUrn): Html[] {
  const size = placed.size > MANY ? SMALLER : 1
  return schools.map(({ x, y, school }) =>
    pointerLink(school.href, el('title', {}, school.name), markAt(school.mark, x, y, size)),
  )
}

/** The mark of a school with its middle here; `size` 1 is 9 units across. */
export function markAt(mark: Mark, x: number, y: number, size = 1): Html {
  if (mark === 'circle') return el('circle', { class: 'm-p', cx: x, cy: y, r: 4.4 * size })
  const side = 9.4 * size
  if (mark === 'square')
    return el('rect', { class: 'm-s', x: x - side / 2, y: y - side / 2, width: side, height: side })
  return el('path', { class: 'm-x', d: diamondPath(x, y, 5.6 * size, 6.5 * size) })
}

function tonesOf(groups: readonly MapGroup[], placed: PlacedByUrn): Tones {
  const tones = tonesFor(groups.map((group) => placedSchools(group, placed)))
  return new Map(groups.map((group, i) => [group.number, tones[i] ?? 0]))
}

function toneClass(tones: Tones, number: number): string {
  return ['', 'm-alt', 'm-alt2'][tones.get(number) ?? 0] ?? ''
}

/** A number for each group, near the middle of its schools where nothing else stands. */
function groupMarks(groups: readonly MapGroup[], tones: Tones, placed: PlacedByUrn, ground: Ground): Html[] {
  const taken: Point[] = [...placed.values()]
  return groups.flatMap((group) => {
    const schools = placedSchools(group, placed)
    if (schools.length === 0) return []
    const at = placeForNumber(schools, taken, ground)
    taken.push(at, { x: at.x - 12, y: at.y }, { x: at.x + 12, y: at.y })
    const mark = [
      el('title', {}, group.name),
      el('circle', { cx: at.x, cy: at.y, r: 17 }),
      el('text', { x: at.x, y: at.y }, String(group.number)),
    ]
    return [el('g', { class: `m-tag ${toneClass(tones, group.number)}`.trim() }, pointerLink(group.href, mark))]
  })
}

const KEY: readonly (readonly [Mark, string])[] = [
  ['circle', 'Nursery or primary'],
  ['square', 'Secondary, all-through or 16 plus'],
  ['diamond', 'Special or other'],
]

/** Only the marks that stand on this map. */
function mapKey(placed: PlacedByUrn): Html {
  const marks = new Set([...placed.values()].map(({ school }) => school.mark))
  const lines = KEY.filter(([mark]) => marks.has(mark)).map(([mark, words]) => html`<li>${keyMark(mark)}${words}</li>`)
  return html`<ul class="t-key">
    ${lines}
  </ul>`
}

function keyMark(mark: Mark): Html {
  return el('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, markAt(mark, 8, 8))
}

function caption(map: SchoolMap, placed: PlacedByUrn): Html {
  const off = map.schools.length - placed.size
  const joined =
    (map.groups ?? []).length > 0 && 'A line joins schools of the same group. Colour only tells neighbours apart.'
  const which = off === 1 ? 'One school' : `${off} schools`
  const lacking = `${which} without a published place, or outside the map, ${off === 1 ? 'is' : 'are'} in`
  const left = off > 0 && joinHtml([lacking, map.list ?? 'the list', 'only.'], ' ')
  return joined === false && left === false
    ? html``
    : html`<figcaption>${joinHtml([joined, left].filter(Boolean), ' ')}</figcaption>`
}
