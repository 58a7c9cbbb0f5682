// One school's record as JSON: the same things as its page, by name. Pure.
import { holdsOn } from '../../../kernel/period.ts'
import type { Day } from '../../../kernel/day.ts'
import { sayLaestab, phaseGroupOf } from '../words.ts'
import { shownEvidence, latestRating } from './evidence-rules.ts'
import { happenings } from './history-rules.ts'
import { nameOn, stateOn } from './rules.ts'
import type { SchoolRecord } from './types.ts'

/** The record as it stood on a day. Distances in metres; days ISO; what is not held is null. */
export function schoolJson(record: SchoolRecord, day: Day, today: Day): object {
  const { school, kin, belongings, nationalGroups, nearby, similar } = record
  return {
    urn: school.urn,
    name: nameOn(school.name, record.changes, day),
    as_at: day,
    example: school.example === true,
    state: stateOn(school, day, today),
    laestab: sayLaestab(school.authority, school.establishment_number),
    authority: school.authority && { code: school.authority, name: school.authority_name },
    district: school.district && { code: school.district, name: school.district_name },
    phase: { code: school.phase, name: school.phase_name, group: phaseGroupOf(school) },
    type: { code: school.type, name: school.type_name },
    status: { code: school.status, name: school.status_name },
    opened: school.opened,
    closed: school.closed,
    opening_day_known: school.opened !== null,
    ages: { from: school.low_age, to: school.high_age },
    pupils: school.pupils,
    boys: school.boys,
    girls: school.girls,
    capacity: school.capacity,
    religious_character: school.religious_character,
    trust: school.trust_name && { uid: school.trust_uid, name: school.trust_name },
    address: { street: school.street, town: school.town, postcode: school.postcode },
    website: school.website,
    easting: school.easting,
    northing: school.northing,
    derived_from_successor: school.derived,
    predecessors: kin.filter((one) => one.relation === 'predecessor').map(kinJson),
    successors: kin.filter((one) => one.relation === 'successor').map(kinJson),
    groups: belongings.map(({ from, to, ...belonging }) => ({
      ...belonging,
      from,
      to,
      on_day: holdsOn({ from, to }, day),
    })),
    national_groups: nationalGroups,
    evidence: evidenceJson(record),
    ofsted_overall_grade: latestRating(record).figure?.word ?? school.ofsted_rating,
    similar: similar.map(({ authorityName, ...one }) => ({ ...one, authority: authorityName })),
    nearest: nearby,
    history: happenings(record, day, today).map(({ before, subject, after, note, day: on }) => ({
      day: on,
      what: `${before}${subject?.text ?? ''}${after}`,
      note,
    })),
    source: 'Department for Education, Get Information about Schools; evidence as named',
    licence: 'Open Government Licence v3.0',
  }
}

function kinJson({ urn, name, kind, established, held }: SchoolRecord['kin'][number]): object {
  return { urn, name, kind, established, held }
}

function evidenceJson(record: SchoolRecord): object[] {
  return shownEvidence(record).map(({ indicator, figure, peers, from }) => ({
    indicator: indicator.id,
    label: indicator.label,
    unit: indicator.unit,
    period: figure?.period ?? peers?.period ?? null,
    value: figure?.value ?? null,
    missing: figure === null ? 'not-held' : figure.missing,
    source: figure?.source ?? null,
    predecessor: from?.urn ?? null,
    authority: peers && {
      schools: peers.schools,
      lower_quartile: peers.lowerQuartile,
      median: peers.median,
      upper_quartile: peers.upperQuartile,
    },
  }))
}
