// What stands around every page: strip, masthead, rooms, demonstration bar, session warning, footer. Knows no room's data.
import { form } from './form-page.ts'
import { genericHeader, phaseBanner, serviceNavigation } from './govuk.ts'
import { html, joinHtml, safeHref, trusted, type Child, type Html } from './html.ts'
import type { PageFrame, Room } from './page-types.ts'

/** A word of the service navigation, and where it leads from a partnership (null: from none); no path: not built yet. */
interface RoomEntry {
  readonly room: Room
  readonly text: string
  readonly path: ((partnership: string | null) => string) | null
}

/** The seven words, in their order. A room joins by getting a path. */
export const ROOMS: readonly RoomEntry[] = [
  { room: 'overview', text: 'Overview', path: (slug) => `/${slug ?? ''}` },
  { room: 'register', text: 'Register', path: () => '/schools' },
  { room: 'governance', text: 'Governance', path: (slug) => (slug === null ? '/' : `/${slug}/bodies`) },
  { room: 'support', text: 'Support', path: null },
  { room: 'consultation', text: 'Consultation', path: null },
  { room: 'resources', text: 'Resources', path: null },
  { room: 'transparency', text: 'Transparency', path: null },
]

/** The lists inside a room of a partnership, in their order: the first is where the room's word leads. */
const WITHIN: Partial<Readonly<Record<Room, readonly (readonly [path: string, text: string])[]>>> = {
  governance: [
    ['bodies', 'Bodies and seats'],
    ['meetings', 'Meetings'],
    ['decisions', 'Decisions'],
    ['resolutions', 'Votes between meetings'],
    ['elections', 'Elections'],
    ['interests', 'Interests'],
    ['calendar', 'Calendar'],
  ],
}

const FOOTER_LINKS = [
  ['/accessibility', 'Accessibility'],
  ['/privacy', 'Privacy'],
  ['/cookies', 'Cookies'],
  ['/contact', 'Contact'],
] as const
const LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'

/** Four slats woven over and under, one bud where two cross. */
const GLYPH = trusted(
  '<svg class="t-glyph" viewBox="0 0 32 32" aria-hidden="true" focusable="false">' +
    '<path d="M4.5 11.5l16 16M11.5 4.5l16 16M20.5 4.5l-16 16M27.5 11.5l-16 16"/>' +
    '<path class="t-glyph__gap" d="M6.4 13.4l5.2 5.2"/><path d="M4.5 11.5l9 9"/>' +
    '<path class="t-glyph__gap" d="M18.6 20.4l-5.2 5.2"/><path d="M20.5 18.5l-9 9"/>' +
    '<path class="t-glyph__gap" d="M20.4 13.4l5.2 5.2"/><path d="M18.5 11.5l9 9"/>' +
    '<circle cx="16" cy="8.8" r="4.3"/></svg>',
)
const LENS = trusted(
  '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="6.5"/><path d="M15 15l6 6"/></svg>',
)

/** The woven strip at the very top. */
export function latticeStrip(): Html {
  return html`<div class="t-lattice"></div>`
}

/** Mark, partnership, search, and who reads. */
export function masthead(frame: PageFrame): Html {
  const mark = html`${GLYPH}<span class="t-word">Trellis</span>`
  return html`<div class="govuk-width-container t-mast">
    ${genericHeader({ url: '/', logoHtml: mark, containerClasses: 't-logo' })}
    ${switcher(frame)}${search(frame.searchText)}${who(frame)}
  </div>`
}

/** The seven words; those not built yet are words, not links. */
export function rooms(frame: PageFrame, current: Room | undefined): Html {
  const here = frame.path.split('?')[0]
  const navigation = ROOMS.map(({ room, text, path }) => {
    if (path === null) return { html: html`${text}<span class="govuk-visually-hidden"> (coming later)</span>` }
    const href = path(frame.partnership?.slug ?? null)
    return { text, href, active: room === current, current: room === current && href === here }
  })
  return serviceNavigation({ navigation, navigationLabel: 'Rooms', collapseNavigationOnMobile: false })
}

