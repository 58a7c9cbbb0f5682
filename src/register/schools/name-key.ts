// How names are compared: the key that imports store and searches use. Pure; never shown.

/**
 * Lower case, accents folded, apostrophes gone, other punctuation as a space, `&` as "and", "saint" as "st".
 * The same name typed in any of these ways has the same key; '' when nothing can be compared.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[‘’'`´ʹʼ]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim()
}
