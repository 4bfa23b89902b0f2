import type { DraftChannel, DraftKind } from '#shared/drafts/values'
import type { MessageLanguage } from '#shared/message-templates/values'

interface Words { subject: string | null, text: string }

/** What a message is written from. Texts from outside come as they are: the prompt fences them. */
export interface DraftMessageInput {
  channel: DraftChannel
  kind: DraftKind
  language: MessageLanguage
  sender: { name: string, organization: string }
  recipient: string | null
  /** A record's history for prompts, its texts fenced. */
  history: string
  /** The latest message that came in. */
  toAnswer: Words | null
  /** What the sender wants it to say. */
  wish: string | null
  template: Words | null
  /** The sender's own latest messages, without names and figures. */
  samples: string[]
}
