// The commands, in the order of the help. Nothing but the list.
import type { Command } from './command.ts'
import { answer } from './commands/answer.ts'
import { backup, restore } from './commands/backup.ts'
import { count } from './commands/count.ts'
import { demo } from './commands/demo.ts'
import { importCommand } from './commands/import.ts'
import { link } from './commands/link.ts'
import { serve } from './commands/serve.ts'
import { setup } from './commands/setup.ts'
import { verify } from './commands/verify.ts'

export const COMMANDS: readonly Command[] = [
  serve,
  demo,
  setup,
  link,
  importCommand,
  answer,
  count,
  verify,
  backup,
  restore,
]
