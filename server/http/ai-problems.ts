import type { ProblemCode } from '#shared/problems'

/** What a route that asks Claude may answer with, beside the problems of every route. */
export const aiProblems = ['ai_not_configured', 'ai_key_refused', 'ai_model_unknown', 'ai_budget_reached', 'ai_overloaded', 'ai_unusable_answer'] as const satisfies readonly ProblemCode[]
