import { writtenFrom } from '#shared/drafts/parts'
import { fenced, fenceRule } from '../../fence'
import type { Rendered } from '../../prompt'
import type { RewriteMessageInput } from './schema'

const rules = `You change a message that the sender has not sent yet.

${fenceRule}

Rules:
- Keep what it says: every fact, figure, date, question and promise, and gaps in square brackets as they are. Add none.
- Keep greeting and ending in their kind, and the sender's name.
- Answer with the changed message alone: plain text, no Markdown, no remarks.`

const changes = {
  'shorter': 'Make it about half as long, in the language it is in. Leave out politeness and repetition before anything else.',
  'warmer': 'Make it warmer and more personal, in the language it is in, at about the same length.',
  'more-formal': 'Make it more formal, in the language it is in, at about the same length.',
  'in-persian': 'Write it in natural, contemporary Persian (Farsi): address the recipient as شما, use half-spaces where they belong and Persian digits.',
  'in-english': 'Write it in natural English.',
} as const

const forms = {
  email: 'Begin with a line "Subject: …" (the word Subject in English, the subject itself in the language of the message), then an empty line, then the text.',
  message: 'It has no subject line.',
} as const

/** The request for a changed message: the same for the same input. */
export function renderRewriteMessage({ channel, change, previous }: RewriteMessageInput): Rendered {
  return { system: rules, messages: [{ role: 'user', content: [fenced('message', writtenFrom(previous)), changes[change], forms[channel]].join('\n\n') }] }
}
