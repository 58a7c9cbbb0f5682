// What an audience may read of a record, field by field. Pure and deny by default: one function for page, letter, CSV and JSON. Never decides who the audience is.

/** `public`: anyone. `personal`: who a person is. `contact`: how to reach that person. `restricted`: shown only to an audience that is named for it. */
export type FieldClass = 'public' | 'personal' | 'contact' | 'restricted'

/** The law under which something is withheld, as the reader sees it: `s40(2) FOIA`. */
export type Ground = string

/** A field as one audience has it: the value, or the ground on which it is withheld. The withheld value is in neither. */
export type Disclosed<T> = { readonly shown: T } | { readonly withheld: Ground }

/** The class of each field, declared by a room in `types.ts`. A field without a class is withheld as restricted. */
export type FieldClasses<T> = { readonly [K in keyof T]?: FieldClass }

/** A record as one audience has it. */
export type DisclosedRecord<T> = { readonly [K in keyof T]: Disclosed<T[K]> }

/** What an audience sees and on what ground it does not see the rest; set by the holder of the information. */
export interface DisclosureProfile {
  /** Classes shown whoever the person is, beside `public`. */
  readonly shows: readonly FieldClass[]
  /** Levels of posts, the highest first, and the lowest whose holders are named. Null: nobody is named for their level. */
  readonly gradeLine: { readonly levels: readonly string[]; readonly line: string } | null
  /** The ground for each class. They differ by holder: a partnership under no duty cites no section. */
  readonly grounds: Readonly<Record<Exclude<FieldClass, 'public'>, Ground>>
}

/** The person whom a record is about, as far as disclosure depends on them. Null: about nobody. */
export interface Subject {
  /** Level of the post held; null or one that the profile does not list counts as below the line. */
  readonly level: string | null
  /** They agreed that their name and contact details are public. */
  readonly consents: boolean
}

/** What anyone sees of an authority's records while it has set no grade line: public fields, and people who agreed. */
export const PUBLIC_PROFILE: DisclosureProfile = {
  shows: [],
  gradeLine: null,
  grounds: { personal: 's40(2) FOIA', contact: 's40(2) FOIA', restricted: 'not published' },
}

/**
 * The record as the profile's audience has it. Restricted fields show only where the profile names the class; a name also shows at or
 * above the grade line; a name and contact details also by consent of the person. An empty name or contact stays empty: a vacancy is a fact.
 */
export function disclose<T extends object>(
  record: T,
  classes: FieldClasses<T>,
  profile: DisclosureProfile,
  subject: Subject | null,
): DisclosedRecord<T> {
  const narrowed: Partial<Record<keyof T, Disclosed<T[keyof T]>>> = {}
  for (const field of Object.keys(record) as (keyof T)[]) {
    narrowed[field] = discloseField(record[field], classes[field] ?? 'restricted', profile, subject)
  }
  return narrowed as DisclosedRecord<T>
}

/** A field as text for a page, letter or cell: the value, or `Withheld: s40(2) FOIA`. Empty stays empty. */
export function sayDisclosed(field: Disclosed<string | null>): string {
  return 'withheld' in field ? `Withheld: ${field.withheld}` : (field.shown ?? '')
}

function discloseField<T>(value: T, of: FieldClass, profile: DisclosureProfile, subject: Subject | null): Disclosed<T> {
  if (of === 'public' || profile.shows.includes(of)) return { shown: value }
  if (of === 'restricted') return { withheld: profile.grounds.restricted }
  if (value === null || subject?.consents === true) return { shown: value }
  if (of === 'personal' && atOrAboveLine(subject?.level ?? null, profile)) return { shown: value }
  return { withheld: profile.grounds[of] }
}

function atOrAboveLine(level: string | null, profile: DisclosureProfile): boolean {
  if (level === null || profile.gradeLine === null) return false
  const { levels, line } = profile.gradeLine
  const at = levels.indexOf(level)
  return at !== -1 && at <= levels.indexOf(line)
}
