// The returning officer's pages opened by their address in a state in which their act is not due.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Site } from '../../../test/world/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const NO_BUTTON = [
  ['openElection', 'count', 'count it after that'],
  ['openElection', 'roll', 'The roll and the ballot paper are fixed since'],
  ['openElection', 'lot', 'The poll is open until'],
  ['openElection', 'declare', 'The poll is open until'],
  ['tiedElection', 'declare', 'draw the lot first'],
  ['tiedElection', 'cancel', 'only before that'],
  ['nominatingElection', 'roll', 'fix the roll after that'],
] as const

it.each(NO_BUTTON)('the %s says at /%s how things stand, and has no button', async (election, act, says) => {
  const officer = await site.asActor('returning officer of elm')
  const { status, body } = await officer.get(`/elm/elections/${idOf(SEED[election], 1)}/${act}`)
  const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
  expect(status).toBe(200)
  expect(main).toContain(says)
  expect(main).not.toContain('<button')
})

it('the lot of the tied election has its form', async () => {
  const officer = await site.asActor('returning officer of elm')
  const { body } = await officer.get(`/elm/elections/${idOf(SEED.tiedElection, 1)}/lot`)
  expect(body).toContain('Record the lot and count again')
})
