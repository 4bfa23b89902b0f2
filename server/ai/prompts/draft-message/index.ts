import { definePrompt } from '../../prompt'
import { renderDraftMessage } from './prompt'

/** A reply or follow-up in the sender's tone, as text that can be shown while it comes. */
export const draftMessagePrompt = definePrompt({ name: 'draft-message', version: 2, feature: 'draft', maxTokens: 2500, output: 'text', render: renderDraftMessage })
