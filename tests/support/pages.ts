import type { Client } from './client'

/** Every page that has an address of its own, for the tests that look at all of them. A new page stands here. */
export const signedOutPages = [
  '/login',
  '/register',
  '/forgot',
  '/reset?token=none',
  '/invite?token=none',
  '/verify',
  '/docs/api',
  '/docs/api/postContacts',
]

/** Shown to an admin with sample data. */
export const signedInPages = [
  '/',
  '/contacts',
  '/companies',
  '/deals',
  '/deals?view=list',
  '/proposals',
  '/search?q=offer',
  '/trash',
  '/deals?view=forecast',
  '/deals?lanes=owner',
  '/tasks',
  '/tasks?state=done',
  '/calendar',
  '/calendar?view=week',
  '/calendar?view=agenda',
  '/activities',
  '/sales',
  '/dashboard',
  '/reports',
  '/reports/pipeline',
  '/reports/conversion?compare=true',
  '/reports/velocity',
  '/reports/forecast',
  '/reports/revenue',
  '/reports/sources',
  '/reports/activity',
  '/reports/lost-reasons',
  '/import',
  '/read',
  '/settings',
  '/settings/security',
  '/two-step',
  '/settings/api-keys',
  '/settings/usage',
  '/settings/notifications',
  '/settings/organization',
  '/settings/members',
  '/settings/pipelines',
  '/settings/tags',
  '/settings/products',
  '/settings/proposals',
  '/settings/templates',
  '/settings/imports',
  '/settings/sample-data',
  '/settings/ai',
  '/settings/ai-answers',
  '/settings/audit-log',
  '/settings/installation',
  '/help',
  '/help/keyboard',
]

/** Those of them that are looked at on a phone too. */
export const phonePages = [
  '/',
  '/contacts',
  '/companies',
  '/tasks',
  '/deals',
  '/proposals',
  '/calendar',
  '/calendar?view=month',
  '/search?q=offer',
  '/trash',
  '/read',
  '/dashboard',
  '/reports/pipeline',
  '/reports/activity',
  '/settings',
  '/settings/members',
  '/docs/api/postContacts',
  '/settings/audit-log',
  '/settings/api-keys',
  '/settings/usage',
  '/settings/ai',
  '/settings/ai-answers',
]

/** The pages of a record of each kind that the sample data holds, a brief, and what a client sees of a proposal. */
export async function pagesOfRecords(client: Client): Promise<{ records: string[], clientPage: string }> {
  const firstOf = async (kind: string) => (await client.get<Record<string, { id: string }[]>>(`/api/${kind}?limit=1`)).body[kind]![0]!.id
  const records: string[] = []
  for (const kind of ['contacts', 'companies', 'deals', 'proposals']) records.push(`/${kind}/${await firstOf(kind)}`)
  const { body: { url } } = await client.post<{ url: string }>(`/api${records[3]}/send`, { to: [] })
  records.push(records[0]!.replace('contacts', 'brief/contact'))
  return { records, clientPage: new URL(url).pathname }
}
