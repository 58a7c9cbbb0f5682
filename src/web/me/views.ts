// The reader's own page: what they may do and why, what is held about them, their sessions. Pure.
import type { Grant, PersonActor } from '../../kernel/actor.ts'
import { londonDay, sayDay } from '../../kernel/day.ts'
import type { HeadedSchool } from '../../register/index.ts'
import { form } from '../../ui/form-page.ts'
import { button } from '../../ui/govuk.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, list, section, taggedWord, type ListItem } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { sayAct, sayScope, whereUsed } from '../acts.ts'
import type { KnownPartnership } from '../partnerships.ts'
import type { OwnSession } from '../sessions.ts'
import { sayBrowser } from './browser-name.ts'

/** What the page shows. */
export interface MyPage {
  readonly actor: PersonActor
  readonly partnerships: readonly KnownPartnership[]
  /** The schools that the reader heads. */
  readonly schools: readonly HeadedSchool[]
  /** What waits for the reader in the rooms. */
  readonly waiting: readonly ListItem[]
  /** What the rooms hold about the reader. */
  readonly fromRooms: readonly Html[]
  readonly sessions: readonly OwnSession[]
  /** The session of this browser. */
  readonly current: string
  /** Name of the other sign-in, and whether this account is linked to it; null where there is none. */
  readonly other: { readonly label: string; readonly linked: boolean } | null
}

/** The whole page. */
export function myPage(my: MyPage): PageContent {
  return {
    title: my.actor.name,
    kind: 'Signed in',
    lede: 'What waits for you, what you can do here, what is held about you, and where you are signed in.',
    body: html`${joinHtml([waits(my), rights(my), ...my.fromRooms, sessions(my), everywhere(), otherSignIn(my)])}`,
  }
}

function waits({ waiting }: MyPage): Html {
  const none = emptyState({ what: 'Nothing waits for you.' })
  return section({ head: 'What waits for you', id: 'waiting', body: waiting.length === 0 ? none : list(waiting) })
}

function rights({ actor, partnerships, schools }: MyPage): Html {
  const none = emptyState({
    what: 'You hold no post or seat today that gives you rights here.',
    why: 'You can read all that is public.',
    next: 'If that is wrong, ask the register officer of your partnership.',
  })
  const lines = actor.grants.map((grant) => {
    const href = whereUsed(grant, schools)
    return {
      what: capital(sayAct(grant.act)),
      ...(href !== null && { href }),
      note: [grant.why, sayUntil(grant)],
      fact: sayScope(grant, partnerships, schools),
    }
  })
  return section({
    head: 'What you can do, and why',
    note: 'Rights follow from posts and seats, and end with them.',
    id: 'rights',
    body: lines.length === 0 ? none : list(lines),
  })
}

function sessions({ sessions, current }: MyPage): Html {
  const rows = sessions.map((one) => ({
    cells: [
      html`${sayBrowser(one.userAgent)} ${one.id === current && taggedWord('this one', 'this')}`,
      sayMoment(one.startedAt),
      sayMoment(one.seenAt),
      one.id === current ? null : endOne(one),
    ],
  }))
  const columns = [
    { key: 'browser', head: 'Browser' },
    { key: 'started', head: 'Signed in' },
    { key: 'seen', head: 'Last seen' },
    { key: 'end', head: 'End it', headHidden: true },
  ]
  return section({
    head: 'Where you are signed in',
    note: 'A session ends after 30 minutes without use, and after 12 hours at most.',
    id: 'sessions',
    body: table({ caption: 'Your sessions', captionHidden: true, columns, rows }),
  })
}

function everywhere(): Html {
  const press = button({ text: 'Sign out everywhere', classes: 'govuk-button--secondary' })
  return section({
    head: 'Lost a device?',
    note: 'You will have to sign in again here too.',
    id: 'everywhere',
    body: form({ action: '/sign-out-everywhere' }, press),
  })
}

function endOne({ id, startedAt }: OwnSession): Html {
  const about = html`<span class="govuk-visually-hidden"> the session begun ${sayMoment(startedAt)}</span>`
  return form({ action: `/me/sessions/${id}/end` }, html`<button type="submit" class="t-plain">End${about}</button>`)
}

function otherSignIn({ other }: MyPage): Html | null {
  if (other === null) return null
  const { label, linked } = other
  const action = linked ? '/me/identity/unlink' : '/me/identity/link'
  const words: Child = linked
    ? `You can sign in with ${label} as well as by e-mail.`
    : `Link your ${label} account once, and you can sign in with it from then on.`
  const press = button({ text: linked ? `Unlink ${label}` : `Link ${label}`, classes: 'govuk-button--secondary' })
  return section({
    head: label,
    id: 'identity',
    body: html`<p class="govuk-body">${words}</p>
      ${form({ action }, press)}`,
  })
}

/** Everything is ended: said to the reader on the way out. */
export function signedOutEverywhere(count: number): PageContent {
  return {
    title: 'You are signed out everywhere',
    body: html`<p class="govuk-body">${count === 1 ? 'One session was' : `${count} sessions were`} ended.</p>
      <p class="govuk-body">${link('Sign in again', '/sign-in')}</p>`,
  }
}

function sayUntil({ until }: Grant): string {
  return until === null ? 'No end is known.' : `Until the day before ${sayDay(until)}.`
}

function sayMoment(moment: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  })
  return `${sayDay(londonDay(moment))} at ${time.format(moment).replace(' ', '')}`
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
