export const contactStatuses = ['new', 'contacted', 'in_discussion', 'pending_response', 'qualified', 'unqualified', 'inactive'] as const
export type ContactStatus = (typeof contactStatuses)[number]

export const contactSources = ['referral', 'website', 'linkedin', 'instagram', 'telegram', 'event', 'e-mail', 'phone', 'import', 'other'] as const

export const contactSortKeys = ['name', 'email', 'company', 'status', 'source', 'owner', 'score', 'lastContactedAt', 'nextActionDate', 'createdAt', 'updatedAt'] as const
export type ContactSortKey = (typeof contactSortKeys)[number]
