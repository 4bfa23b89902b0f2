import { definePrompt } from '../../prompt'
import { renderAsk } from './prompt'
import type { AskInput } from './schema'

export type { AskCall, AskInput } from './schema'

/** One round of a question about the CRM's data: Claude answers, or says what to look up. */
export const askCrm = definePrompt<AskInput>({ name: 'ask-crm', version: 2, feature: 'ask', maxTokens: 2000, output: 'text', render: renderAsk })
