import { definePrompt } from '../../prompt'
import { meetingBriefPrompt, type MeetingBriefInput } from './prompt'
import { meetingBriefOutput, type MeetingBriefOutput } from './schema'

export const meetingBrief = definePrompt<MeetingBriefInput, MeetingBriefOutput>({
  name: 'meeting-brief',
  version: 2,
  feature: 'brief',
  maxTokens: 2500,
  output: meetingBriefOutput,
  render: meetingBriefPrompt,
})
