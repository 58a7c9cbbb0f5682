// The contract of the command line, tried on the real command in processes of their own.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { install, type Ended } from '../../test/world/trellis.ts'
import { importCommand } from './commands/import.ts'
import { helpOf } from './help.ts'
import { COMMANDS } from './table.ts'

const here = install()
const other = install()
afterAll(() => {
  here.remove()
  other.remove()
})

const SETUP = [
  'setup',
  '--partnership',
  'elm',
  '--name',
  'Elm schools',
  '--authority',
  '856',
  '--officer',
  'Ada@Elm.example',
]
const PEOPLE = 'person,name,email\nada,Ada Example,ada@elm.example\nben,Ben Example,not an address\n'

function errorOf({ json }: Ended): unknown {
  return json['error']
}

function file(name: string, text: string): string {
  const path = join(here.folder, name)
  writeFileSync(path, text)
  return path
}

describe('every command', () => {
  it('has its help, and the list names all', async () => {
    const all = await here.run(['--help'])
    expect(all.status).toBe(0)
    for (const command of COMMANDS) {
      expect(all.stdout).toContain(`  ${command.name} `)
      expect(helpOf(command)).toContain(`Usage: trellis ${command.name}`)
    }
    const one = await here.run(['import', '--help'])
    expect([one.status, one.stdout, one.stderr]).toEqual([0, `${helpOf(importCommand)}\n`, ''])
    expect(one.stdout).toMatch(/Columns of posts:\n {2}partnership, post, title,[^]*mailbox, telephone,/)
    const kind = await here.run(['import', 'people', '--help'])
    expect(kind.stdout).toMatch(/  person +required .*\n  name +required /)
    expect(existsSync(join(here.folder, 'data'))).toBe(false)
  })

  it('ends with 2 when used wrongly, and says what is wanted', async () => {
    const cases = [
      [],
      ['nonsense'],
      ['verify', '--nonsense'],
      ['import', 'people'],
      ['import', 'nonsense', 'x.csv'],
      ['setup'],
    ]
    for (const args of cases) {
      const ended = await here.run([...args, '--json'])
      expect([args, ended.status, errorOf(ended)]).toEqual([args, 2, { code: 'usage', message: expect.any(String) }])
      expect(ended.stderr).not.toBe('')
    }
  })

  it('stops at a wrong setting with its name and what is wanted', async () => {
    const ended = await here.run(['serve', '--json'], { PORT: 'high' })
    expect([ended.status, errorOf(ended)]).toMatchObject([
      1,
      { code: 'config', message: expect.stringContaining('PORT') },
    ])
  })

  it('says in a sentence that a database cannot be reached', async () => {
    const ended = await here.run(['verify', '--json'], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' })
    expect([ended.status, errorOf(ended)]).toMatchObject([1, { code: 'no-database' }])
    expect(ended.stderr).not.toContain('    at ')
  })
})

describe('one store, one command after another', () => {
  it('refuses an import before there is a partnership', async () => {
    const ended = await here.run(['import', 'people', file('people.csv', PEOPLE), '--json'])
    expect([ended.status, errorOf(ended)]).toMatchObject([1, { code: 'no-partnership' }])
  })

  it('sets a partnership up once', async () => {
    const first = await here.run([...SETUP, '--json'])
    expect([first.status, first.json]).toMatchObject([0, { partnership: 'elm', officer: 'ada@elm.example' }])
    const again = await here.run([...SETUP, '--json'])
    expect([again.status, errorOf(again)]).toMatchObject([1, { code: 'exists' }])
    const wrong = await here.run([...SETUP.with(2, 'Oak!'), '--json'])
    expect([wrong.status, errorOf(wrong)]).toMatchObject([1, { code: 'bad-slug' }])
    const taken = await here.run([...SETUP.with(2, 'schools'), '--json'])
    expect([taken.status, errorOf(taken)]).toMatchObject([1, { code: 'taken-slug' }])
  })

  it('gives a new link to somebody known, and to nobody else', async () => {
    const known = await here.run(['link', ' Ada@Elm.example', '--json'])
    expect([known.status, known.json['link']]).toEqual([0, expect.stringContaining('/sign-in/link?token=')])
    const unknown = await here.run(['link', 'nobody@elm.example', '--json'])
    expect([unknown.status, errorOf(unknown)]).toMatchObject([1, { code: 'no-account' }])
    expect(unknown.stderr).toContain('Nobody here can sign in as nobody@elm.example')
  })

  it('puts one document on stdout with --json, and words for the reader without', async () => {
    const path = file('people.csv', PEOPLE)
    const dry = await here.run(['import', 'people', path, '--dry-run', '--json'])
    expect(dry.json).toMatchObject({ kind: 'people', dryRun: true, read: 2, changed: 1 })
    expect(dry.stdout.trim().split('\n')).toHaveLength(1)
    const words = await here.run(['import', 'people', path])
    expect(words.status).toBe(0)
    expect(words.stdout).toContain('line 3: “not an address” in the column email is not an e-mail address.')
    const again = await here.run(['import', 'people', path, '--json'])
    expect([again.status, again.json]).toMatchObject([
      0,
      { added: 0, changed: 0, unchanged: 1, refused: [{ line: 3 }] },
    ])
  })

  it('ends with 1 when no row, no file, or not this kind of file', async () => {
    const bad = await here.run(['import', 'people', file('bad.csv', 'person,name,email\nx,X,?\n'), '--json'])
    expect([bad.status, bad.json]).toMatchObject([1, { read: 1, error: { code: 'no-row-taken', line: 2 } }])
    const none = await here.run(['import', 'people', join(here.folder, 'none.csv'), '--json'])
    expect([none.status, errorOf(none)]).toMatchObject([1, { code: 'no-file' }])
    const header = await here.run(['import', 'people', file('other.csv', 'a,b\n1,2\n'), '--json'])
    expect([header.status, errorOf(header)]).toMatchObject([1, { code: 'wrong-header', line: 1 }])
  })

  it('refuses a second process on the folder by name and pid, and says at the start and on the page that no mail is sent', async () => {
    const serving = await here.serve()
    const second = await here.run(['verify', '--json'])
    const [pid] = /\d+/.exec(readFileSync(join(here.folder, 'data', 'trellis.lock'), 'utf8')) ?? []
    expect([second.status, errorOf(second)]).toMatchObject([1, { code: 'locked' }])
    expect(second.stderr).toMatch(new RegExp(`in use by trellis serve.*process ${pid}`))
    const link = await here.run(['link', 'ada@elm.example', '--json'])
    expect([link.status, errorOf(link)]).toMatchObject([1, { code: 'locked' }])
    expect(link.stderr).toMatch(/Stop that process first.* Then make the link and start the service again/)
    const asked = await (await fetch(`${serving.url}/sign-in`)).text()
    expect(asked).toContain('Ask whoever runs it for a link')
    expect(asked).not.toContain('Send me a link')
    const stopped = await serving.stop()
    expect(stopped.status).toBe(0)
    expect(stopped.stderr).toContain('Nobody can ask for a link to sign in')
  })

  it('warns at the start where a demonstration is asked for and a real partnership stands', async () => {
    const serving = await here.serve({ TRELLIS_DEMO: '1' })
    const { stderr, json } = await serving.stop()
    expect(stderr).toContain(
      'Warning: TRELLIS_DEMO is on (it is unless it is set to 0), but a real partnership is here',
    )
    expect(stderr).toContain('Elm schools. There is no demonstration then')
    expect(stderr).toContain('Nobody can ask for a link to sign in')
    expect(json['links']).toEqual([])
  })

  it('refuses the demonstration in a store that holds other data', async () => {
    const ended = await here.run(['demo', '--json'])
    expect([ended.status, errorOf(ended)]).toMatchObject([1, { code: 'not-empty' }])
  })

  it('verifies, backs up, and restores elsewhere to the same audit head', async () => {
    const path = join(here.folder, 'whole.trellis')
    const saved = await here.run(['backup', path, '--json'])
    expect([statSync(path).mode & 0o777, statSync(join(here.folder, 'data')).mode & 0o777]).toEqual([0o600, 0o700])
    const twiceSaved = await here.run(['backup', path, '--json'])
    expect([twiceSaved.status, errorOf(twiceSaved)]).toMatchObject([1, { code: 'file-exists' }])
    const restored = await other.run(['restore', path, '--json'])
    expect([saved.status, restored.status]).toEqual([0, 0])
    expect(restored.json['auditHead']).toEqual(saved.json['auditHead'])
    const verified = await other.run(['verify', '--json'])
    expect([verified.status, verified.json]).toEqual([0, { findings: [] }])
    const twice = await other.run(['restore', path, '--json'])
    expect([twice.status, errorOf(twice)]).toMatchObject([1, { code: 'not-empty' }])
  })

  it('killed in the midst of an import, it has the file wholly or not at all', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `p${i},Person ${i},p${i}@elm.example\n`)
    const path = file('many.csv', `person,name,email\n${rows.join('')}`)
    const importing = here.start(['import', 'people', path])
    const killed = new Promise((done) => importing.once('close', done))
    setTimeout(() => importing.kill('SIGKILL'), 2_500)
    await killed
    const verified = await here.run(['verify', '--json'])
    expect([verified.status, verified.json]).toEqual([0, { findings: [] }])
    const again = await here.run(['import', 'people', path, '--json'])
    const { added, unchanged } = again.json as { added: number; unchanged: number }
    expect([0, 5_000]).toContain(added)
    expect(added + unchanged).toBe(5_000)
  })
})
