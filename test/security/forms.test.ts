// Every form that a reader finds, sent with more than it asks for, or as something that is no form. Forms are enumerated from the pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLIC } from '../../src/kernel/actor.ts'
import { checksum } from '../world/checksum.ts'
import { listForms, send, type PageForm } from '../world/forms.ts'
import { examplePath, routeFor } from '../world/site-paths.ts'
import { openSite, READERS, type Site } from '../world/site.ts'
import { idOf } from '../factories.ts'

let site: Site
const forms = new Map<string, readonly PageForm[]>()
beforeAll(async () => {
  site = await openSite()
  for (const name of READERS)
    forms.set(
      name,
      (await listForms(site, name)).filter(({ method }) => method === 'post'),
    )
})
afterAll(() => site.close())

/** What nobody may set by sending it. */
const EXTRA: Readonly<Record<string, string>> = {
  role: 'admin',
  partnership: 'oak',
  organisation: idOf(1, 2),
  organisation_id: idOf(1, 2),
  account: idOf(115, 1),
  person_id: idOf(15, 1),
  operator: 'true',
  grants: '[{"act":"operate","scope":"*"}]',
  state: 'listed',
  status: 'paid',
  id: idOf(1, 2),
  ['__proto__']: 'polluted',
  '__proto__[polluted]': 'true',
  'constructor.prototype.polluted': 'true',
}

/** Reached by programs, by a page that needs a token, or once voting is over (the one seeded is open; its twin is that of a question at an item): no form on a page. */
const WITHOUT_FORM = new Set(['/sign-in/link', '/session/extend', '/:partnership/resolutions/:motion/close'])

describe('forms', () => {
  it('lead to a route each, and every route that acts is reached from a page that somebody sees', () => {
    const all = [...forms.values()].flat()
    const routes = all.map(
      ({ action, page }) => [`${page}: ${action}`, routeFor(site.routes, 'POST', action.split('?')[0] ?? '')] as const,
    )
    expect(routes.filter(([, route]) => route === undefined).map(([name]) => name)).toEqual([])
    const reached = new Set(routes.map(([, route]) => route?.path))
    const lonely = site.routes.filter(
      ({ method, path }) => method === 'POST' && !reached.has(path) && !WITHOUT_FORM.has(path),
    )
    expect(lonely.map(({ path }) => path)).toEqual([])
  })

  it.each(READERS)('take nothing more than they ask for from %s', async (name) => {
    const before = await outsideOf(name)
    const broken: string[] = []
    for (const form of forms.get(name) ?? []) {
      const extra = Object.fromEntries(
        Object.entries(EXTRA).filter(([key]) => !form.fields.some((field) => field.name === key)),
      )
      const { status } = await send(await site.asActor(name), form, extra, site)
      if (status >= 500 && !form.action.includes('organisation') && !form.action.includes('identity'))
        broken.push(`${form.page}: ${form.action} ${status}`)
    }
    expect(broken).toEqual([])
    expect(await outsideOf(name)).toEqual(before)
    expect({}).not.toHaveProperty('polluted')
  })

  it('are the only thing that acts: JSON is refused', async () => {
    const before = await checksum(site.store)
    const wrong: string[] = []
    for (const name of READERS) {
      const { cookies, csrf } = await site.asActor(name)
      const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      for (const route of site.routes.filter(({ method }) => method === 'POST')) {
        const payload = { csrf: csrf ?? '', ...EXTRA }
        const { statusCode } = await site.running.server.inject({
          method: 'POST',
          url: examplePath(route),
          payload,
          headers: { cookie },
        })
        if (statusCode !== 415) wrong.push(`${name}: ${route.path} ${statusCode}`)
      }
    }
    expect(wrong).toEqual([])
    const after = await checksum(site.store)
    expect({ ...after, 'web.session': '' }).toEqual({ ...before, 'web.session': '' })
  })
})

/** What this reader's forms can never touch: the other partnership, accounts, and what the reader may do. */
async function outsideOf(name: string): Promise<unknown> {
  const other = name === 'head of oak' ? 'elm' : 'oak'
  const { actor } = await site.asActor(name)
  const { 'web.account': accounts } = await checksum(site.store)
  const { 'web.session': _, 'web.outgoing_mail': __, ...rows } = await checksum(site.store, `"partnership": "${other}"`)
  return { accounts, rows, grants: actor === PUBLIC ? [] : actor }
}
