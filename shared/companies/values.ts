export const companySortKeys = ['name', 'domain', 'industry', 'owner', 'createdAt', 'updatedAt'] as const
export type CompanySortKey = (typeof companySortKeys)[number]
