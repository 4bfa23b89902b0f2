import { z } from 'zod'

export const meetingBriefOutput = z.object({
  who: z.string().describe('Whom the meeting is with and what they care about, in one or two sentences with citations.'),
  standing: z.string().describe('Where things stand, in two to four sentences with citations.'),
  promises: z.array(z.string()).describe('Promises of either side that are open, each on one line with its citation and who made it.'),
  questions: z.array(z.string()).describe('What to ask in the meeting, each as one question.'),
  care: z.string().nullable().describe('What to be careful with, in one sentence with citations; null if there is nothing.'),
})
export type MeetingBriefOutput = z.infer<typeof meetingBriefOutput>
