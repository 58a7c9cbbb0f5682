// The shape of data/{partnership}/governance.json. Days in it are counted from the day of loading, so that a demonstration is never stale.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FOLDER = join(import.meta.dirname, '../../../data')

const Access = z.enum(['public', 'members', 'confidential'])
const Office = z.enum(['chair', 'vice-chair'])

const Holder = z.strictObject({
  person: z.string(),
  how: z.enum(['elected', 'appointed', 'invited']),
  /** The term starts on the 1 September so many before the last one. */
  septembersAgo: z.number(),
  years: z.number(),
  /** The term ends so many days from today instead. */
  endsInDays: z.number().optional(),
  leftMonthsAgo: z.number().optional(),
  why: z.enum(['resigned']).optional(),
})

const Seat = z.strictObject({
  title: z.string(),
  filledBy: z.enum(['ex-officio', 'elected', 'appointed', 'invited']),
  office: Office.optional(),
  /** Key of the post that it follows. */
  post: z.string().optional(),
  /** `body/seat title` that it follows. */
  ofSeat: z.string().optional(),
  appointedBy: z.string().optional(),
  electorate: z.string().optional(),
  votes: z.boolean().default(true),
  phaseGroup: z.enum(['primary', 'secondary', 'special']).optional(),
  holders: z.array(Holder),
})

const Constitution = z.strictObject({
  quorumBase: z.enum(['seats', 'in-post']),
  quorumNumerator: z.number(),
  quorumDenominator: z.number(),
  quorumMoreThan: z.boolean(),
  quorumLeast: z.number(),
  passes: z.enum(['majority-cast', 'majority-present', 'two-thirds-cast']),
  votingUnit: z.enum(['seat', 'member-school']),
  castingVote: z.boolean(),
  termMonths: z.number().nullable(),
  meetingNoticeDays: z.number(),
  words: z.string(),
})

const Item = z.strictObject({
  title: z.string(),
  purpose: z.enum(['decide', 'discuss', 'note']),
  access: Access,
  reason: z.string().optional(),
  paper: z
    .strictObject({ title: z.string(), text: z.string(), access: Access.optional(), reason: z.string().optional() })
    .optional(),
  /** Name of an organisation whose interest the item touches. */
  interest: z.string().optional(),
  minutes: z.partialRecord(Access, z.string()).optional(),
  decision: z
    .strictObject({
      text: z.string(),
      access: Access.optional(),
      /** For, against, abstained. */
      votes: z.tuple([z.number(), z.number(), z.number()]),
      mover: z.string(),
      seconder: z.string(),
      published: z.boolean().optional(),
    })
    .optional(),
  action: z.strictObject({ text: z.string(), owner: z.string(), inDays: z.number() }).optional(),
})

const Meeting = z.strictObject({
  title: z.string(),
  /** Counted from today; negative: it was held. */
  inDays: z.number(),
  starts: z.string(),
  ends: z.string(),
  place: z.string(),
  joining: z.string().optional(),
  notice: z.boolean().optional(),
  circulated: z.boolean().optional(),
  apologies: z.array(z.string()),
  observers: z.array(z.string()),
  items: z.array(Item),
})

const Body = z.strictObject({
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  organisation: z.string().nullable(),
  reportsTo: z.string().optional(),
  purpose: z.string(),
  legalForm: z.string().optional(),
  registeredOffice: z.string().optional(),
  confidential: z.boolean(),
  holdersPublished: z.boolean(),
  meets: z.enum(['half-termly', 'termly', 'yearly']).optional(),
  openedSeptembersAgo: z.number(),
  constitution: Constitution.optional(),
  balance: z.array(z.strictObject({ office: Office, differsFrom: Office, words: z.string() })).default([]),
  companyMembers: z.array(z.string()).default([]),
  seats: z.array(Seat),
  meetings: z.array(Meeting).default([]),
  reports: z.array(z.strictObject({ seat: z.string(), daysAgo: z.number(), text: z.string() })).default([]),
})

const Interest = z.strictObject({
  person: z.string().optional(),
  organisation: z.string().optional(),
  nature: z.enum(['financial', 'loyalty', 'personal']),
  description: z.string(),
  parties: z.array(z.string()),
  sinceSeptembersAgo: z.number(),
})

const Election = z.strictObject({
  body: z.string(),
  seat: z.string(),
  title: z.string(),
  rule: z.enum(['majority', 'av', 'scottish-stv']),
  state: z.enum(['open', 'finished']),
  candidates: z.array(z.string()),
  proposer: z.string(),
  /** Of a finished one: each paper as people in order of preference. */
  rankings: z.array(z.array(z.string())).default([]),
})

const GovernanceFile = z.strictObject({
  bodies: z.array(Body),
  interests: z.array(Interest),
  /** People, and organisations by name, who declared this year that they have nothing to declare. */
  nothing: z.array(z.string()),
  organisationsWithNothing: z.array(z.string()),
  /** People whose declaration is last year's. */
  lastYear: z.array(z.string()),
  elections: z.array(Election),
  resolutions: z.array(z.strictObject({ body: z.string(), question: z.string(), closesInDays: z.number() })),
})

export type DemonstrationBody = z.output<typeof Body>
export type DemonstrationMeeting = z.output<typeof Meeting>
export type DemonstrationElection = z.output<typeof Election>
export type GovernanceDemonstration = z.output<typeof GovernanceFile>

/** The file of this partnership. Throws where it is not as it should be: a fault of ours. */
export function readDemonstration(partnership: string): GovernanceDemonstration {
  return GovernanceFile.parse(JSON.parse(readFileSync(join(FOLDER, partnership, 'governance.json'), 'utf8')))
}
