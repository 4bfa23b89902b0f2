/** What has a list of its own, an owner and tags. */
export const recordKinds = ['contact', 'company', 'deal'] as const
export type RecordKind = (typeof recordKinds)[number]

/** The same as the addresses of lists name them. */
export const pluralOf = { contact: 'contacts', company: 'companies', deal: 'deals' } as const satisfies Record<RecordKind, string>
