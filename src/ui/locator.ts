// The small map on a school's page: the school, a ring of 1 km, and the nearest schools. Their names stand below.
import { html, joinHtml, safeHref, type Html } from './html.ts'
import { groundAround, outlinePaths, type Outlines } from './map-ground.ts'
import { markAt, type Mark } from './map.ts'
import { diamondPath, el, picture, pointerLink } from './picture.ts'

/** A school near the one that the page is about. */
export interface NearSchool {
  readonly name: string
  readonly mark: Mark
  readonly easting: number
  readonly northing: number
  readonly href?: string
}

/** A school, what is around it, and the nearest schools in the order to name them. `id` is unique on the page. */
export interface Locator {
  readonly id: string
  readonly name: string
  readonly easting: number
  readonly northing: number
  readonly outlines: Outlines
  /** Districts that are land; all others only surround it. */
  readonly home: readonly string[]
  readonly near: readonly NearSchool[]
}

const [WIDTH, HEIGHT] = [300, 236]
const RING_METRES = 1000
const RING_UNITS = 79
/** So many of the nearest are named. */
const NAMED = 3

/** The map and, below it, what the ring is and which schools are nearest, as the crow flies. */
export function locator(map: Locator): Html {
  const ground = groundAround(map.easting, map.northing, RING_UNITS / RING_METRES, WIDTH, HEIGHT)
  const [x, y] = [WIDTH / 2, HEIGHT / 2]
  const frame = {
    id: map.id,
    title: `Where ${map.name} is`,
    desc: `${caption(map)} ${DRAWN}`,
    width: WIDTH,
    height: HEIGHT,
  }
  const near = map.near.map((school) => {
    const at = ground.place(school.easting, school.northing)
    return pointerLink(school.href, el('title', {}, school.name), markAt(school.mark, at.x, at.y))
  })
  const drawing = picture(
    frame,
    [
      outlinePaths(map.outlines, (code) => map.home.includes(code), ground),
      el('circle', { class: 'm-ring', cx: x, cy: y, r: RING_UNITS }),
    ],
    [near, el('path', { class: 'm-here', d: diamondPath(x, y, 9, 10) })],
  )
  return html`<figure class="t-fig t-locator">
    ${drawing}
    <figcaption>Dashed ring: 1 km. ${nearestLinks(map)}</figcaption>
  </figure>`
}

/** Kilometres as the crow flies between two places on the National Grid, from metres. */
export function kilometresBetween(a: GridPlace, b: GridPlace): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing) / 1000
}

type GridPlace = Pick<NearSchool, 'easting' | 'northing'>

const DRAWN = 'The school is the large diamond in the middle; the ring is 1 km from it.'

function caption(map: Locator): string {
  const names = map.near.slice(0, NAMED).map((school) => `${school.name}, ${distance(map, school)}`)
  return names.length === 0 ? 'No other school is near.' : `Nearest: ${names.join('; ')}.`
}

function nearestLinks(map: Locator): Html {
  if (map.near.length === 0) return html`No other school is near.`
  const names = map.near.slice(0, NAMED).map((school) => html`${schoolName(school)}, ${distance(map, school)}`)
  return html`Nearest: ${joinHtml(names, '; ')}.`
}

function schoolName({ name, href }: NearSchool): Html {
  return href === undefined ? html`${name}` : html`<a class="govuk-link" href="${safeHref(href)}">${name}</a>`
}

function distance(from: GridPlace, to: GridPlace): string {
  const km = kilometresBetween(from, to)
  return km < 0.05 ? 'same site' : `${km.toFixed(1)} km`
}
