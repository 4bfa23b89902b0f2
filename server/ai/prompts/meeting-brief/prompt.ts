import { fenced } from '../../fence'
import type { Rendered } from '../../prompt'
import { historyRules, languageRule, type RecordInput } from '../record-rules'

export interface MeetingBriefInput extends RecordInput {
  /** The meeting that it is for, if one is planned: what it is called, and its day relative to today. */
  meeting: { subject: string | null, day: string } | null
}

/** One page to read before a meeting or call. */
export function meetingBriefPrompt(input: MeetingBriefInput): Rendered {
  const system = [
    `You prepare a colleague for a meeting or call about a ${input.kind} of their customer relationship manager. They read your page in two minutes, just before it begins.`,
    historyRules,
    'Say whom it is with and what they care about; where things stand; which promises of either side are open, at most five; what to ask, three to five questions that this history leaves open; and what to be careful with, if there is something. A list may be empty.',
    languageRule(input),
  ].join('\n\n')
  const meeting = input.meeting ? `The meeting is ${input.meeting.day}.${input.meeting.subject ? ` It is about:\n${fenced('subject', input.meeting.subject)}` : ''}` : 'No day is set for it yet.'
  return { system, messages: [{ role: 'user', content: `${input.history}\n\n${meeting}` }] }
}
