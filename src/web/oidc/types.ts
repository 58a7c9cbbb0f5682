// Words of signing in through another organisation's sign-in.

/** The organisation that somebody chose there, in the numbers by which the register knows it. */
export interface Organisation {
  readonly name: string
  /** URN of a school, or null. */
  readonly urn: string | null
  /** UID of a trust, or null. */
  readonly uid: string | null
  /** Code of a local authority, or null. */
  readonly authority: string | null
}

/** What waits in a cookie while somebody signs in elsewhere: only the browser that began can end it. */
export interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
  /** The session that asked to be linked; null: to sign in. */
  readonly link: string | null
}

/** Why nobody is signed in or linked. */
export type OidcRefusal =
  | 'not-begun' // no sign-in was begun in this browser, or it ended already
  | 'not-trusted' // the answer did not hold what it must: state, nonce, issuer, audience, signature, time
  | 'no-organisation' // no organisation was chosen there
  | 'not-linked' // this identity is no account's
  | 'other-organisation' // none of the account's posts today is in that organisation
  | 'other-account' // the identity is another account's
  | 'signed-out' // the session that asked to be linked has ended
