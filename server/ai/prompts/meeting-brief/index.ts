import { definePrompt } from '../../prompt'
import { meetingBriefPrompt, type MeetingBriefInput } from './prompt'
import { meetingBriefOutput, type MeetingBriefOutput } from './schema'

export const meetingBrief = definePrompt<MeetingBriefInput, MeetingBriefOutput>({
  name: 'meeting-brief',
  version: 1,
  feature: 'brief',
  maxTokens: 1500,
  output: meetingBriefOutput,
  render: meetingBriefPrompt,
})
