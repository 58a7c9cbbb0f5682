// The invented schools: which names, phases and types. Pure data; no school in England has one of these names.

/** The two partnerships of the demonstration. */
export type Slug = 'leicester' | 'leicestershire'
/** What an example school is. */
export type Kind = 'primary' | 'infant' | 'junior' | 'secondary' | 'upper' | 'special' | 'all-through' | 'college'
/** How it is run; a converter has a predecessor until the day that `converted` names. */
export type Status =
  'community' | 'controlled' | 'aided' | 'foundation' | 'converter' | 'sponsored' | 'free' | 'college'

/** One invented school. `trust` is the number of its trust in TRUSTS. */
export type Planned = {
  readonly base: string
  readonly kind: Kind
  readonly status: Status
  readonly converted: string
  readonly trust: string
}

/** Invented trusts by number. */
export const TRUSTS: Readonly<Record<string, string>> = {
  '990001': 'LARKSPUR LEARNING TRUST (EXAMPLE)',
  '990002': 'THREE WILLOWS EXAMPLE TRUST',
  '990003': 'NORTHGATE SPIRE EXAMPLE TRUST',
  '990004': 'WOLDS EDGE EXAMPLE TRUST',
  '990005': 'SOAR MEADOWS EXAMPLE TRUST',
  '990006': 'CHARNLEA EXAMPLE TRUST',
}

const LEICESTER = `
Alderfield primary community
Ashmere primary converter 2014-09-01 990001
Aspenholme primary controlled
Bankwillow primary community
Beechmoor primary converter 2019-11-01 990001
Birchlade primary sponsored 2015-09-01 990002
Heronsmere secondary community
Brambleford primary community
Brookhollow primary aided
Burrowmere primary converter 2021-04-01 990003
Cherrylade infant community
Cherrylade junior community
Copseway primary community
Otterlade secondary converter 2013-09-01 990001
Cranemoor primary community
Daleholme primary converter 2017-02-01 990002
Damsonfield primary community
Dovemere special community
Eldermead primary foundation
Kestrelmead secondary foundation
Elmwater infant community
Elmwater junior community
Fernlade primary community
Finchmoor primary controlled
Foxglen primary converter 2022-09-01 990003
Goldcrestfield secondary community
Greenlade primary community
Hawmere special converter 2016-09-01 990002
Hazelford college college
Hollymoor primary community
Hornbeamfield primary aided
Limewater upper aided
Ivyholme infant community
Juniperlade junior foundation
Kingcupfield primary free
Mosswater special community
Larchmere all-through free
Linnetfield special community
Maplelade upper sponsored 2014-01-01 990003
Otterford secondary community
`

const LEICESTERSHIRE = `
Marlmoor primary controlled
Medlarfield primary converter 2013-04-01 990004
Merlinfield primary community
Nuthatchwood primary converter 2018-10-01 990004
Ousewold upper converter 2013-09-01 990005
Orchardmoor primary community
Osierfield primary controlled
Pearmain primary converter 2020-09-01 990005
Plovermoor primary community
Redpollfield primary community
Quincefield upper converter 2012-08-01 990004
Reedmoor primary aided
Rowanlade primary converter 2015-03-01 990006
Rushwater primary controlled
Sallowfield infant community
Sallowfield junior community
Siskinfield primary community
Sedgemead secondary community
Sorrelfield primary converter 2022-01-01 990006
Sparrowfield primary community
Spindlewood special community
Starlingmoor primary controlled
Swallowmead primary community
Sycamorefield secondary converter 2014-09-01 990005
Tansyfield primary controlled
Teaselwold primary community
Thistleford primary aided
Tithefield infant community
Walnutmoor special converter 2019-04-01 990006
Vetchfield junior community
Wagtailford primary community
Warblerfield primary community
Whitebeamfield upper foundation
Wildmere primary controlled
Willowlade primary community
Woodrushfield special community
Wrenmoor secondary sponsored 2016-09-01 990006
Yarrowfield primary community
Yewford all-through free
Lapwingmere college college
`

/** The forty schools of a partnership, in the order of their URNs. */
export function planned(slug: Slug): Planned[] {
  const lines = (slug === 'leicester' ? LEICESTER : LEICESTERSHIRE).trim().split('\n')
  return lines.map((line) => {
    const [base = '', kind, status, converted = '', trust = ''] = line.split(' ')
    return { base, kind: kind as Kind, status: status as Status, converted, trust }
  })
}

/** The name on the gate, now or before the conversion. */
export function nameOf({ base, kind, status }: Planned, before = false): string {
  const academy = !before && (status === 'converter' || status === 'sponsored')
  if (kind === 'college') return `${base} College`
  if (kind === 'special') return academy ? `${base} Academy` : `${base} School`
  if (kind === 'all-through') return `${base} Free School`
  if (kind === 'secondary' || kind === 'upper') return academy ? `${base} Academy` : secondaryName(base, status)
  return `${base} ${faith(status)}${PRIMARY[kind]} ${academy ? 'Academy' : 'School'}`
}

const PRIMARY = { primary: 'Primary', infant: 'Infant', junior: 'Junior' } as const

function secondaryName(base: string, status: Status): string {
  return status === 'aided' ? `${base} Catholic School` : `${base} Community College`
}

function faith(status: Status): string {
  if (status === 'controlled') return 'Church of England '
  return status === 'aided' ? 'Catholic ' : ''
}
