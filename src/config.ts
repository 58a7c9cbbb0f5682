// The settings, read once from the environment and .env, and checked. The only reader of process.env.
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { UserFault } from './kernel/faults.ts'

/** How to ask another organisation's sign-in (OpenID Connect, such as DfE Sign-in). */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider sends the reader back: a page of ours. */
  readonly redirectUrl: string
  /** What the sign-in page calls it. */
  readonly label: string
}

/** All settings of an installation. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Folder of the embedded store. */
  readonly folder: string
  readonly databaseUrl: string | null
  readonly databaseReadUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly oidc: OidcConfig | null
  /** Address under which readers reach the service, without a slash at the end. Null: where it listens. */
  readonly url: string | null
  /** Demonstration mode: example data, and an outbox page in place of mail. */
  readonly demonstration: boolean
  readonly metricsPort: number | null
  /** False: believe no X-Forwarded header; else how many proxies, or their addresses. */
  readonly trustProxy: false | number | string
  readonly logLevel: LogLevel
  /** Requests a minute from one reader; 0 for no limit. */
  readonly requestsPerMinute: number
}
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

const Variables = z.object({
  PORT: port().default(3000),
  HOST: z.string('an address such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  TRELLIS_DATA: z.string('a folder').default('./.trellis'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database').optional(),
  DATABASE_READ_URL: address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database').optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@host:587 or smtps://...').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S+@\S+$|^[^\r\n]*<\S+@\S+>$/, 'an address such as Trellis <trellis@example.org>')
    .optional(),
  OIDC_ISSUER: address(['https:', 'http:'], 'the issuer, https://...').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_REDIRECT_URL: address(['https:', 'http:'], 'a page of this service, https://...').optional(),
  OIDC_LABEL: z.string().default('DfE Sign-in'),
  TRELLIS_URL: address(['https:', 'http:'], 'the address readers use, https://trellis.example.org').optional(),
  TRELLIS_DEMO: z.enum(['0', '1'], '0 or 1').default('1'),
  METRICS_PORT: port().optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^(\d+|[\da-fA-F.:/, ]+)$/, '0, a number of proxies, or their addresses with commas')
    .default('0'),
  LOG_LEVEL: z.enum(LEVELS, `one of ${LEVELS.join(', ')}`).default('info'),
  REQUESTS_PER_MINUTE: z.coerce
    .number('a whole number, 0 for no limit')
    .int('a whole number, 0 for no limit')
    .nonnegative('a whole number, 0 for no limit')
    .default(600),
})
type Variables = z.output<typeof Variables>

/** Settings from `.env` where there is one, and the environment, which wins. Refuses (UserFault config) a wrong value, with its name and what is wanted. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return configFrom(process.env)
}

/** Settings from these variables; an empty one counts as absent. */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Variables.safeParse(given)
  if (!parsed.success) throw wrongValue(parsed.error.issues[0], given)
  const values = parsed.data
  const url = values.TRELLIS_URL === undefined ? null : values.TRELLIS_URL.replace(/\/+$/, '')
  return {
    port: values.PORT,
    host: values.HOST,
    folder: values.TRELLIS_DATA,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseReadUrl: values.DATABASE_READ_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: mailFrom(values),
    oidc: oidcOf(values, url),
    url,
    demonstration: values.TRELLIS_DEMO === '1',
    metricsPort: values.METRICS_PORT ?? null,
    trustProxy: /^\d+$/.test(values.TRUST_PROXY) ? Number(values.TRUST_PROXY) || false : values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
  }
}

function wrongValue(issue: z.core.$ZodIssue | undefined, given: Record<string, string | undefined>): UserFault {
  const name = String(issue?.path[0] ?? 'A setting')
  const shown = /SECRET|_URL$/.test(name) ? '' : ` "${given[name] ?? ''}"`
  return new UserFault('config', `${name}${shown} is not usable: ${issue?.message ?? 'a right value'} is wanted.`)
}

function mailFrom({ SMTP_URL, MAIL_FROM }: Variables): string {
  if (SMTP_URL !== undefined && MAIL_FROM === undefined)
    throw new UserFault('config', 'MAIL_FROM is missing: with SMTP_URL, the address that mail comes from is wanted.')
  return MAIL_FROM ?? 'Trellis <trellis@localhost>'
}

function oidcOf(values: Variables, url: string | null): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new UserFault('config', 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are wanted together, or none.')
  if (new URL(issuer).protocol === 'http:' && !LOOPBACK.has(new URL(issuer).hostname))
    throw new UserFault('config', 'OIDC_ISSUER is not usable: an https address is wanted.')
  const redirectUrl = values.OIDC_REDIRECT_URL ?? (url === null ? null : `${url}/sign-in/organisation/back`)
  if (redirectUrl === null)
    throw new UserFault(
      'config',
      'TRELLIS_URL is missing: sign-in by OpenID Connect must know where to send readers back.',
    )
  return { issuer, clientId, clientSecret, redirectUrl, label: values.OIDC_LABEL }
}

function port(): z.ZodType<number> {
  const wanted = 'a whole number from 0 to 65535'
  return z.coerce.number(wanted).int(wanted).min(0, wanted).max(65_535, wanted)
}

function address(protocols: readonly string[], wanted: string): z.ZodType<string> {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), wanted)
}
