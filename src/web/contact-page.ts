// The page that says whom to turn to in each partnership, and how. Names nobody: posts have mailboxes and telephones of their own.
import { PUBLIC } from '../kernel/actor.ts'
import { listContactPosts, type ContactPost } from '../register/index.ts'
import { html, type Child } from '../ui/html.ts'
import type { PageContent } from '../ui/page.ts'
import { link, list, section, type ListItem } from '../ui/section.ts'
import type { KnownPartnership } from './partnerships.ts'
import type { Shell } from './shell.ts'

/** The register officer's and the information officer's posts of each partnership. */
export async function contact({ partnerships, store }: Shell): Promise<PageContent> {
  const known = await partnerships.list()
  const posts = await store.read(PUBLIC, listContactPosts)
  const ofEach = known.map((partnership) =>
    partnershipSection(
      partnership,
      posts.filter((post) => post.partnership === partnership.slug),
    ),
  )
  const none = section({ head: 'Partnerships', body: words('No partnership has been set up here yet.') })
  return {
    title: 'Contact',
    lede: 'Each partnership answers for its own pages.',
    body: html`${known.length === 0 ? none : ofEach}
    ${section({
      head: 'If something does not work',
      body: words(
        'Give the reference from the page, if there is one, and say what you were doing and when. Never send a sign-in link to anybody.',
      ),
    })}`,
  }
}

function partnershipSection({ slug, name }: KnownPartnership, posts: readonly ContactPost[]): Child {
  const others = html`<p class="govuk-body">${link('All posts of the partnership', `/${slug}/organogram`)}</p>`
  const body =
    posts.length === 0 ? words('No post to turn to is recorded.') : list(posts.map((post) => lineOf(post, slug)))
  return section({ head: name, id: `contact-${slug}`, body: html`${body}${others}` })
}

function lineOf({ key, title, mailbox, telephone }: ContactPost, slug: string): ListItem {
  const ways = [
    mailbox === null ? null : link(mailbox, `mailto:${mailbox}`),
    telephone === null ? null : link(telephone, `tel:${telephone.replaceAll(' ', '')}`),
  ].filter((way) => way !== null)
  return {
    what: title,
    href: `/${slug}/posts/${key}`,
    note: ways.length === 0 ? 'No mailbox or telephone is recorded for this post.' : ways,
  }
}

function words(text: string): Child {
  return html`<p class="govuk-body">${text}</p>`
}
