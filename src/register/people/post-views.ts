// The page of a post: data in, Html out. Never asks who reads: rows and names are narrowed already.
import { sayPeriod } from '../../kernel/period.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import { emptyState, facts, link, list, section, timeline, type Fact } from '../../ui/section.ts'
import { holderWords } from './holder-views.ts'
import type { PostHeld } from './types.ts'

/** A post: what is recorded of it, who holds it, who did, and what an officer may do. */
export function postBody(
  post: PostHeld,
  context: {
    readonly base: string
    readonly manager: PostHeld | null
    readonly reports: readonly PostHeld[]
    readonly mayEdit: boolean
  },
): Html {
  return html`${section({ head: 'Facts', note: 'What the post is, whoever holds it.', body: facts(postFacts(post, context)) })}
  ${section({ head: 'Holders', note: 'A period’s last day is the last day on which the post was held.', body: holders(post, context) })}
  ${
    context.reports.length > 0 &&
    section({
      head: 'Reporting to this post',
      body: list(
        context.reports.map((report) => ({
          what: report.title,
          href: `${context.base}/posts/${report.key}`,
          note: report.team,
          fact: holderWords(report.holdings),
        })),
      ),
    })
  }`
}

function postFacts(post: PostHeld, { base, manager }: { base: string; manager: PostHeld | null }): readonly Fact[] {
  const unknown = 'Not recorded'
  return [
    { name: 'Organisation', value: post.organisation ?? unknown },
    ...(post.schoolUrn === null ? [] : [{ name: 'School', value: schoolLink(post.schoolUrn, post.schoolName) }]),
    { name: 'Team', value: [post.division, post.team].filter((part) => part !== null).join(', ') || unknown },
    {
      name: 'Reports to',
      value: manager === null ? 'Nobody recorded' : link(manager.title, `${base}/posts/${manager.key}`),
    },
    { name: 'Grade', value: post.grade ?? unknown },
    { name: 'Full-time equivalent', value: post.fte ?? unknown },
    {
      name: 'Salaried',
      value:
        post.salaried === null
          ? unknown
          : post.salaried
            ? `Yes, paid by ${post.payer ?? 'a payer not recorded'}`
            : 'No',
    },
    { name: 'Employer', value: post.employer ?? unknown },
    { name: 'Mailbox of the post', value: post.mailbox ?? unknown },
    { name: 'Telephone of the post', value: post.telephone ?? unknown },
    { name: 'The post stands', value: sayPeriod({ from: post.starts, to: post.ends }) },
  ]
}

function schoolLink(urn: string, name: string | null): Child {
  return link(name ?? `URN ${urn}`, `/schools/${urn}`)
}

function holders(post: PostHeld, { base, mayEdit }: { base: string; mayEdit: boolean }): Html {
  const add = mayEdit && html`<p>${link('Appoint somebody to this post', `${base}/posts/${post.key}/appoint`)}</p>`
  if (post.holdings.length === 0)
    return html`${emptyState({ what: 'Nobody has held this post in the records here.', why: 'A post without a holder is a vacancy, and stays on the list.' })}${add}`
  const entries = post.holdings.map((held) => ({
    day: held.starts,
    what: html`${held.name ?? holderWords([held])}, ${held.kind}, ${sayPeriod({ from: held.starts, to: held.ends })}`,
    note:
      mayEdit && held.ends === null
        ? link('Record that this has ended', `${base}/posts/${post.key}/holders/${held.id}/end`)
        : undefined,
    mark: held.ends === null ? ('turn' as const) : undefined,
  }))
  return html`${timeline(entries.map(({ mark, note, ...entry }) => ({ ...entry, ...(note && { note }), ...(mark && { mark }) })))}${add}`
}
