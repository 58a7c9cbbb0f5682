// One body as a page: about it, the rules in force, its registers. Pure: data in, markup out. Seats and terms: seat-views.ts.
import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import { sayTime } from '../../kernel/london-time.ts'
import { pence, sayPence } from '../../kernel/pence.ts'
import { lastDay, sayPeriod } from '../../kernel/period.ts'
import { asSentence, sayCount } from '../../register/index.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { AsAt, PageContent } from '../../ui/page.ts'
import { queryString } from '../../ui/pagination.ts'
import { confidential, datedList, emptyState, facts, heldBack, link, section, type Fact } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { nameCell } from './holder-views.ts'
import { sourceOf } from './list-file.ts'
import { bodyPath, sayTitles, vacantOf, type BodyPage, type BodyRecord } from './record.ts'
import { seatsSection, termsSection } from './seat-views.ts'
import type { Constitution } from './types.ts'
import { sayCasting, sayKind, sayMeets, sayQuorum, sayQuorumRule, sayTermLength, sayVoting } from './wording.ts'

/** The page of one body on a day. */
export function bodyPage(content: BodyPage): PageContent {
  const { partnership, asAt, record } = content
  const { body } = record
  const sections = [
    confidentialSection(content),
    aboutSection(content),
    seatsSection(content),
    rulesSection(content),
    termsSection(content),
    companySection(content),
    reportsSection(content),
  ]
  return {
    title: body.name,
    kind: html`${sayKind(body.kind)} · ${partnership.name}`,
    lede: ledeOf(record),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Bodies and seats', href: `/${partnership.slug}/bodies${dayQuery(asAt)}` },
    ],
    room: 'governance',
    asAt,
    formats: formatLinks(bodyPath(content.record.body), { as_at: asAt.day === asAt.today ? null : asAt.day }),
    body: html`${sections}`,
    sources: [sourceOf(partnership.name)],
  }
}

/** How many seats, held and vacant, and which are vacant. */
function ledeOf({ body, stands, places, on }: BodyRecord): Child {
  if (stands === 'not-yet') return `It opened on ${sayDay(body.opened ?? on)}, after the day shown.`
  if (stands === 'closed')
    return `It was no more on the day shown: its last day was ${sayDay(addDays(body.closed ?? on, -1))}.`
  if (places.length === 0) return `No seat is recorded, as at ${sayDay(on)}.`
  const vacant = vacantOf(places)
  const seats = link(asSentence(sayCount(places.length, 'seat')), '#seats')
  const held = sayCount(places.length - vacant.length, 'held', 'held')
  if (vacant.length === 0) return html`${seats}, all held, as at ${sayDay(on)}.`
  const gaps = link(sayCount(vacant.length, 'vacant', 'vacant'), '#seats')
  return html`${seats}, ${held}, ${gaps}, as at ${sayDay(on)}. Vacant: ${unbroken(sayTitles(vacant))}.`
}

function confidentialSection({ record, sits, keeps }: BodyPage): Html | null {
  if (!record.body.confidential) return null
  const why = sits ? ' You see them because you sit here.' : keeps ? ' You see them because you keep its records.' : ''
  const words = `Its discussions are for members: papers and full minutes. The public see that it met, attendance by seat, and the decisions it publishes.${why}`
  return section({ head: 'Who sees what', id: 'who-sees', body: confidential(words) })
}

function aboutSection(content: BodyPage): Html {
  const { record, keeps, partnership } = content
  const { body, next } = record
  const base = `/${partnership.slug}`
  const owner = body.organisationName
  const rows: Fact[] = [
    { name: 'Kind', value: sayKind(body.kind) },
    ...some('Purpose', body.purpose),
    ...(owner === null
      ? []
      : [{ name: 'Body of', value: link(owner, `${base}/groups/${body.organisationSlug ?? ''}`) }]),
    ...(body.reportsTo === null
      ? []
      : [
          {
            name: 'Reports back to',
            value: link(unbroken(body.reportsTo.name), `${base}/bodies/${body.reportsTo.slug}`),
          },
        ]),
    ...some('Meets', sayMeets(body.meets)),
    {
      name: 'Next meeting',
      value:
        next === null
          ? 'None is called'
          : link(`${sayTime(next.starts)} on ${sayDay(next.onDay)}`, `${base}/meetings/${next.id}`),
    },
    { name: 'Meetings', value: link('All its meetings', `${base}/meetings?body=${body.slug}`) },
    { name: 'Opened', value: body.opened === null ? 'Opening day not recorded' : sayDay(body.opened) },
    ...some('Last day', sayLast(body.closed)),
  ]
  const change = keeps && html`<p>${link('Change this body', `${bodyPath(content.record.body)}/edit`)}</p>`
  return section({ head: 'About', body: html`${facts(rows)}${change}` })
}

function some(name: string, value: string | null): readonly Fact[] {
  return value === null ? [] : [{ name, value }]
}

function sayLast(closed: Day | null): string | null {
  const last = lastDay({ from: null, to: closed })
  return last === null ? null : sayDay(last)
}

