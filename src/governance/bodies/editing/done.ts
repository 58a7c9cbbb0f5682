// What an act on a body has done, in a sentence for the page that follows. Pure.

const DONE = {
  'body-added': 'The body is added. Next, lay down its rules and add its seats.',
  'body-changed': 'The body is changed.',
  'rules-laid-down': 'The rules are recorded.',
  'balance-changed': 'The balance of offices is changed.',
  'seat-added': 'The seat is added.',
  'seat-changed': 'The seat is changed.',
  'seat-ended': 'The seat has its last day.',
  'holder-recorded': 'The holder is recorded.',
  'holder-left': 'It is recorded that the holder left.',
  'member-entered': 'The member is entered in the register.',
  'member-ended': 'The membership has its last day.',
  'reported-back': 'The report is there for those who sit on the body it is for.',
} as const
export type Done = keyof typeof DONE

/** The sentence for the code; null for any other text, which is never shown. */
export function sayDone(code: string | null): string | null {
  return code !== null && Object.hasOwn(DONE, code) ? DONE[code as Done] : null
}
