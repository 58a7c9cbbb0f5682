// What a form sent and what is wrong with it: shapes only, for routes and forms alike.

/** Field values as typed, for showing the form again: text, or several texts where boxes were ticked. */
export type Typed = Readonly<Record<string, string | readonly string[]>>
/** What is wrong, by field name; `''` is about the whole form. Sentences for the reader. */
export type FormErrors = Readonly<Record<string, string>>