function rulesSection(content: BodyPage): Html | null {
  const { record, keeps } = content
  const { constitution, constitutions, balance, on, body } = record
  if (constitution === null && balance.length === 0 && !keeps && body.kind === 'outside') return null
  const rules =
    constitution === null
      ? emptyState({ what: `No rules are recorded for ${sayDay(on)}.`, why: 'Without them no quorum can be reckoned.' })
      : facts(ruleFacts(record, constitution))
  const other = constitutions
    .filter((one) => one !== constitution)
    .map((one) => sayPeriod({ from: one.starts, to: one.ends }))
  const acts =
    keeps &&
    html`<p>
      ${link('Lay down new rules from a day', `${bodyPath(content.record.body)}/constitution`)},
      ${link('change the balance of offices', `${bodyPath(content.record.body)}/balance`)}
    </p>`
  return section({
    head: 'Rules in force',
    id: 'rules',
    note: [
      'As the constitution stands on the day above.',
      other.length > 0 && `Other rules are recorded for other days: ${other.join('; ')}.`,
    ],
    body: html`${rules}${acts}`,
  })
}

function ruleFacts({ quorum, balance, on }: BodyRecord, rule: Constitution): readonly Fact[] {
  return [
    { name: 'In force', value: asSentence(sayPeriod({ from: rule.starts, to: rule.ends })) },
    {
      name: 'Quorum',
      value: html`${sayQuorumRule(rule)}.${quorum !== null && html`<br /><b>${sayQuorum(quorum, on)}</b>`}`,
    },
    { name: 'Voting', value: sayVoting(rule) },
    { name: 'Equal votes', value: sayCasting(rule) },
    {
      name: 'Terms',
      value: `${sayTermLength(rule.termMonths)}. Notice is given here ${sayCount(rule.termNoticeDays, 'day')} before a term ends.`,
    },
    { name: 'Notice of meetings', value: asSentence(sayCount(rule.meetingNoticeDays, 'day')) },
    ...balance.map(({ words }) => ({ name: 'Balance of offices', value: words })),
    ...some('Also', rule.words),
  ]
}

/** Of a legal person: numbers, filing days, members; its trustees are the seats. */
function companySection(content: BodyPage): Html | null {
  const { record, keeps } = content
  const { body, membersNow, members, on } = record
  if (body.legalForm === null) return null
  const due = (name: string, on: Day | null): Fact => ({ name, value: on === null ? 'Not recorded' : sayDay(on) })
  const rows: Fact[] = [
    { name: 'Legal form', value: body.legalForm },
    ...some('Company number', body.companyNumber),
    ...some('Charity number', body.charityNumber),
    ...some('Registered office', body.registeredOffice),
    due('Accounts due', body.accountsDue),
    due('Confirmation statement due', body.confirmationDue),
    { name: 'Trustees', value: html`Those who sit in its voting seats: ${link('see the seats', '#seats')}` },
  ]
  const past = members.length - membersNow.length
  const none = emptyState({ what: `No member is recorded on ${sayDay(on)}.` })
  const add = keeps && html`<p>${link('Enter a member', `${bodyPath(content.record.body)}/company-members/new`)}</p>`
  return section({
    head: 'Legal person',
    note: [
      'Its registers: members are those who guarantee its debts.',
      past > 0 && `${asSentence(sayCount(past, 'other member'))} on other days.`,
    ],
    body: html`${facts(rows)}${membersNow.length === 0 ? none : memberTable(content)}${add}`,
  })
}

function memberTable(content: BodyPage): Html {
  const { record, keeps } = content
  return table({
    caption: `Register of members as at ${sayDay(record.on)}`,
    columns: [
      { key: 'member', head: 'Member' },
      { key: 'guarantee', head: 'Guarantee', numeric: true },
      { key: 'since', head: 'Since' },
      ...(keeps ? [{ key: 'acts', head: 'Changes', headHidden: true }] : []),
    ],
    rows: record.membersNow.map(({ id, name, guaranteePence, starts, ends }) => ({
      cells: [
        nameCell(name),
        guaranteePence === null ? 'Not recorded' : sayPence(pence(guaranteePence)),
        sayPeriod({ from: starts, to: ends }).replace(/^since /, ''),
        ...(keeps
          ? [
              link(
                html`End membership<span class="govuk-visually-hidden"> of ${name ?? 'this member'}</span>`,
                `${bodyPath(content.record.body)}/company-members/${id}/end`,
              ),
            ]
          : []),
      ],
    })),
  })
}

function reportsSection(content: BodyPage): Html | null {
  const { record, reports, readsReports } = content
  const { body } = record
  if (body.kind !== 'outside') return null
  const to = body.reportsTo?.name ?? 'the association that sends them'
  const write =
    reports && html`<p>${link('Report back', `/${body.partnership}/outside-bodies/${body.slug}/report`)}</p>`
  return section({
    head: 'Reports back',
    id: 'reports',
    note: `To ${to}.`,
    body: html`${readsReports ? reportList(record) : hiddenReports(to)}${write}`,
  })
}

function hiddenReports(to: string): Html {
  return heldBack({
    what: 'What representatives report back',
    why: `It is for those who sit on ${to}, for the representatives and for the clerk.`,
  })
}

function reportList({ reports }: BodyRecord): Html {
  if (reports.length === 0) return emptyState({ what: 'Nobody has reported back yet.' })
  return datedList(
    reports.map(({ onDay, text, seatTitle, name }) => ({
      day: onDay,
      what: html`${nameCell(name)}, ${unbroken(seatTitle)}`,
      note: text.split(/\n+/),
    })),
  )
}

function dayQuery({ day, today }: AsAt): string {
  return queryString({ as_at: day === today ? null : day })
}
