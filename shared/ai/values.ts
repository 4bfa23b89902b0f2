/** What Claude is asked for: usage is counted and kept answers are listed by it. */
export const aiFeatures = ['reading', 'summary', 'nextAction', 'dealRisk', 'brief', 'draft', 'proposal', 'ask'] as const
export type AiFeature = (typeof aiFeatures)[number]

/** How a use of Claude ended; one whose process was killed is `running` until housekeeping finds it. */
export const aiOutcomes = ['running', 'answered', 'cached', 'failed'] as const
export type AiOutcome = (typeof aiOutcomes)[number]

/** Whose data a prompt may carry. */
export const aiSubjectTypes = ['contact', 'company', 'deal'] as const
export type AiSubjectType = (typeof aiSubjectTypes)[number]

/** What a person thinks of an answer: a thumb up, or down. */
export const aiRatings = [1, -1] as const
export type AiRating = (typeof aiRatings)[number]
