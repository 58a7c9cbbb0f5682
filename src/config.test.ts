// What settings mean, and how a wrong one is told.
import { describe, expect, it } from 'vitest'
import { configFrom } from './config.ts'

describe('settings', () => {
  it('work without any', () => {
    expect(configFrom({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      folder: './.trellis',
      databaseUrl: null,
      demonstration: true,
      oidc: null,
      trustProxy: false,
    })
  })

  it('count an empty one as absent', () => {
    expect(configFrom({ PORT: '', TRELLIS_URL: '' })).toMatchObject({ port: 3000, url: null })
  })

  it.each([
    ['PORT', 'abc', 'PORT "abc" is not usable: a whole number from 0 to 65535 is wanted.'],
    ['PORT', '70000', 'PORT "70000" is not usable: a whole number from 0 to 65535 is wanted.'],
    ['TRELLIS_DEMO', 'yes', 'TRELLIS_DEMO "yes" is not usable: 0 or 1 is wanted.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL "loud" is not usable: one of fatal, error, warn, info, debug, silent is wanted.'],
    [
      'TRELLIS_URL',
      'trellis.example',
      'TRELLIS_URL is not usable: the address readers use, https://trellis.example.org is wanted.',
    ],
    [
      'TRUST_PROXY',
      'all',
      'TRUST_PROXY "all" is not usable: 0, a number of proxies, or their addresses with commas is wanted.',
    ],
  ])('refuse %s=%s and say what is wanted', (name, value, message) => {
    expect(() => configFrom({ [name]: value })).toThrow(message)
  })

  it('never show a password', () => {
    expect(() => configFrom({ DATABASE_URL: 'mysql://me:hunter2@host/x' })).toThrow(
      /^DATABASE_URL is not usable: postgres:/,
    )
  })

  it('want what belongs together', () => {
    expect(() => configFrom({ SMTP_URL: 'smtp://host' })).toThrow(/^MAIL_FROM is missing/)
    expect(() => configFrom({ OIDC_ISSUER: 'https://a.example' })).toThrow(/are wanted together/)
    const oidc = { OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }
    expect(() => configFrom(oidc)).toThrow(/^TRELLIS_URL is missing/)
    expect(() => configFrom({ ...oidc, OIDC_ISSUER: 'http://a.example' })).toThrow(/an https address is wanted/)
    expect(configFrom({ ...oidc, TRELLIS_URL: 'https://t.example/' }).oidc?.redirectUrl).toBe(
      'https://t.example/sign-in/organisation/back',
    )
  })
})
