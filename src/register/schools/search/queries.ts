// How a search text becomes a condition and an order in SQL, for the table alias `s`. Never narrows by anything else.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Tx } from '../../../store/open.ts'
import { allOf, anyOf, type Condition } from '../conditions.ts'
import { holdsWords, nameThenTown, looseThreshold, strictThreshold, trigramCount } from './rules.ts'
import type { SearchText } from './types.ts'

/** A way to find: which rows, and which first (smaller is nearer). */
export interface Finding {
  readonly where: Condition
  readonly nearness: RawBuilder<number>
}

/** What holds the text exactly: the identifier, or all its words in the name, or name and town. */
export function exactly(text: SearchText): Finding {
  const nearness = CLOSED_LATER
  switch (text.kind) {
    case 'urn':
      return { where: sql`s.urn = ${text.urn}`, nearness }
    case 'laestab':
      return { where: sql`s.laestab = ${text.laestab}`, nearness }
    case 'postcode':
      return { where: sql`replace(s.postcode, ' ', '') = ${text.postcode}`, nearness }
    case 'postcode-area':
      return areaOrName(text.area)
    case 'words':
      return { where: wordsHeld(text.key), nearness: heldNearness(text.key) }
  }
}

/**
 * What is spelt like the text, in the order to try: whole names with one slip, then with more, then parts of names, then towns, then names that have a word like each of the words.
 * Each sets its own threshold for this transaction: the stricter, the fewer names the index of letter groups gives to compare.
 */
export function alike(key: string): readonly ((tx: Tx) => Promise<Finding>)[] {
  const strict = (tx: Tx) => nearWholeName(tx, key, strictThreshold(key))
  const loose = (tx: Tx) => nearWholeName(tx, key, looseThreshold(key))
  const part = (tx: Tx) => nearPartOfName(tx, key)
  const town = () => Promise.resolve(nearTown(key))
  const words = key.includes(' ') ? [(tx: Tx) => nearEachWord(tx, key.split(' '))] : []
  return [strict, ...(trigramCount(key) > SHORT ? [loose] : []), part, town, ...words]
}

/** Up to this many groups of three letters a text is more likely a part of a name. */
const SHORT = 16

async function nearWholeName(tx: Tx, key: string, threshold: number): Promise<Finding> {
  await sql`set local pg_trgm.similarity_threshold = ${sql.lit(threshold)}`.execute(tx.db)
  return { where: sql`s.name_key % ${key}`, nearness: sql`- (similarity(s.name_key, ${key}) + ${OPEN_FIRST})` }
}

async function nearPartOfName(tx: Tx, key: string): Promise<Finding> {
  await sql`set local pg_trgm.word_similarity_threshold = ${sql.lit(looseThreshold(key))}`.execute(tx.db)
  await sql`set local pg_trgm.similarity_threshold = ${sql.lit(looseThreshold(key))}`.execute(tx.db)
  return {
    where: sql`(${key} <% s.name_key or s.name_key % ${key})`,
    nearness: sql`- (similarity(s.name_key, ${key}) + word_similarity(${key}, s.name_key) + ${OPEN_FIRST})`,
  }
}

/** Each word, on its own, like a word of the name. The longest leaves the fewest names, so it goes through the index. */
async function nearEachWord(tx: Tx, words: readonly string[]): Promise<Finding> {
  const [longest = '', ...others] = words.toSorted((a, b) => b.length - a.length)
  await sql`set local pg_trgm.strict_word_similarity_threshold = ${sql.lit(strictThreshold(longest))}`.execute(tx.db)
  const likeness = (word: string) => sql<number>`strict_word_similarity(${word}, s.name_key)`
  const near = others.map((word) => sql<SqlBool>`${likeness(word)} >= ${strictThreshold(word)}`)
  return {
    where: allOf([sql<SqlBool>`${longest} <<% s.name_key`, ...near]),
    nearness: sql`- (${sql.join(words.map(likeness), sql` + `)} + ${OPEN_FIRST})`,
  }
}

/** Closed schools after the others. */
const CLOSED_LATER = sql<number>`case when s.status in ('1', '3') then 0 else 1 end`

/** Among equally near names the open school comes first; a clearly nearer closed one still precedes. */
const OPEN_FIRST = sql`case when s.status in ('1', '3') then 0.1 else 0 end`

/** Walks the index of towns from one to the next, so that each is compared once. */
function nearTown(key: string): Finding {
  return {
    where: sql<SqlBool>`lower(s.town) in (
      with recursive towns as (
        (select lower(town) as town from register.school where town is not null order by lower(town) limit 1)
        union all
        select (select lower(n.town) from register.school n where lower(n.town) > t.town order by lower(n.town) limit 1)
          from towns t where t.town is not null)
      select town from towns where similarity(town, ${key}) >= ${looseThreshold(key)})`,
    nearness: sql`- (similarity(lower(s.town), ${key}) + ${OPEN_FIRST})`,
  }
}

/** LE5 is an area of postcodes; what looks like one may still be a name, such as UTC1. */
function areaOrName(area: string): Finding {
  const key = area.toLowerCase()
  const inArea = sql<SqlBool>`s.postcode like ${`${area} %`}`
  return {
    where: anyOf([inArea, ...holds(key)]),
    nearness: sql`case when ${inArea} then 0 else 2 end + ${CLOSED_LATER}`,
  }
}

function wordsHeld(key: string): Condition {
  const byTown = nameThenTown(key).map(([name, town]) => allOf([townIs(town), ...holds(name)]))
  return anyOf([allOf(holds(key)), ...byTown])
}

function holds(key: string): Condition[] {
  return holdsWords(key).map((pattern) => sql<SqlBool>`s.name_key like ${pattern}`)
}

/** Keys have no hyphens; some towns have. */
function townIs(town: string): Condition {
  return sql`lower(s.town) = any(${[...new Set([town, town.replaceAll(' ', '-')])]})`
}

/** The name itself, then names that begin with the text, then names that hold it as typed, then the rest; open first, short names first. */
function heldNearness(key: string): RawBuilder<number> {
  return sql`case when s.name_key = ${key} then 0 when s.name_key like ${`${key}%`} then 1000
      when s.name_key like ${`%${key}%`} then 2000 when ${allOf(holds(key))} then 3000 else 4000 end
    + 500 * ${CLOSED_LATER} + least(length(s.name_key), 499)`
}
