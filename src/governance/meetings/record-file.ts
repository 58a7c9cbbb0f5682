// One meeting as JSON: the same facts as its page. Pure; never a query.
import { LICENCE } from './list-file.ts'
import type { MeetingRecord } from './record.ts'
import { stateOf } from './rules.ts'
import type { Paper } from '../papers/types.ts'

/** The meeting as one JSON document. Days are ISO 8601, times those of the clock in Europe/London; null is not recorded or not this reader's to see. */
export function meetingJson(record: MeetingRecord, papers: readonly Paper[], partnership: string): string {
  const { meeting, items, attendance, places, quorum, itemQuorums } = record
  const title = new Map(places.map(({ seat }) => [seat.id, seat.title]))
  return JSON.stringify({
    identifier: `${meeting.partnership}/meetings/${meeting.id}`,
    body: { identifier: `${meeting.partnership}/bodies/${meeting.bodySlug}`, name: meeting.bodyName },
    title: meeting.title,
    day: meeting.onDay,
    starts: meeting.starts,
    ends: meeting.ends,
    timeZone: 'Europe/London',
    place: meeting.place,
    state: stateOf(meeting),
    noticeOn: meeting.noticeOn,
    heldOn: meeting.heldOn,
    cancelledOn: meeting.cancelledOn,
    cancelledWhy: meeting.cancelledWhy,
    sequence: meeting.sequence,
    minutesApprovedOn: meeting.approvedOn,
    quorum: quorum?.sentence ?? null,
    agenda: items.map((item) => ({
      number: item.position,
      title: item.title,
      purpose: item.purpose,
      access: item.access,
      reason: item.reason,
      quorum: itemQuorums.get(item.id)?.sentence ?? null,
      papers: papers
        .filter((paper) => paper.item === item.id && paper.state === 'released')
        .map((paper) => ({
          title: paper.title,
          access: paper.access,
          address: `/${meeting.partnership}/papers/${paper.id}`,
        })),
    })),
    attendance: attendance.map(({ seat, name, kind }) => ({
      seat: seat === null ? null : (title.get(seat) ?? null),
      name,
      kind,
    })),
    licence: LICENCE,
    source: `Governance of ${partnership}.`,
  })
}
