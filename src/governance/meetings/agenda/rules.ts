// The order of an agenda. Pure: no database, no clock.

/** The ids in their new order when one goes to this place, counted from 1; a place beyond the ends is the nearest. */
export function reorder(ids: readonly string[], moved: string, place: number): readonly string[] {
  const others = ids.filter((id) => id !== moved)
  const at = Math.min(Math.max(place, 1), ids.length) - 1
  return [...others.slice(0, at), moved, ...others.slice(at)]
}
