// The only composition: settings -> store -> web, jobs and command line. Holds no logic of its own.
import { COMMANDS } from './cli/table.ts'
import { run } from './cli/run.ts'
import type { Installation } from './cli/command.ts'
import { readConfig, type Config } from './config.ts'
import { vacuumUrnJob } from './governance/index.ts'
import { startJobs } from './jobs/start.ts'
import { importJob } from './register/index.ts'
import { openStore, type Store } from './store/open.ts'
import { allRoutes } from './web/all-routes.ts'
import { startServer, type RunningServer } from './web/serve.ts'

function installation(): Installation {
  let read: Config | null = null
  const config = (): Config => (read ??= readConfig())
  return {
    config,
    openStore: async () => {
      const { databaseUrl, databaseReadUrl: readUrl, folder } = config()
      return openStore({ databaseUrl, readUrl, folder })
    },
    serve: (store) => serveWithJobs(config(), store),
  }
}

/** The pages, and the jobs that they ask for, in one process. */
async function serveWithJobs(config: Config, store: Store): Promise<RunningServer> {
  const server = await startServer(config, store, allRoutes)
  const jobs = await startJobs(store, [importJob, vacuumUrnJob], server.server.log).catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  return { ...server, close: async () => void (await Promise.all([server.close(), jobs.stop()])) }
}

/** Started by another process that has gone: end as if asked to. */
function endWithParent(): void {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}

if (process.channel) endWithParent()
// Whoever reads our output may leave before the end, as `head` does.
process.stdout.on('error', () => process.exit())
process.exitCode = await run(process.argv.slice(2), COMMANDS, installation())
