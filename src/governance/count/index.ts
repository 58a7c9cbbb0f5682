// The door of the count: what the other subjects of the room, and the command, may use.
export { countPoll } from './count.ts'
export { readBlt } from './read-blt.ts'
export { writeBlt } from './write-blt.ts'
export { sayBltRefusal, sayCountRefusal } from './blt-words.ts'
export { RULE_NAMES, sayAction, sayTie, sayUndecided } from './count-words.ts'
export { stageTable } from './stage-table.ts'
export { splitNames, withLot } from './lot.ts'
export * from './types.ts'
