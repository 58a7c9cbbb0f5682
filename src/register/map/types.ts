// Words of the map: schools with their places, groups with their schools. Shapes only.

/** A school as the map needs it. */
export interface PlacedSchool {
  readonly urn: string
  readonly name: string
  readonly example: boolean
  readonly phase: string | null
  readonly phaseName: string | null
  readonly type: string | null
  readonly postcode: string | null
  readonly easting: number | null
  readonly northing: number | null
}

/** A group as the map needs it: its schools on the day, and how it is led. */
export interface DrawnGroup {
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly label: string
  readonly urns: readonly string[]
  readonly leadSchool: string | null
  readonly hasLeadPost: boolean
  readonly leadHeld: boolean
}

/** A partnership with its figures, for the front page. */
export interface PartnershipSummary {
  readonly slug: string
  readonly name: string
  readonly schools: number
  readonly groups: number
}
