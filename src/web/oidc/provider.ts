// Talks to the other sign-in by OpenID Connect: code flow with PKCE, state and nonce. Knows no account of ours.
import * as oidc from 'openid-client'
import type { OidcConfig } from '../../config.ts'
import type { Identity } from './identities.ts'
import { readOrganisation } from './rules.ts'
import type { Organisation, Pending } from './types.ts'

const SCOPES = 'openid email profile organisation'
const PATIENCE_SECONDS = 10

/** The other sign-in. */
export interface Provider {
  /** Where to send the reader, and what must wait in their browser. */
  begin(returnTo: string, link: string | null): Promise<{ readonly to: URL; readonly pending: Pending }>
  /** Who came back and from which organisation. Throws where anything of the answer is not as it must be. */
  finish(query: URLSearchParams, pending: Pending): Promise<{ identity: Identity; organisation: Organisation | null }>
}

/** The provider of these settings; it is asked about itself at the first use. */
export function providerOf(config: OidcConfig): Provider {
  let known: Promise<oidc.Configuration> | null = null
  const configuration = () => {
    known ??= discover(config).catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }
  return {
    begin: async (returnTo, link) => begin(await configuration(), config, returnTo, link),
    finish: async (query, pending) => finish(await configuration(), config, query, pending),
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<oidc.Configuration> {
  const plain = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  return oidc.discovery(new URL(issuer), clientId, clientSecret, oidc.ClientSecretPost(clientSecret), {
    execute: [...plain, oidc.enableNonRepudiationChecks],
    timeout: PATIENCE_SECONDS,
  })
}

async function begin(
  configuration: oidc.Configuration,
  { redirectUrl }: OidcConfig,
  returnTo: string,
  link: string | null,
): Promise<{ to: URL; pending: Pending }> {
  const verifier = oidc.randomPKCECodeVerifier()
  const pending: Pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, returnTo, link }
  const to = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUrl,
    scope: SCOPES,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { to, pending }
}

async function finish(
  configuration: oidc.Configuration,
  { redirectUrl }: OidcConfig,
  query: URLSearchParams,
  { state, nonce, verifier }: Pending,
): Promise<{ identity: Identity; organisation: Organisation | null }> {
  const came = new URL(redirectUrl)
  came.search = query.toString()
  const tokens = await oidc.authorizationCodeGrant(configuration, came, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('The answer has no ID token')
  const claim = claims['organisation'] ?? (await moreAbout(configuration, tokens.access_token, claims.sub))
  return { identity: { issuer: claims.iss, subject: claims.sub }, organisation: readOrganisation(claim) }
}

/** The organisation, where the provider tells it apart from the ID token. */
async function moreAbout(configuration: oidc.Configuration, accessToken: string, subject: string): Promise<unknown> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return null
  return (await oidc.fetchUserInfo(configuration, accessToken, subject))['organisation']
}
