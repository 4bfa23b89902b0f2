/** What Claude is asked for: usage is counted and kept answers are listed by it. */
export const aiFeatures = ['reading', 'summary', 'nextAction', 'dealRisk', 'brief', 'draft', 'proposal', 'ask'] as const
export type AiFeature = (typeof aiFeatures)[number]

/** How a use of Claude ended; `running` also stays for one whose process was killed. */
export const aiOutcomes = ['running', 'answered', 'cached', 'failed'] as const
export type AiOutcome = (typeof aiOutcomes)[number]

/** Whose data a prompt may carry. */
export const aiSubjectTypes = ['contact', 'company', 'deal'] as const
export type AiSubjectType = (typeof aiSubjectTypes)[number]
