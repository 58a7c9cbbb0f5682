// The pages that every footer leads to: accessibility, privacy, cookies; contact has its own file. In plain words.
import { ANYONE } from '../kernel/actor.ts'
import { page } from '../http/reply.ts'
import { table } from '../ui/govuk.ts'
import { html, type Child } from '../ui/html.ts'
import type { PageContent } from '../ui/page.ts'
import { link, section } from '../ui/section.ts'
import { contact } from './contact-page.ts'
import type { Shell } from './shell.ts'
import type { ShellRoute } from './shell-route.ts'

type Words = (shell: Shell) => PageContent | Promise<PageContent>

export const staticPages: readonly ShellRoute[] = [
  shown('/accessibility', 'view-accessibility', accessibility),
  shown('/privacy', 'view-privacy', privacy),
  shown('/cookies', 'view-cookies', cookies),
  shown('/contact', 'view-contact', contact),
]

function shown(path: string, audit: string, words: Words): ShellRoute {
  return { method: 'GET', path, who: ANYONE, audit, answer: async ({ shell }) => ({ reply: page(await words(shell)) }) }
}

/** The statement that SI 2018/852 asks for: only what the tests show, and what nobody has looked at yet. */
function accessibility(): PageContent {
  return {
    title: 'Accessibility statement',
    lede: 'Everybody should be able to use this service. This page says what has been checked so far, and what has not.',
    body: html`${section({
      head: 'How accessible it is',
      body: words(
        'This service aims at the Web Content Accessibility Guidelines version 2.2, level AA. It partially conforms at most: a program finds no serious fault in it, but a program can check only some of the criteria, and people have not reviewed the rest yet.',
      ),
    })}
    ${section({
      head: 'What is checked',
      note: 'At each change of the code, for a reader who has not signed in and for an officer of a partnership.',
      body: bullets([
        'every page with the rules of axe for levels A and AA of versions 2.0 to 2.2, at 1280 pixels with JavaScript and at 320 pixels without: none breaks a rule that axe calls serious or critical',
        'that no page needs sideways scrolling at these two widths',
        'that every page is valid HTML',
        'the main journeys with the keyboard alone',
      ]),
    })}
    ${section({
      head: 'What is not checked yet',
      note: 'No program can tell these, and no person has reviewed them.',
      body: bullets([
        'how the pages sound in a screen reader, and how they work by voice or with a magnifier',
        'whether the maps, charts and trees, and the tables beside them, tell the same to everybody',
        'whether words, headings, labels and messages of errors are clear, and the order of reading makes sense',
        'enlarging to 400% in real browsers, other colours, and spacing of text set by the reader',
        'the pages with disabled people who would use them',
        'files that others publish here, such as papers of meetings',
      ]),
    })}
    ${section({
      head: 'Tell us',
      body: html`<p class="govuk-body">
        If you find a problem, or need something in another form (large print, easy read, a recording),
        ${link('contact us', '/contact')}. Each partnership answers for its own pages.
      </p>`,
    })}
    ${section({
      head: 'If you are not content',
      body: html`<p class="govuk-body">
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If the answer does not satisfy you, turn to the
        ${link('Equality Advisory and Support Service', 'https://www.equalityadvisoryservice.com/')}.
      </p>`,
    })}
    ${section({ head: 'This statement', body: words('Prepared on 22 November 2026, from the checks named above.') })}`,
  }
}

function privacy(): PageContent {
  return {
    title: 'Privacy notice',
    lede: 'What is held about people here, why, for how long, and what you can ask for.',
    body: html`${section({
      head: 'Who is responsible',
      body: html`<p class="govuk-body">
        Each partnership is the controller of what it records. ${link('How to reach it', '/contact')}.
      </p>`,
    })}
    ${section({
      head: 'What is held',
      body: bullets([
        'the posts and seats that people hold in schools, councils and partnerships, and when; for those who hold them, their name',
        'their e-mail address and telephone number at work; published only where they agree',
        'for those who sign in: their address, when they signed in and with what kind of browser',
        'a record of who looked at or changed personal data, and when',
      ]),
    })}
    ${section({
      head: 'Why',
      body: words(
        'To carry out a task in the public interest: running a partnership of schools, and answering for it (UK GDPR, article 6(1)(e)). Nothing is sold, nothing is used for advertising, and no decision about a person is made by a program alone.',
      ),
    })}
    ${section({
      head: 'Names of people who hold posts',
      id: 'names',
      body: html`${words('A post, its grade, who it reports to and whether it is vacant are public. So is the name of whoever leads a group, is the head of a school, or holds a post at or above the grade line that the partnership has set.')}
      ${words('Other names are withheld: they are personal data, and section 40(2) of the Freedom of Information Act exempts them (shown as “s40(2) FOIA”), unless the person agreed that the name is public. Officers of the partnership see them, and each time they do is recorded.')}`,
    })}
    ${section({
      head: 'For how long',
      body: bullets([
        'sign-in links: one day after they end; sessions: one week after they end',
        'mail that we send: one day after it was written',
        'tries to sign in: 15 minutes, under a digest of the address',
        'posts and who held them: as long as the partnership keeps its register',
        'the record of who did what: as long as the partnership must answer for it, by numbers and not by names',
      ]),
    })}
    ${section({
      head: 'What you can ask for',
      body: html`<p class="govuk-body">
          A copy of what is held about you, its correction, its erasure where the law allows, and a stop to its use.
          ${link('Your own page', '/me')} shows what the register holds about you. ${link('Ask us', '/contact')} for the
          rest: we answer within one month. A complaint about how we use your data is acknowledged within 30 days.
        </p>
        <p class="govuk-body">
          You can also turn to the ${link("Information Commissioner's Office", 'https://ico.org.uk/make-a-complaint/')}.
        </p>`,
    })}`,
  }
}

function cookies({ cookieNames, config }: Shell): PageContent {
  const rows = [
    [
      cookieNames.session,
      'Keeps you signed in',
      'When you sign out or close the browser; at the latest 12 hours after signing in',
    ],
    [
      cookieNames.form,
      'Shows that a form you send came from this service; set only when you open a page with a form',
      'When you sign out or close the browser',
    ],
  ]
  if (config.oidc !== null)
    rows.push([
      cookieNames.pending,
      `Joins the two halves of signing in with ${config.oidc.label}`,
      'When you are back, at the latest after ten minutes',
    ])
  return {
    title: 'Cookies',
    lede: 'This service uses only cookies that it needs. None of them follows you.',
    body: section({
      head: 'What they are for',
      note: 'Because all are necessary, we do not ask for consent.',
      body: table({
        caption: 'Cookies of this service',
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'Name' }, { text: 'Purpose' }, { text: 'Ends' }],
        rows: rows.map((row) => row.map((text) => ({ text }))),
      }),
    }),
  }
}

function words(text: string): Child {
  return html`<p class="govuk-body">${text}</p>`
}

function bullets(lines: readonly string[]): Child {
  return html`<ul class="govuk-list govuk-list--bullet">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`
}
