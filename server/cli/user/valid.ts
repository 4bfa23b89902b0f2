import type { z } from 'zod'
import { OperatorError } from '#server/errors'

const sentences: Record<string, string> = {
  password_too_short: 'A password has at least 10 characters.',
  invalid_email: 'This is no e-mail address.',
}

/** What was typed, in the form that the schema asks for. Throws OperatorError, saying what is wrong. */
export function assertValid<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new OperatorError(sentences[message] ?? `The ${path.join('.')} cannot be taken: ${message.replaceAll('_', ' ')}.`)
}
