// What a search text may mean, and how near a school came to it.

/** A search text, told apart: an identifier names its schools exactly, words are compared with names and towns. */
export type SearchText =
  | { readonly kind: 'urn'; readonly urn: string }
  | { readonly kind: 'laestab'; readonly laestab: string }
  /** A whole postcode, without its space. */
  | { readonly kind: 'postcode'; readonly postcode: string }
  /** The first half of a postcode. */
  | { readonly kind: 'postcode-area'; readonly area: string }
  | { readonly kind: 'words'; readonly key: string }
