// Words of setting up a partnership. Shapes only.

/** What `setup` is told. */
export interface NewPartnership {
  /** The name in addresses: `leicester`. */
  readonly slug: string
  readonly name: string
  /** Codes of the authorities it stands for, three digits each. */
  readonly authorities: readonly string[]
  readonly officerEmail: string
  readonly officerName: string
}

/** Why a partnership is not set up; `saySetupRefusal` has the sentence. */
export type SetupRefusal =
  'exists' | 'demonstration' | 'bad-slug' | 'taken-slug' | 'bad-name' | 'bad-authority' | 'bad-email'
