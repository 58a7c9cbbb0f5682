// The outlines that the register ships (data/map), read once when the first map is drawn.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outline, Outlines } from '../../ui/map.ts'

const FOLDER = join(import.meta.dirname, '../../../data/map')
/** Where the outlines come from: stands in the footer of every page with a map. */
export const OUTLINES_SOURCE =
  'Boundaries: Martin Chorley, UK-GeoJSON, CC BY 4.0; contains Ordnance Survey data © Crown copyright and database right 2014.'

/** Districts whose wards are shipped, by their file. */
const WARDS: Readonly<Record<string, string>> = {
  E06000016: 'leicester',
  E06000017: 'rutland',
  E07000129: 'blaby',
  E07000130: 'charnwood',
  E07000131: 'harborough',
  E07000132: 'hinckley-and-bosworth',
  E07000133: 'melton',
  E07000134: 'north-west-leicestershire',
  E07000135: 'oadby-and-wigston',
}

const files = new Map<string, readonly Outline[]>()

/** Districts, and the wards of a single home district: more would crowd the picture. */
export function outlinesOf(home: readonly string[]): Outlines {
  const only = home.length === 1 ? WARDS[home[0] ?? ''] : undefined
  const districts = readOutlines('districts')
  return only === undefined ? { districts } : { districts, wards: readOutlines(`wards-${only}`) }
}

function readOutlines(name: string): readonly Outline[] {
  const known = files.get(name)
  if (known !== undefined) return known
  const { areas } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as { areas: readonly Outline[] }
  files.set(name, areas)
  return areas
}
