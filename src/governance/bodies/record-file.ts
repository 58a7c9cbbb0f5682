// One body as JSON: the same facts as its page. Pure; never a query.
import { PUBLIC_PROFILE } from '../../kernel/disclosure.ts'
import { lastDay } from '../../kernel/period.ts'
import { LICENCE, sourceOf } from './list-file.ts'
import type { BodyRecord, PlaceSeen } from './record.ts'
import type { CompanyMember, Constitution, Sitting } from './types.ts'

/** The body as one JSON document. Days are ISO 8601; a last day is inclusive; null is not recorded. `reports`: only where the reader may read them. */
export function bodyJson(record: BodyRecord, partnership: string): string {
  const { body, on, stands, next, places } = record
  return JSON.stringify({
    identifier: `${body.partnership}/bodies/${body.slug}`,
    asAt: on,
    name: body.name,
    kind: body.kind,
    stands,
    purpose: body.purpose,
    confidential: body.confidential,
    holdersPublished: body.holdersPublished,
    organisation: body.organisationName,
    reportsTo: body.reportsTo?.name ?? null,
    meets: body.meets,
    opened: body.opened,
    lastDay: lastDay({ from: null, to: body.closed }),
    nextMeeting: next === null ? null : { day: next.onDay, starts: next.starts },
    legalPerson: legalJson(record),
    rules: rulesJson(record),
    seats: places.map(seatJson),
    terms: record.sittings.map((sitting) => sittingJson(record, sitting)),
    reports: record.reports.map(({ onDay, seatTitle, text, name }) => ({
      day: onDay,
      seat: seatTitle,
      ...named(name),
      text,
    })),
    licence: LICENCE,
    source: sourceOf(partnership),
  })
}

function legalJson({ body, membersNow }: BodyRecord): unknown {
  if (body.legalForm === null) return null
  const { legalForm, companyNumber, charityNumber, registeredOffice, accountsDue, confirmationDue } = body
  const members = membersNow.map(memberJson)
  return { legalForm, companyNumber, charityNumber, registeredOffice, accountsDue, confirmationDue, members }
}

function memberJson({ name, guaranteePence, starts, ends }: CompanyMember): unknown {
  return { ...named(name), guaranteePence, since: starts, lastDay: lastDay({ from: null, to: ends }) }
}

function rulesJson({ constitution, quorum, balance }: BodyRecord): unknown {
  if (constitution === null) return null
  const { id: _, starts, ends, ...rule }: Constitution = constitution
  return {
    since: starts,
    lastDay: lastDay({ from: null, to: ends }),
    ...rule,
    quorum,
    balance: balance.map(({ office, differsFrom, words }) => ({ office, differsFrom, words })),
  }
}

function seatJson({ seat, holder, sitsElsewhere, vacantSince, casual, endsSoon }: PlaceSeen): unknown {
  const { position, title, office, filledBy, votes, follows, sitsForName, electorate, phaseGroup } = seat
  return {
    position,
    title,
    office,
    filledBy,
    votes,
    follows,
    sitsFor: sitsForName,
    electorate,
    phaseGroup,
    vacant: holder === null,
    ...(holder === null
      ? { vacantSince, casualVacancy: casual, sitsElsewhereAs: sitsElsewhere?.as ?? null }
      : {
          ...named(holder.name),
          how: holder.how,
          since: holder.starts,
          termLastDay: lastDay({ from: null, to: holder.termEnds }),
          endsSoon,
        }),
  }
}

function sittingJson({ seats }: BodyRecord, { seat, from, to, entitlement }: Sitting): unknown {
  const title = seats.find(({ id }) => id === seat)?.title ?? null
  const { how, leftEarly, name } = entitlement
  return {
    seat: title,
    ...named(name),
    how,
    from,
    lastDay: lastDay({ from, to }),
    leftBeforeTermEnded: leftEarly && to === entitlement.ends,
  }
}

/** Exactly one of a name, and the ground on which it is withheld. */
function named(name: string | null): { readonly holder: string } | { readonly withheld: string } {
  return name === null ? { withheld: PUBLIC_PROFILE.grounds.personal } : { holder: name }
}
