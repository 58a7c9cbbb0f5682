// Where to go after signing in: only ever a page of ours. Pure.

/** The path as given where it is one of ours, else the reader's own page. */
export function safeReturn(path: string | null | undefined): string {
  if (path === null || path === undefined || path.length > 2000) return '/me'
  // oxlint-disable-next-line no-control-regex
  return /^\/(?![/\\])[^\u0000-\u0020\\]*$/.test(path) ? path : '/me'
}
