// The minutes as a Word document: the same version, from the same words as the page. Pure.
import { sayDay } from '../../kernel/day.ts'
import { facts, heading, list, paragraph, table, type Block, type WordDocument } from '../../ui/docx.ts'
import type { DecisionRecord } from '../decisions/types.ts'
import type { Undertaking } from '../meetings/types.ts'
import { blocksOf } from './text.ts'
import type { MinutedItem, Minutes, Part } from './types.ts'
import {
  attendanceGroups,
  sayChanged,
  sayDecided,
  sayDraft,
  sayHeld,
  sayHow,
  sayMarking,
  sayPart,
  sayState,
  sayVersion,
  sayWhen,
  sayWhoAndWhen,
} from './wording.ts'

/** The minutes as this reader may see them. `author`: the partnership. */
export function minutesDocument(minutes: Minutes, author: string): WordDocument {
  const { meeting, items, decisions, actions, attendance } = minutes
  const [marking, draft, changed] = [sayMarking(minutes), sayDraft(minutes), sayChanged(minutes)]
  const groups = attendanceGroups(attendance)
  const beside = [...decisions.flatMap(decided), ...actionsOf(actions)]
  return {
    title: `Minutes of ${meeting.title}, ${meeting.bodyName}, ${sayDay(meeting.onDay)}`,
    author,
    marking: marking ?? draft ?? sayVersion(minutes.version),
    blocks: [
      ...(marking === null ? [] : [paragraph(`Confidential. ${marking}`, true)]),
      ...(draft === null ? [] : [paragraph(draft, true)]),
      ...(changed === null ? [] : [paragraph(`${changed}.`)]),
      facts(meetingFacts(minutes)),
      heading(1, 'Who was there'),
      groups.length === 0 ? paragraph('Nobody recorded who was there.') : table(['', 'By seat'], rowsOf(groups)),
      ...items.flatMap(itemBlocks),
      ...(beside.length === 0 ? [] : [heading(1, 'Beside the agenda'), ...beside]),
    ],
  }
}

function rowsOf(groups: ReturnType<typeof attendanceGroups>): readonly (readonly string[])[] {
  return groups.flatMap(([kind, who]) => who.map((one, i) => [i === 0 ? kind : '', one]))
}

function meetingFacts(minutes: Minutes): readonly (readonly [string, string])[] {
  const { meeting, quorum, approvedAt, version } = minutes
  const approved = approvedAt === null ? sayState(meeting) : `On ${sayDay(approvedAt.onDay)}, by ${approvedAt.title}`
  return [
    ['Body', meeting.bodyName],
    ['When', sayWhen(meeting)],
    ['Where', meeting.place ?? 'Not recorded'],
    ...(quorum === null ? [] : [['Quorum', `${quorum}.`] as const]),
    [approvedAt === null ? 'State' : 'Approved', approved],
    ['Version', sayVersion(version)],
  ]
}

function itemBlocks(item: MinutedItem): readonly Block[] {
  const { position, title, left, quorum, parts, held, decisions, actions } = item
  return [
    heading(1, `${position}. ${title}`),
    ...left.map((words) => paragraph(words)),
    ...(quorum === null ? [] : [paragraph(`${quorum}.`)]),
    ...parts.flatMap((part) => partBlocks(part, item.reason)),
    ...held.map((part) => paragraph([{ text: sayHeld(part), italic: true }])),
    ...decisions.flatMap(decided),
    ...actionsOf(actions),
  ]
}

function partBlocks(part: Part, itemReason: string | null): readonly Block[] {
  const over = sayPart(part, itemReason)
  const head = over === null ? [] : [paragraph([{ text: over, bold: true }], part.access === 'confidential')]
  return [
    ...head,
    ...blocksOf(part.text).map((block) => (block.kind === 'list' ? list(block.items) : paragraph(block.text))),
  ]
}

function decided(decision: DecisionRecord): readonly Block[] {
  return [
    paragraph([{ text: `${sayDecided(decision)}. `, bold: true }, { text: decision.text }]),
    paragraph([{ text: sayHow(decision), italic: true }]),
  ]
}

function actionsOf(actions: readonly Undertaking[]): readonly Block[] {
  if (actions.length === 0) return []
  const head = heading(2, actions.length === 1 ? 'Action' : 'Actions')
  return [
    head,
    table(
      ['What', 'Who and when'],
      actions.map((action) => [action.text, sayWhoAndWhen(action)]),
    ),
  ]
}
