import { definePrompt } from '../../prompt'
import { renderRewriteMessage } from './prompt'

/** A draft made shorter, warmer or more formal, or put into the other language. */
export const rewriteMessagePrompt = definePrompt({ name: 'rewrite-message', version: 1, feature: 'draft', maxTokens: 2500, output: 'text', render: renderRewriteMessage })
