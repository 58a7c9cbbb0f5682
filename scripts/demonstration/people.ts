// Invented people: a name for each role, always the same one. Pure; a name that stands in a source document is passed over.
import { chance } from './chance.ts'
import type { Slug } from './example-plan.ts'
import { namedInSources } from './names.ts'
import type { Row } from './tables.ts'

/** The columns of `people.csv`. */
export const PEOPLE_COLUMNS = ['person', 'name', 'email', 'telephone', 'publish_contact']

/** Given names and family names that go together, and how often each pair of lists is drawn from in city and county. */
const POOLS = [
  {
    city: 0.45,
    county: 0.78,
    given:
      'Alison Benedict Catherine Duncan Elaine Francis Gillian Hugh Isobel Jonathan Karen Leonard Marian Nicholas Olwen Philippa Roderick Susan Tobias Una Vivian Wendy Adrian Bridget Clive Dorothy Edmund Fiona Graham Harriet',
    family:
      'Ashdown Barraclough Birkett Calloway Dunmore Ellery Fairbrass Garside Hallworth Inchbald Jessop Kirkbride Loxley Maddern Oldroyd Penrose Quayle Sedley Tremlett Underhay Venning Wadsworth Yardley Bickerstaff Cattermole Drewitt Eastaway Farthing Gosling Hebden Kettlewell Lambourne',
  },
  {
    city: 0.8,
    county: 0.9,
    given:
      'Anjali Bhavesh Chandni Dipak Farida Gurpreet Harjit Imran Jyoti Kamlesh Leena Meera Naeem Nisha Parvez Rekha Sanjay Shabana Tariq Usha Vikram Yasmin Zubair Hemlata',
    family:
      'Bhattal Dholakia Gajjar Hirani Jethwa Kotecha Lakhani Mistry Nanda Odedra Pabari Raithatha Sodha Thakrar Uppal Vaghela Wazir Zaveri Sandhar Mahmoodi',
  },
  {
    city: 0.91,
    county: 0.96,
    given: 'Abdi Chidi Delroy Esi Ifeoma Kwame Marcia Nadifa Selina Winston Adaeze Cuthbert Efua Hodan Jerome Leticia',
    family: 'Abiola Boateng Desrosiers Egal Farah Ibekwe Jamaal Lindo Mensah Okonjo Warsame Quashie Tettey Yansaneh',
  },
  {
    city: 1,
    county: 1,
    given: 'Agnieszka Halina Joanna Piotr Tomasz Zofia Bogdan Ewa Grzegorz Lidia',
    family: 'Cieslak Halasz Kowalczyk Nowicki Zielak Borkowicz Dudzik Gawron Rutka Wolny',
  },
] as const

/** Hands out people and remembers them. */
export type People = {
  /** The key of the person in this role; made on the first call. `published` lets their own contact be shown. */
  readonly inRole: (role: string, published?: boolean) => string
  readonly rows: () => Row[]
}

/** The people of a partnership. `documents` are the texts whose names must not come up; `usedBefore` the names of the other partnership. */
export function inventPeople(slug: Slug, documents: readonly string[], usedBefore: ReadonlySet<string>): People {
  const byRole = new Map<string, Row>()
  const used = new Set(usedBefore)
  return {
    inRole: (role, published = false) => {
      const known = byRole.get(role) ?? person(slug, role, byRole.size, documents, used, published)
      byRole.set(role, known)
      return known['person'] ?? ''
    },
    rows: () => [...byRole.values()],
  }
}

function person(
  slug: Slug,
  role: string,
  number: number,
  documents: readonly string[],
  used: Set<string>,
  published: boolean,
): Row {
  const name = freshName(slug, role, documents, used)
  used.add(name)
  const key = name.toLowerCase().replace(' ', '-')
  return {
    person: key,
    name,
    email: `${key.replace('-', '.')}@${slug}.example`,
    telephone: `0116 496 0${(slug === 'leicester' ? 300 : 550) + number}`,
    publish_contact: published ? 'yes' : 'no',
  }
}

function freshName(slug: Slug, role: string, documents: readonly string[], used: ReadonlySet<string>): string {
  for (let turn = 0; turn < 500; turn += 1) {
    const name = drawn(slug, role, turn)
    if (!used.has(name) && namedInSources([name], documents).length === 0) return name
  }
  throw new Error(`no name left for ${role}`)
}

function drawn(slug: Slug, role: string, turn: number): string {
  const draw = chance(slug, role, turn, 'pool')
  const pool = POOLS.find((one) => draw < (slug === 'leicester' ? one.city : one.county)) ?? POOLS[0]
  const pick = (list: string, label: string) => {
    const names = list.split(' ')
    return names[Math.floor(chance(slug, role, turn, label) * names.length)] ?? ''
  }
  return `${pick(pool.given, 'given')} ${pick(pool.family, 'family')}`
}
