// A first day without demonstration data, by the commands that the README names: set up, sign in, bring in schools, groups, people and posts, answer.
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { install } from './world/trellis.ts'

const installed = install()
afterAll(() => installed.remove())

const SCHOOLS = resolve(import.meta.dirname, '../data/example-schools.csv')
const FILES = {
  'development-groups': `group,kind,label,school_urn,role,from,to,lead_post,lead_school_urn,lead_email,coordinator_salaried,coordinator_payer
North,development-group,Development group,900001,lead-school,2012-09-01,,Lead headteacher,900001,lead@north.example,yes,The member schools
North,development-group,Development group,900003,member,2012-09-01,2013-08-31,,,,,
South,development-group,Development group,900005,member,,,,,,no,
`,
  people: `person,name,email,telephone,publish_contact
ada,Ada Example,ada@elm.example,0116 496 0300,no
ben,Ben Example,ben@elm.example,,no
`,
  posts: `post,reports_to,team,grade,fte,salaried,employer,payer,holder,from,to
"Lead headteacher, North",,,,0.1,no,,,ben,2012-09-01,
Strategy lead,,Strategy,,1,yes,Elm council,Elm council,,2019-04-01,
Strategy officer,Strategy lead,Strategy,Soulbury 8-11,0.5,yes,Elm council,Elm council,ada,2020-04-01,
`,
}

async function signIn(link: string, url: string): Promise<string> {
  const { pathname, search, searchParams } = new URL(link)
  const page = await fetch(`${url}${pathname}${search}`)
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(await page.text()) ?? []
  const answer = await fetch(`${url}${pathname}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page) },
    body: new URLSearchParams({ csrf, token: searchParams.get('token') ?? '' }),
  })
  expect(answer.status).toBe(303)
  return cookiesOf(answer)
}

function cookiesOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

describe('a first day without demonstration data', () => {
  it('sets the partnership up and signs its officer in by the link', async () => {
    const names = [
      '--partnership',
      'elm',
      '--name',
      'Elm schools',
      '--authority',
      '856',
      '--officer',
      'ada@elm.example',
    ]
    const { status, json } = await installed.run(['setup', ...names, '--json'])
    expect(status).toBe(0)
    const serving = await installed.serve()
    const cookie = await signIn(String(json['link']), serving.url)
    const mine = await fetch(`${serving.url}/me`, { headers: { cookie } })
    expect(await mine.text()).toContain('Register officer')
    const front = await fetch(`${serving.url}/elm/groups`)
    expect(await front.text()).toContain('No groups are held for Elm schools')
    expect((await serving.stop()).status).toBe(0)
  })

  it('answers in a sentence while no groups are held', async () => {
    const { status, json } = await installed.run([
      'answer',
      'groups',
      '--partnership',
      'elm',
      '--as-at',
      '2013-03-01',
      '--json',
    ])
    expect([status, json['sentence']]).toEqual([0, 'No groups are held for Elm schools, as at 1 March 2013.'])
  })

  it('brings in schools, groups, people and posts; the same files again change nothing', async () => {
    const schools = await installed.run(['import', 'establishments', SCHOOLS, '--json'])
    expect(schools.json).toMatchObject({ refused: [] })
    for (const again of [false, true])
      for (const [kind, text] of Object.entries(FILES)) {
        const path = join(installed.folder, `${kind}.csv`)
        writeFileSync(path, text)
        const { status, json } = await installed.run(['import', kind, path, '--json'])
        expect([kind, status, json]).toMatchObject([
          kind,
          0,
          { refused: [], ...(again ? { added: 0, changed: 0 } : {}) },
        ])
      }
  })

  it('answers which groups there were on a day, who led them, and whether a co-ordinator is salaried', async () => {
    const ask = (day: string) => installed.run(['answer', 'groups', '--partnership', 'elm', '--as-at', day, '--json'])
    const { json } = await ask('2013-03-01')
    expect(json).toMatchObject({ count: 2, groups: [{ name: 'North' }, { name: 'South' }] })
    expect(await urnsOfNorth(ask('2013-08-30'))).toEqual(['900001', '900003'])
    expect(await urnsOfNorth(ask('2013-08-31'))).toEqual(['900001'])
  })

  it('leaves a sound store', async () => {
    expect((await installed.run(['verify', '--json'])).json).toEqual({ findings: [] })
  })
})

async function urnsOfNorth(asked: ReturnType<typeof installed.run>): Promise<readonly string[]> {
  const { groups } = (await asked).json as { groups?: { name: string; schools: { urn: string }[] }[] }
  const north = groups?.find((group) => group.name === 'North')
  return (north?.schools.map((school) => school.urn) ?? []).toSorted()
}
