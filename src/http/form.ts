// From what was typed to typed values, or to errors by field. Validation happens after parsing, in one place.
import type { z } from 'zod'
import { page, seeOther, type Reply } from './reply.ts'
import type { Context, Post, PostRoute } from './route.ts'
import type { FormErrors, Typed } from './typed.ts'
export type { FormErrors, Typed } from './typed.ts'

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
