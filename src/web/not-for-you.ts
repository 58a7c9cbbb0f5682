// The page for someone signed in who may not: what the page is for, and whom to ask. Pure.
import type { Act, Who } from '../kernel/actor.ts'
import { html } from '../ui/html.ts'
import type { PageContent } from '../ui/page.ts'
import { link, section } from '../ui/section.ts'
import { sayAct } from './acts.ts'
import type { Exchange } from './exchange.ts'

/** Says who may, and that rights follow from posts. */
export function notForYou({ actor, partnership }: Pick<Exchange, 'actor' | 'partnership'>, who: Who): PageContent {
  const acts = actsOf(who)
  const may = acts.length > 0 ? html`This page is for those who may ${acts.map(sayAct).join(', or ')}.` : null
  const name = actor.kind === 'person' ? actor.name : 'you'
  const why = html`<p class="govuk-body">
      ${may} You are signed in as ${name}, and no post or seat that you hold today gives you that.
    </p>
    <p class="govuk-body">${link('What you can do, and why', '/me')}</p>`
  const whom = html`<p class="govuk-body">${ask(who, partnership)}</p>`
  const body = html`${section({ head: 'Why', body: why })}${section({ head: 'Whom to ask', body: whom })}`
  return { title: 'You cannot see this page', body }
}

function actsOf(who: Who): readonly Act[] {
  if (who.kind === 'either') return who.of.flatMap(actsOf)
  return who.kind === 'act' ? [who.act] : []
}

function ask(who: Who, partnership: Exchange['partnership']) {
  if (who.kind === 'act' && who.act === 'operate')
    return html`Ask whoever runs this installation: ${link('contact', '/contact')}.`
  if (partnership === null) return html`Ask the register officer of your partnership: ${link('contact', '/contact')}.`
  return html`Ask the register officer of ${partnership.name}, who records who holds which post:
  ${link('see the organogram', `/${partnership.slug}/organogram`)}.`
}
