// The page on which calendars are found, and a person makes or ends the address of their own. Pure: data in, markup out.
import { sayDay } from '../../kernel/day.ts'
import { form } from '../../ui/form-page.ts'
import { button, input } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, list, section } from '../../ui/section.ts'
import type { OwnFeed } from './types.ts'

/** What the page shows. */
export interface CalendarPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly bodies: readonly { readonly slug: string; readonly name: string }[]
  /** Null: the reader is not signed in, or is nobody of this partnership. */
  readonly own: OwnFeed | null
  readonly signedIn: boolean
}

/** Where calendars are found. */
export function calendarPage({ partnership, bodies, own, signedIn }: CalendarPage): PageContent {
  const base = `/${partnership.slug}`
  const feeds = [
    { what: `All meetings of ${partnership.name}`, href: `${base}/calendar.ics` },
    ...bodies.map(({ slug, name }) => ({ what: name, href: `${base}/bodies/${slug}/calendar.ics` })),
  ]
  return {
    ...around(partnership, 'Meetings in your own calendar'),
    lede: 'Subscribe once: when a meeting moves or is cancelled, the entry in your calendar follows.',
    body: html`${section({
      head: 'For everybody',
      note: [
        'Copy the address of a link and add it in your calendar as a calendar from the internet.',
        'Day, time and place only: agendas and papers stand on the page of each meeting.',
      ],
      body: list(feeds),
    })}${ownSection(base, own, signedIn)}`,
  }
}

function ownSection(base: string, own: OwnFeed | null, signedIn: boolean): Html {
  return section({
    head: 'Your own',
    id: 'own',
    note: 'The meetings of the bodies on which you sit, and no others.',
    body: ownPart(base, own, signedIn),
  })
}

function ownPart(base: string, own: OwnFeed | null, signedIn: boolean): Html {
  if (!signedIn)
    return emptyState({
      what: 'Sign in for a calendar of the bodies on which you sit.',
      next: link('Sign in', `/sign-in?return_to=${encodeURIComponent(`${base}/calendar`)}`),
    })
  if (own === null)
    return emptyState({ what: 'You are nobody of this partnership: its public calendars are all there is for you.' })
  const path = `${base}/calendar/own`
  if (own.madeOn === null)
    return html`<p class="govuk-body">
        Calendar programs cannot sign in, so your calendar has a secret address. You see it once, when it is made.
      </p>
      ${form({ action: path }, button({ text: 'Make an address', preventDoubleClick: true }))}`
  return html`<p class="govuk-body">
      Your address was made on ${sayDay(own.madeOn)}. It is not kept, so it cannot be shown again.
    </p>
    ${form({ action: path }, button({ text: 'Make a new address', classes: 'govuk-button--secondary', preventDoubleClick: true }))}
    <p class="govuk-body">A new address ends the old one. If somebody else has come to know it, do that, or end it:</p>
    ${form({ action: `${path}/end` }, button({ text: 'End the address', classes: 'govuk-button--warning', preventDoubleClick: true }))}`
}

/** The address, once. */
export function madePage(partnership: CalendarPage['partnership'], address: string): PageContent {
  return {
    ...around(partnership, 'Your calendar has an address'),
    lede: 'Copy it now: it is not kept, and cannot be shown again.',
    body: section({
      head: 'The address',
      note: 'Whoever knows it can read in which meetings you sit. It leads to no papers and no links to join.',
      body: html`${input({ id: 'address', name: 'address', label: { text: 'Secret address' }, value: address, attributes: { readonly: 'readonly' }, spellcheck: false })}
        <p class="govuk-body">
          In your calendar, choose to add a calendar from the internet, by subscription or by URL, and paste it there.
        </p>
        <p class="govuk-body">${link('Back to calendars', `/${partnership.slug}/calendar`)}</p>`,
    }),
  }
}

function around(partnership: CalendarPage['partnership'], title: string): Omit<PageContent, 'body'> {
  return {
    title,
    kind: partnership.name,
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Meetings', href: `/${partnership.slug}/meetings` },
    ],
    room: 'governance',
  }
}
