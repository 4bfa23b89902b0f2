import type { DraftChange, DraftChannel } from '#shared/drafts/values'

/** A message and how it is to be changed. */
export interface RewriteMessageInput {
  channel: DraftChannel
  change: DraftChange
  previous: { subject: string | null, text: string }
}