/** The lists inside the room that the page is in; nothing outside a partnership, and for a room that is one list. */
export function listsOfRoom(frame: PageFrame, current: Room | undefined): Html | null {
  const lists = current === undefined ? undefined : WITHIN[current]
  if (lists === undefined || frame.partnership === null) return null
  const root = `/${frame.partnership.slug}`
  const here = frame.path.split('?')[0] ?? ''
  const links = lists.map(([path, text]) => {
    const href = `${root}/${path}`
    const now = here === href ? 'page' : here.startsWith(`${href}/`) ? 'true' : null
    return html`<li>
      <a class="govuk-link" href="${safeHref(href)}" ${now !== null && html`aria-current="${now}"`}>${text}</a>
    </li>`
  })
  return html`<nav class="t-within" aria-label="In this room">
    <ul class="govuk-width-container">
      ${links}
    </ul>
  </nav>`
}

/** Says that the data are for demonstration. */
export function demonstrationBar(): Html {
  const text = 'Schools are real public records; groups, people and plans are invented.'
  return html`<div class="t-demo">
    ${phaseBanner({ tag: { text: 'Demonstration' }, text, classes: 'govuk-width-container' })}
  </div>`
}

/** Hidden until the script finds the session about to end; its button posts, so that nothing typed is lost. */
export function sessionWarning(frame: PageFrame): Html | null {
  if (frame.sessionEndsInSeconds === null) return null
  const words = html`<p data-session-words>
      You will soon be signed out, because you have not done anything for a while.
    </p>
    <button type="submit" class="govuk-button" data-session-extend>Stay signed in</button>`
  return html`<div
    class="t-expiry"
    role="region"
    aria-label="Session"
    data-session-ends="${frame.sessionEndsInSeconds}"
    hidden
  >
    <div class="govuk-width-container">${form({ action: '/session/extend' }, words)}</div>
  </div>`
}

/** Links, licence, and where this page's data come from. */
export function footer(sources: readonly Child[] = []): Html {
  const links = FOOTER_LINKS.map(([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)
  return html`<footer class="t-foot">
    <div class="govuk-width-container">
      <h2 class="govuk-visually-hidden">About this service</h2>
      <ul>
        ${links}
      </ul>
      <p>
        Public records here are published under the
        <a class="govuk-link" href="${LICENCE}">Open Government Licence v3.0</a>, except personal data and where stated.
      </p>
      ${sources.length > 0 && html`<p class="t-small">${joinHtml(sources, ' ')}</p>`}
    </div>
  </footer>`
}

function switcher(frame: PageFrame): Html | null {
  if (frame.partnerships.length === 0) return null
  const others = frame.partnerships.map(({ slug, name }) =>
    slug === frame.partnership?.slug
      ? html`<li><strong>${name}</strong> (you are here)</li>`
      : html`<li><a class="govuk-link" href="${safeHref(`/${slug}`)}">${name}</a></li>`,
  )
  const now = frame.partnership?.name ?? 'All partnerships'
  return html`<details class="t-switch">
    <summary><span class="govuk-visually-hidden">Partnership: </span>${now}</summary>
    <ul>
      ${others}
      <li><a class="govuk-link" href="/">All partnerships</a></li>
    </ul>
  </details>`
}

function search(text = ''): Html {
  return html`<form class="t-find" role="search" action="/schools" method="get" novalidate>
    <label class="govuk-visually-hidden" for="find-school">Find a school by name, URN or postcode</label>
    <input
      class="govuk-input"
      id="find-school"
      name="q"
      type="search"
      placeholder="School, URN, postcode"
      value="${text}"
    />
    <button type="submit">${LENS}<span class="govuk-visually-hidden">Search</span></button>
  </form>`
}

function who(frame: PageFrame): Html {
  if (frame.reader === null) return html`<p class="t-who"><a class="govuk-link" href="/sign-in">Sign in</a></p>`
  const signOut = form({ action: '/sign-out' }, html`<button type="submit" class="t-plain">Sign out</button>`)
  return html`<div class="t-who"><a class="govuk-link" href="/me">${frame.reader.name}</a>${signOut}</div>`
}
