// One election as JSON: what the page shows everybody who may see it, under the names of the count's own report. Pure.
import type { ElectionRecord } from './record.ts'

/** The election, its candidates once they are published, the turnout, the result and the count where this reader may see it. */
export function electionJson({ election, state, candidates, turnout, outcomes, count }: ElectionRecord): string {
  const tied = candidates.filter(({ person }) => election.tied.includes(person)).map(({ name }) => name)
  return JSON.stringify({
    id: election.id,
    title: election.title,
    body: election.bodySlug,
    seat: election.seatTitle,
    rule: election.rule,
    places: election.places,
    roll: election.rollOf,
    state,
    ended: election.endedWhy,
    notice: election.noticeOn,
    nominationsFrom: election.nominationsFrom,
    nominationsUntil: election.nominationsUntil,
    pollFrom: election.pollFrom,
    pollUntil: election.pollUntil,
    objectionsUntil: election.objectionsUntil,
    termStarts: election.termStarts,
    termEnds: election.termEnds,
    candidates: candidates.map(({ name }) => name),
    turnout,
    tied,
    elected: outcomes.map(({ name, how }) => ({ name, how })),
    count: election.declaredAt === null ? null : (count?.report ?? null),
  })
}
