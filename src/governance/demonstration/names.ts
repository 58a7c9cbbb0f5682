// What the demonstration's names stand for in the store: people and posts by key, organisations by name, bodies and seats by slug and title.
import { found } from '../../kernel/faults.ts'
import type { Tx } from '../../store/open.ts'

/** Ids by the names that the file uses; each throws where nothing is so called. */
export interface Names {
  readonly partnership: string
  person(key: string): string
  post(key: string): string
  organisation(name: string): string
  body(slug: string): string
  /** `body/title`. */
  seat(path: string): string
  /** Remembers a body or seat that was made. */
  keep(kind: 'body' | 'seat', name: string, id: string): void
}

/** The people, posts and organisations of the partnership. */
export async function findNames(tx: Tx, partnership: string): Promise<Names> {
  const people = await tx.db
    .selectFrom('register.person')
    .select(['key', 'id'])
    .where('partnership', '=', partnership)
    .execute()
  const posts = await tx.db
    .selectFrom('register.post')
    .select(['key', 'id'])
    .where('partnership', '=', partnership)
    .execute()
  const organisations = await tx.db
    .selectFrom('register.organisation')
    .select(['name', 'id'])
    .where('partnership', '=', partnership)
    .execute()
  const ids = new Map<string, string>([
    ...people.map(({ key, id }) => [`person ${key}`, id] as const),
    ...posts.map(({ key, id }) => [`post ${key}`, id] as const),
    ...organisations.map(({ name, id }) => [`organisation ${name}`, id] as const),
  ])
  const idOf = (kind: string) => (name: string) => found(ids.get(`${kind} ${name}`), `${kind} ${name}`)
  return {
    partnership,
    person: idOf('person'),
    post: idOf('post'),
    organisation: idOf('organisation'),
    body: idOf('body'),
    seat: idOf('seat'),
    keep: (kind, name, id) => void ids.set(`${kind} ${name}`, id),
  }
}
