// What a page of a meeting says once after an act. Pure.

const DONE: Readonly<Record<string, string>> = {
  called: 'The meeting is called. Write its agenda next.',
  changed: 'The meeting is changed. Calendars that follow it move the entry.',
  'notice-given': 'Notice is given: the agenda is published.',
  cancelled: 'The meeting is cancelled. Calendars that follow it strike it out.',
  held: 'The meeting is marked as held. Record who was there next.',
  'item-added': 'The item is on the agenda.',
  'item-changed': 'The item is changed.',
  'item-moved': 'The item is moved.',
  'item-removed': 'The item is off the agenda.',
  'interest-said': 'Your interest in the item is recorded. You take no part in it.',
  'attendance-recorded': 'Attendance is recorded.',
  'away-recorded': 'Who was away is recorded.',
  'action-recorded': 'The action is recorded. It stands on each later agenda until it is done.',
  'action-done': 'The action is marked as done.',
}

/** The sentence on the act that `done` names; null where it names none. */
export function sayDone(done: string | null): string | null {
  return done === null ? null : (DONE[done] ?? null)
}
