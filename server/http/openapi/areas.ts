/** What the reference is parted into, in its order, with the first parts of the paths that belong there. */
const areas = [
  { name: 'Contacts', description: 'People, and what they bought.', paths: ['contacts'] },
  { name: 'Companies', description: 'The organizations that contacts work for.', paths: ['companies'] },
  { name: 'Deals', description: 'Sales opportunities, their line items and their stages.', paths: ['deals', 'lost-reasons'] },
  { name: 'Pipelines', description: 'Pipelines, their stages and the board.', paths: ['pipelines', 'stages'] },
  { name: 'Products', description: 'What is sold.', paths: ['products'] },
  { name: 'Proposals', description: 'Documents sent to contacts for deals, what they begin with and how they look.', paths: ['proposals', 'proposal-templates', 'proposal-style', 'proposal-logos', 'p'] },
  { name: 'Money', description: 'Purchases and payments.', paths: ['purchases', 'payments', 'money', 'sources', 'campaigns'] },
  { name: 'Activities', description: 'Calls, e-mails, meetings, messages and notes.', paths: ['activities'] },
  { name: 'Tasks', description: 'What is to be done, today and on other days.', paths: ['tasks', 'today', 'calendar'] },
  { name: 'Files', description: 'Files of records, and files that come in parts.', paths: ['attachments', 'uploads'] },
  { name: 'Tags and views', description: 'Tags and saved views of lists.', paths: ['tags', 'views'] },
  { name: 'Messages', description: 'Templates of messages.', paths: ['message-templates'] },
  { name: 'Search', description: 'Everything that is found, and the trash.', paths: ['search', 'trash'] },
  { name: 'Import and bulk', description: 'Files that are imported, and changes of many records.', paths: ['import', 'imports', 'bulk', 'demo-data'] },
  { name: 'Reports', description: 'The figures.', paths: ['reports', 'dashboard'] },
  { name: 'Claude', description: 'What Claude reads, says and writes, and what is kept of it.', paths: ['ai'] },
  { name: 'Organization', description: 'Members, settings, history, keys and usage.', paths: ['organization', 'organizations', 'members', 'invites', 'audit-log', 'api-keys', 'usage'] },
  { name: 'Account', description: 'Signing in, the profile and notifications.', paths: ['auth', 'profile', 'notifications', 'notices'] },
  { name: 'Installation', description: 'For whoever runs it.', paths: ['backups', 'plans', 'health', 'metrics', 'cron', 'openapi.json'] },
] as const

export const tags: { name: string, description: string }[] = areas.map(({ name, description }) => ({ name, description }))

/** The part of the reference that a path belongs to; undefined if it is in none yet. */
export function areaOf(path: string): string | undefined {
  const [, first = ''] = /^\/(?:api\/)?([^/]*)/.exec(path) ?? []
  return areas.find(({ paths }) => (paths as readonly string[]).includes(first))?.name
}
