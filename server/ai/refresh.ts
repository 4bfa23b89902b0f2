import { z } from 'zod'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { callOrWait } from './call'
import type { AiCaller } from './complete'
import { aiProblem } from './failures'
import { mute } from './flights'
import type { Prompt } from './prompt'
import type { AiRequest } from './request'
import { readAiAccess } from './settings'

/** Asks Claude once more, word for word, what a kept answer answers, and replaces it once a whole one is there. Throws the problems `ai_…`. */
export async function refreshAnswer(db: Database, { organizationId, userId }: AiCaller, hash: string): Promise<void> {
  const row = await db.selectFrom('aiAnswers').select(['feature', 'request']).where('hash', '=', hash).executeTakeFirst()
  if (!row) throw notFound()
  const subjects = await db.selectFrom('aiAnswerSubjects').select(['subjectType as type', 'subjectId as id']).where('hash', '=', hash).execute()
  const request = JSON.parse(row.request) as AiRequest
  const { apiKey, ...access } = await readAiAccess(db, organizationId, request.params.model)
  if (!apiKey) throw aiProblem('ai_not_configured')
  const { system, messages } = request.params
  const rendered = { system: typeof system === 'string' ? system : '', messages }
  const prompt: Prompt<never, unknown> = { ...request.prompt, feature: row.feature, maxTokens: request.params.max_tokens, output: outputOf(request), render: () => rendered }
  const use = { caller: { organizationId, userId }, feature: row.feature, request, hash, subjects }
  await callOrWait(db, { prompt, rendered, use, access: { ...access, apiKey }, isFresh: true }, new AbortController().signal, mute)
}

/** What the request asks for by itself, whether its prompt is still there or not. */
function outputOf({ params }: AiRequest): Prompt<never, unknown>['output'] {
  const schema = params.output_config?.format?.schema
  return schema === undefined ? 'text' : z.fromJSONSchema(schema)
}
