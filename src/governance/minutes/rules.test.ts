// When minutes may be written, circulated and approved, who sees them, and how a box of text is read.
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import {
  approve,
  changedSince,
  circulate,
  comment,
  markDrafted,
  maySee,
  reasonFor,
  sayMinutesRefusal,
  versionOf,
  writeMinutes,
  type Approving,
} from './rules.ts'
import { blocksOf } from './text.ts'
import { sayDraft, sayHeld } from './wording.ts'

const held = {
  onDay: day('2026-06-18'),
  heldOn: day('2026-06-18'),
  cancelledOn: null,
  draftedOn: null,
  circulatedOn: null,
  approvedOn: null,
}
const circulated = { ...held, draftedOn: day('2026-06-20'), circulatedOn: day('2026-06-20') }
const approved = { ...circulated, approvedOn: day('2026-10-01') }
const later = { id: 'm', title: 'Board', onDay: day('2026-10-01'), heldOn: day('2026-10-01'), cancelledOn: null }
const refusalOf = (decision: { readonly ok: boolean; readonly refusal?: string }) =>
  decision.ok ? 'accepted' : decision.refusal
const approving = (more: Partial<Approving> = {}): Approving => ({
  meeting: later,
  quorate: null,
  unanswered: 0,
  openQuestions: 0,
  ...more,
})

describe('minutes', () => {
  it('are written of a meeting that was held, until they are approved', () => {
    expect(refusalOf(writeMinutes(held))).toBe('accepted')
    expect(refusalOf(writeMinutes({ ...held, heldOn: null }))).toBe('not-held')
    expect(refusalOf(writeMinutes({ ...held, cancelledOn: held.onDay }))).toBe('cancelled')
    for (const act of [
      writeMinutes(approved),
      markDrafted(approved, 1),
      circulate(approved, 1),
      comment(approved),
      approve(approved, approving()),
    ])
      expect(refusalOf(act)).toBe('minutes-approved')
  })

  it('are finished once, circulated any number of times, and not while they are empty', () => {
    expect([markDrafted(held, 1), markDrafted(held, 0), markDrafted(circulated, 1)].map(refusalOf)).toEqual([
      'accepted',
      'no-text',
      'drafted-already',
    ])
    expect([circulate(circulated, 1), circulate(held, 0)].map(refusalOf)).toEqual(['accepted', 'no-text'])
  })

  it.each([
    ['by a later meeting that was held', approving(), 'accepted'],
    ['by one that was quorate', approving({ quorate: true }), 'accepted'],
    ['not by one that was not quorate', approving({ quorate: false }), 'approving-not-quorate'],
    ['not by one of the same day', approving({ meeting: { ...later, onDay: held.onDay } }), 'not-later'],
    ['not by one that was not held', approving({ meeting: { ...later, heldOn: null } }), 'approving-not-held'],
    [
      'not by one that was cancelled',
      approving({ meeting: { ...later, cancelledOn: later.onDay } }),
      'approving-not-held',
    ],
    ['not by none', approving({ meeting: null }), 'no-such-meeting'],
    ['not while a comment has no answer', approving({ unanswered: 2 }), 'comments-open'],
    ['not while a question is open', approving({ openQuestions: 1 }), 'questions-open'],
  ])('are approved %s', (_, at, outcome) => {
    expect(refusalOf(approve(circulated, at))).toBe(outcome)
  })

  it('are not approved before members were sent them', () => {
    expect(refusalOf(approve(held, approving()))).toBe('not-circulated')
    expect(sayMinutesRefusal('comments-open', { count: '2' })).toBe(
      '2 comments wait for an answer: answer first, then the minutes can be approved',
    )
  })

  it('are seen by the clerk always, by members once circulated, by everybody once approved', () => {
    const readers = [
      { inside: true, writes: true },
      { inside: true, writes: false },
      { inside: false, writes: false },
    ]
    const seen = (state: Parameters<typeof maySee>[0]) => readers.map((reader) => maySee(state, reader))
    expect(seen(held)).toEqual([true, false, false])
    expect(seen(circulated)).toEqual([true, true, false])
    expect(seen(approved)).toEqual([true, true, true])
  })

  it('are the public version from outside, and the full one from inside unless a part is held back', () => {
    expect([versionOf(false, 0), versionOf(true, 0), versionOf(true, 1)]).toEqual(['public', 'full', 'members'])
  })
})

describe('a part', () => {
  it('that is confidential says why, or its item does', () => {
    const secret = [{ access: 'confidential', text: 'x' }] as const
    expect(reasonFor(secret, null, { reason: null }).ok).toBe(false)
    expect(reasonFor(secret, 'Prices', { reason: null }).ok).toBe(true)
    expect(reasonFor(secret, null, { reason: 'Prices' }).ok).toBe(true)
    expect(reasonFor([{ access: 'confidential', text: '' }], null, { reason: null }).ok).toBe(true)
  })

  it('that is held back is named with its reason, never with its words', () => {
    expect(sayHeld({ item: 'i', access: 'confidential', reason: 'Prices are not agreed yet' })).toBe(
      'A confidential part is not shown: Prices are not agreed yet',
    )
    expect(sayHeld({ item: 'i', access: 'members', reason: null })).toBe('A part for members is not shown.')
  })
})

describe('a box of text', () => {
  it('is paragraphs parted by an empty line, and points that begin with a dash', () => {
    expect(blocksOf('The board met\nat two.\n\n- First\n* Second\n\n  \n\nIt closed.\r\n')).toEqual([
      { kind: 'paragraph', text: 'The board met at two.' },
      { kind: 'list', items: ['First', 'Second'] },
      { kind: 'paragraph', text: 'It closed.' },
    ])
  })
})

describe('a draft that members were sent', () => {
  const sent = { ...circulated, changedAt: new Date('2026-06-20T10:00:00Z') }
  const at = (time: string) => [{ changedAt: new Date('2026-06-18T10:00:00Z') }, { changedAt: new Date(time) }]

  it.each([
    ['the day after', sent, '2026-06-21T09:00:00Z', '2026-06-21'],
    ['later on the same day', sent, '2026-06-20T10:00:01Z', '2026-06-20'],
    ['not earlier on the same day', sent, '2026-06-20T09:59:00Z', null],
    ['not before it was circulated', held, '2026-06-21T09:00:00Z', null],
    ['not once it is approved', { ...sent, approvedOn: day('2026-10-01') }, '2026-06-21T09:00:00Z', null],
  ])('was changed since: %s', (_, meeting, time, on) =>
    expect(changedSince({ ...sent, ...meeting }, at(time))).toBe(on),
  )

  it('is marked as a draft only where nothing is held back', () => {
    const draft = (access: string, more: object = {}) =>
      sayDraft({
        version: 'full',
        meeting: { approvedOn: null, confidential: false, bodyName: 'Board', ...more },
        items: [{ parts: [{ access }], held: [], decisions: [] }],
        decisions: [],
      } as unknown as Parameters<typeof sayDraft>[0])
    expect(draft('public')).toBe('Draft, not approved. Until it is, it is for members of Board.')
    expect(draft('members')).toBeNull()
    expect(draft('public', { confidential: true })).toBeNull()
    expect(draft('public', { approvedOn: day('2026-10-01') })).toBeNull()
  })
})
