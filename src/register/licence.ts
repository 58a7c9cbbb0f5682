// The terms on which the register's own facts are given away. Nothing else.

/** Stands in every file that may name holders of posts: no licence covers personal data. */
export const LICENCE = 'Open Government Licence v3.0, except personal data'
