// One election as a page. Pure: data in, markup out; no store, no clock.
import { addDays, sayDay } from '../../kernel/day.ts'
import { londonClock, sayMoment } from '../../kernel/london-time.ts'
import { asSentence, sayCount, sayList } from '../../register/index.ts'
import { button, insetText } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import {
  emptyState,
  facts,
  heldBack,
  link,
  list,
  section,
  timeline,
  type Fact,
  type ListItem,
} from '../../ui/section.ts'
import { RULE_NAMES } from '../count/index.ts'
import { LEAST_BALLOTS } from './ballot-rules.ts'
import { ownVote, secrecySection } from './ballot-views.ts'
import { countSection } from './count-views.ts'
import { pathOf, trail, type Place } from './form-views.ts'
import { stands } from './nomination-rules.ts'
import { sayComing } from './officer-words.ts'
import type { ElectionRecord } from './record.ts'
import type { Election, Nomination, Turnout } from './types.ts'
import { ROLL_NAMES, sayElectorate, sayPhaseGroup, sayState } from './words.ts'

/** The page of one election. */
export function electionPage(place: Place, record: ElectionRecord, now: Date): PageContent {
  const { election, state } = record
  return {
    title: election.title,
    kind: html`Election · ${link(election.bodyName, `/${election.partnership}/bodies/${election.bodySlug}`)}`,
    lede: sayState(election, state),
    breadcrumbs: trail(place, null),
    room: 'governance',
    formats: [{ text: 'JSON', href: `${pathOf(election)}.json` }],
    body: html`${actsSection(record)}${resultSection(record)}${tieSection(record)}${candidatesSection(record)}${record.turnout !== null && turnoutSection(record, record.turnout)}${record.count !== null && election.declaredAt !== null && countSection(election, record.count, true)}${timesSection(election, now)}${aboutSection(record)}${objectionsSection(record)}${secrecySection()}`,
  }
}

function actsSection(record: ElectionRecord): Html | null {
  const { election, state, runs, own, nominates, entries, concerned } = record
  const path = pathOf(election)
  const act = (text: string, to: string, primary = false) =>
    button({ text, href: `${path}/${to}`, ...(!primary && { classes: 'govuk-button--secondary' }) })
  const over = election.endedWhy === 'too-few' || election.endedWhy === 'no-majority'
  const acts: readonly (Child | false)[] = [
    state === 'poll-open' && ownVote(election, entries),
    state === 'nominations-open' && own !== null && act(ownWords(own), 'nomination', true),
    nominates && act('Nominate', 'nominate'),
    runs && state === 'nominations-closed' && act('Fix the roll and the ballot paper', 'roll', true),
    runs && state === 'poll-closed' && act('Close the poll and count', 'count', true),
    runs && state === 'tied' && act('Record the lot', 'lot', true),
    runs && state === 'counted' && act('Declare the result', 'declare', true),
    runs &&
      over &&
      button({ text: 'Announce it again', href: `/${election.partnership}/elections/new?again=${election.id}` }),
    concerned && state === 'objections-open' && act('Object to this election', 'object'),
    runs && coming(sayComing(election, state)),
    runs && isCancellable(election) && html`<p>${link('Cancel this election', `${path}/cancel`)}</p>`,
  ]
  const there = acts.filter((one) => one !== false && one !== null)
  return there.length === 0 ? null : section({ head: 'What you can do', body: html`${there}` })
}

function coming(sentence: string | null): Html | null {
  return sentence === null ? null : html`<p class="govuk-body">${sentence}</p>`
}

function isCancellable({ countedAt, endedWhy, declaredAt }: Election): boolean {
  return countedAt === null && endedWhy === null && declaredAt === null
}

function ownWords(own: Nomination): string {
  return stands(own) ? 'Change or withdraw your candidature' : 'Answer: you are nominated'
}

function resultSection({ election, outcomes, count }: ElectionRecord): Html | null {
  if (election.declaredAt === null && election.endedWhy !== 'too-few') return null
  const result =
    outcomes.length === 0
      ? emptyState({ what: 'Nobody was elected.', why: sayState(election, 'ended') })
      : list(
          outcomes.map(({ name, how }) => ({
            what: name ?? 'Name withheld',
            note: how === 'unopposed' ? 'Elected unopposed' : how === 'by-lot' ? 'Elected, with a lot' : 'Elected',
            fact: `From ${sayDay(election.termStarts)}`,
          })),
        )
  const polled = election.closedAt !== null && election.declaredAt !== null
  const held = polled && count === null && countHeldBack()
  return section({
    head: 'Result',
    note: 'Who is elected is always published.',
    body: html`${result}${lotWords(election)}${held}`,
  })
}

function countHeldBack(): Html {
  return heldBack({
    what: 'The count by stages',
    why: `Fewer than ${LEAST_BALLOTS} ballots were cast, or all were alike: the table could tell how somebody voted. Those on the roll see it.`,
  })
}

function lotWords({ lot, lotWitness }: Election): Html | null {
  if (lot.length === 0) return null
  return insetText({
    text: `A tie was settled by lot, drawn by the returning officer before ${lotWitness ?? 'a witness'}.`,
  })
}

function tieSection({ election, candidates, state }: ElectionRecord): Html | null {
  if (state !== 'tied') return null
  const tied = candidates.filter(({ person }) => election.tied.includes(person)).map(({ name }) => name)
  return section({
    head: 'Tie',
    note: 'Published before the lot is drawn.',
    body: html`<p class="govuk-body">
      ${sayList(tied)} stand equal, earlier stages do not tell them apart, and it can change who is elected. The
      returning officer draws a lot between them before a witness. The ballots are then counted again with the name that
      was drawn.
    </p>`,
  })
}

