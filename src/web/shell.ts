// What every part of the web shell shares: the store, the settings it needs, the clock, the partnerships, tags lately made.
import type { Config } from '../config.ts'
import type { Store } from '../store/open.ts'
import { newBackground, type Background } from './background.ts'
import { postmanOf, type Postman } from './mail.ts'
import { LateTags } from './late-tags.ts'
import { partnershipsOf, type Partnerships } from './partnerships.ts'

export interface Shell {
  readonly store: Store
  readonly config: Config
  /** Address under which readers reach us, without a slash at the end. */
  readonly baseUrl: () => string
  readonly clock: () => Date
  readonly partnerships: Partnerships
  readonly lateTags: LateTags
  readonly postman: Postman
  readonly background: Background
  readonly cookieNames: { readonly session: string; readonly form: string; readonly pending: string }
  /** Readers reach us by https, so that cookies are marked Secure. */
  readonly secure: boolean
}

/** The shell of this store, reached at the address that the settings name, else where it listens. */
export function shellOver(config: Config, store: Store, listens: () => string, clock: () => Date): Shell {
  const secure = config.url?.startsWith('https:') ?? false
  const prefix = secure ? '__Host-' : ''
  return {
    store,
    config,
    baseUrl: () => config.url ?? listens(),
    clock,
    partnerships: partnershipsOf(store),
    lateTags: new LateTags(),
    postman: postmanOf(config, store),
    background: newBackground(),
    cookieNames: { session: `${prefix}trellis`, form: `${prefix}trellis-form`, pending: `${prefix}trellis-elsewhere` },
    secure,
  }
}
