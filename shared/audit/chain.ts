/**
 * Where the chain of an organization's events does not hold: an event says something else than when it was written, events are
 * gone from the middle, or the newest ones are. `until` ends a range of more than one position.
 */
export interface ChainBreak { position: number, until?: number, reason: 'altered' | 'missing' | 'cut' }

/** What a part of the chain was found to be; `next` is where the following part begins, null at the end. */
export interface ChainCheck {
  breaks: ChainBreak[]
  next: number | null
  /** The position of the newest event. */
  head: number
  /** The position up to which the installation has a sealed record, kept outside the database, and of when. */
  anchor: { position: number, at: string } | null
}
