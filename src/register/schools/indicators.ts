// The public figures that the register holds about schools: their ids in `register.evidence`, words, units and scales. Nothing but the list.

/** What a figure counts: share of pupils, points of progress or attainment, or plain numbers. */
export type IndicatorUnit = 'percent' | 'score' | 'number' | 'word'

/** One indicator. `scale`: where a drawing begins and ends. `title`: the table it stands in. */
export interface Indicator {
  readonly id: string
  readonly label: string
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly scale: readonly [number, number]
  readonly set: 'pupils' | 'key-stage-2' | 'key-stage-4' | 'attendance'
}

/** The indicators that a school's page shows, in its order. */
export const INDICATORS: readonly Indicator[] = [
  percent('fsm-ever-6', 'Pupils who have had free school meals in the last six years', 70, 'pupils'),
  percent('sen-support', 'Pupils with SEN support', 40, 'pupils'),
  percent('ehc-plan', 'Pupils with an education, health and care plan', 10, 'pupils'),
  percent('eal', 'Pupils whose first language is not English', 100, 'pupils'),
  score('ks2-reading-progress', 'Progress in reading', [-10, 10], 'key-stage-2'),
  score('ks2-writing-progress', 'Progress in writing', [-10, 10], 'key-stage-2'),
  score('ks2-maths-progress', 'Progress in mathematics', [-10, 10], 'key-stage-2'),
  { ...score('ks4-progress-8', 'Progress 8', [-2, 2], 'key-stage-4'), decimals: 2 },
  score('ks4-attainment-8', 'Attainment 8', [0, 90], 'key-stage-4'),
  percent('ks4-basics-5', 'Grade 5 or above in English and mathematics', 100, 'key-stage-4'),
  percent('ks4-ebacc-entry', 'Entered for the English Baccalaureate', 100, 'key-stage-4'),
  { ...score('ks4-ebacc-points', 'English Baccalaureate, average points', [0, 9], 'key-stage-4'), decimals: 2 },
  percent('absence-overall', 'Sessions missed', 20, 'attendance'),
  percent('absence-persistent', 'Pupils persistently absent', 60, 'attendance'),
  { ...score('pupils-per-teacher', 'Pupils for each teacher', [0, 30], 'attendance'), unit: 'number' },
]

/** Pupils on roll, a number; the page tells how it has moved. */
export const ROLL = 'pupils'
/** The overall grade of an inspection, a word. */
export const RATING = 'ofsted-rating'

function percent(id: string, label: string, to: number, set: Indicator['set']): Indicator {
  return { id, label, unit: 'percent', decimals: 1, scale: [0, to], set }
}

function score(id: string, label: string, scale: readonly [number, number], set: Indicator['set']): Indicator {
  return { id, label, unit: 'score', decimals: 1, scale, set }
}
