// From what was typed to typed values, or to errors by field. Validation happens after parsing, in one place.
import type { z } from 'zod'
import type { Route, Post, Context, PostRoute } from './route.ts'
import { page, seeOther, type Reply } from './reply.ts'

/** Field values as typed, for showing the form again: text, or several texts where boxes were ticked. */
export type Typed = Readonly<Record<string, string | readonly string[]>>
/** What is wrong, by field name; `''` is about the whole form. Sentences for the reader. */
export type FormErrors = Readonly<Record<string, string>>

/** A route that acts: reads the form, runs the act, leads on; bad form or refused: the same page, 400, values kept. */
export function post<F extends z.ZodType, T, R extends string>(path: string, declared: Post<F, T, R>): PostRoute {
  const { who, audit, fileLimit, personal } = declared
  return {
    method: 'POST',
    path,
    who,
    audit,
    ...(fileLimit === undefined ? {} : { fileLimit }),
    ...(personal === undefined ? {} : { personal }),
    run: (context, typed) => runPost(declared, context, typed),
  }
}

async function runPost<F extends z.ZodType, T, R extends string>(
  declared: Post<F, T, R>,
  context: Context,
  typed: Typed,
): Promise<Reply> {
  const parsed = declared.form.safeParse(typed)
  if (!parsed.success) return page(await declared.again(context, typed, errorsByField(parsed.error)), 400)
  const decision = await declared.act(context, parsed.data)
  if (decision.ok) return seeOther(declared.then(context, decision.value))
  return page(await declared.again(context, typed, declared.says(decision.refusal, decision.detail)), 400)
}

/** The first message of each field. */
export function errorsByField(error: z.ZodError): FormErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return errors
}

/** One text as typed, `''` when absent: for putting values back into a form. */
export function typedText(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Refuses to start (throws) when a route lacks who may call it or its audit word, or two share a path. */
export function checkRoutes(routes: readonly Pick<Route, 'method' | 'path' | 'who' | 'audit'>[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    const { who, audit } = route as { who?: unknown; audit?: unknown }
    if (who === undefined || who === null) throw new Error(`${name} does not declare who may call it`)
    if (typeof audit !== 'string' || audit === '') throw new Error(`${name} does not declare its audit word`)
    if (seen.has(name)) throw new Error(`${name} is declared twice`)
    seen.add(name)
  }
}
