/** What Claude says of a record. */
export const insightKinds = ['summary', 'nextAction', 'dealRisk', 'brief'] as const
export type InsightKind = (typeof insightKinds)[number]

export const riskLevels = ['low', 'medium', 'high'] as const

/** Signs that an open deal may be lost, found by rules alone. */
export const signKinds = ['quiet', 'long_in_stage', 'close_overdue', 'close_moved', 'next_step_overdue', 'no_next_step'] as const
export type SignKind = (typeof signKinds)[number]
