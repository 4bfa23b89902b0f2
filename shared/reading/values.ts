/** What a thread is: written by somebody who may buy, sent to many, told by a program, or none of these. */
export const verdicts = ['client', 'newsletter', 'notice', 'other'] as const

/** What a task in a thread is: promised by us, promised to us, or what follows from it. */
export const taskKinds = ['our_promise', 'their_promise', 'next_action'] as const

/** By what a person of a thread was found among the contacts. */
export const matchReasons = ['email', 'phone', 'company'] as const
export type MatchReason = (typeof matchReasons)[number]