function candidatesSection(record: ElectionRecord): Html {
  const { election, candidates, nominations, runs, own } = record
  if (election.rollFrozenAt !== null) {
    const body =
      candidates.length === 0
        ? emptyState({ what: 'Nobody stood.' })
        : list(
            candidates.map(({ name, statement }) => ({ what: name, note: statement })),
            { ordered: true },
          )
    return section({ head: 'Candidates', note: 'In the order of the ballot paper: by surname.', body })
  }
  const known = runs ? nominations : nominations.filter((one) => one === own || one.proposer !== one.person)
  const body =
    known.length === 0
      ? emptyState({ what: 'Candidates are published when the roll is fixed.' })
      : list(known.map(nominationItem))
  const note = runs
    ? 'Only you, proposers and nominees see nominations before the roll is fixed.'
    : 'Only what concerns you. All candidates are published when the roll is fixed.'
  return section({ head: 'Nominations', note, body })
}

function nominationItem(nomination: Nomination): ListItem {
  const { name, proposerName, person, proposer } = nomination
  const by = person === proposer ? 'Nominated themselves' : `Nominated by ${proposerName ?? 'an elector'}`
  return { what: name ?? 'Name withheld', note: by, fact: sayAnswer(nomination) }
}

function sayAnswer(nomination: Nomination): string {
  if (stands(nomination)) return 'Stands'
  if (nomination.withdrawnAt !== null) return 'Withdrew'
  return nomination.declinedAt === null ? 'Has not answered' : 'Does not stand'
}

function turnoutSection({ election, state }: ElectionRecord, { voted, electors }: Turnout): Html | null {
  if (election.endedWhy === 'unopposed' || election.endedWhy === 'too-few') return null
  const units = election.rollOf === 'seats' ? ['elector', 'electors'] : ['member school', 'member schools']
  const of = sayCount(electors, units[0] ?? '', units[1])
  return section({
    head: 'Turnout',
    note: state === 'poll-open' && 'All that anybody knows while the poll is open.',
    body: html`<p class="t-say">${asSentence(sayCount(voted, 'ballot'))} of ${of}.</p>`,
  })
}

function timesSection(election: Election, now: Date): Html {
  const at = (moment: Date, what: string) => ({
    day: londonClock(moment).day,
    what,
    note: sayMoment(moment),
    ...(moment > now && { mark: 'next' as const }),
  })
  const today = londonClock(now).day
  const entries = [
    { day: election.noticeOn, what: 'Notice', ...(election.noticeOn > today && { mark: 'next' as const }) },
    at(election.nominationsFrom, 'Nominations open'),
    at(election.nominationsUntil, 'Nominations close'),
    ...(election.rollFrozenAt === null ? [] : [at(election.rollFrozenAt, 'Roll and ballot paper fixed')]),
    at(election.pollFrom, 'The poll opens'),
    at(election.pollUntil, 'The poll closes'),
    ...(election.declaredAt === null ? [] : [at(election.declaredAt, 'Result declared')]),
    {
      day: election.objectionsUntil,
      what: 'Last day for objections',
      ...(election.objectionsUntil >= today && { mark: 'next' as const }),
    },
  ]
  return section({ head: 'Dates', note: 'Times are those of the clock in London.', body: timeline(entries) })
}

function aboutSection({ election, balance, reopened }: ElectionRecord): Html {
  const { termEnds, partnership } = election
  const rows: readonly (Fact | null)[] = [
    { name: 'Seat', value: `${election.seatTitle}, ${election.bodyName}` },
    { name: 'Places', value: election.places },
    { name: 'Counted by', value: RULE_NAMES[election.rule] },
    election.seatElectorate === null
      ? null
      : { name: 'The seat is elected by', value: asSentence(sayElectorate(election.seatElectorate)) },
    { name: 'Who votes', value: ROLL_NAMES[election.rollOf] },
    election.phaseGroup === null ? null : { name: 'For', value: asSentence(sayPhaseGroup(election.phaseGroup)) },
    balance === null ? null : { name: 'Balance', value: balance.words },
    {
      name: 'Term',
      value: `From ${sayDay(election.termStarts)}${termEnds === null ? '' : ` to ${sayDay(addDays(termEnds, -1))}`}`,
    },
    election.reopens === null
      ? null
      : {
          name: 'Starts anew',
          value: link('The election before this one', `/${partnership}/elections/${election.reopens}`),
        },
    ...reopened.map((next) => ({ name: 'Started anew', value: link(next.title, pathOf(next)) })),
  ]
  return section({ head: 'About', body: facts(rows.filter((row) => row !== null)) })
}

function objectionsSection({ election, objections, runs }: ElectionRecord): Html | null {
  if (objections.length === 0) return null
  const items = objections.map(({ id, name, text, madeOn, answer, answeredOn }): ListItem => {
    const answered = answer === null ? 'Not answered yet.' : `Answer of ${sayDay(answeredOn ?? madeOn)}: ${answer}`
    const toDo = runs && answer === null && link('Answer', `${pathOf(election)}/objections/${id}`)
    return { what: text, note: [`${name ?? 'Somebody'}, ${sayDay(madeOn)}`, answered, toDo] }
  })
  return section({
    head: 'Objections',
    note: 'Only whoever objected and the returning officer see them.',
    body: list(items),
  })
}
