/** What may look different now: kinds of records, the person's notifications, or anything, after a gap. */
export type StaleKind = 'contact' | 'company' | 'deal' | 'activity' | 'payment' | 'proposal' | 'proposal_template' | 'task' | 'pipeline' | 'stage' | 'tag' | 'product' | 'import' | 'user' | 'invite' | 'organization' | 'sample_data' | 'notification' | 'bulk' | 'view' | 'api_key' | 'message_template' | 'everything'

/** A hint that something is worth asking for again. It carries no data: whoever asks gets what they may see. */
export interface Notice {
  kinds: StaleKind[]
  /** Whose change it was; null for the system's. */
  by: string | null
}
