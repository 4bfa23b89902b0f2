/** What the API is about, and so what a key may be confined to: each with the first parts of its paths. */
const pathsOfAreas = {
  contacts: ['contacts', 'sources'],
  companies: ['companies'],
  deals: ['deals', 'pipelines', 'stages', 'products', 'lost-reasons'],
  proposals: ['proposals', 'proposal-templates', 'proposal-style', 'proposal-logos'],
  money: ['purchases', 'payments'],
  activities: ['activities', 'message-templates'],
  tasks: ['tasks', 'today', 'calendar'],
  files: ['attachments', 'uploads'],
  tags: ['tags'],
  imports: ['import', 'imports', 'bulk'],
  search: ['search', 'trash'],
  reports: ['reports', 'dashboard'],
  ai: ['ai'],
  organization: ['organization', 'members', 'invites', 'audit-log', 'demo-data', 'usage'],
  profile: ['profile', 'notifications', 'views'],
} as const satisfies Record<string, readonly string[]>

export type Area = keyof typeof pathsOfAreas
export type Scope = `${Area}:read` | `${Area}:write`

export const areas = Object.keys(pathsOfAreas) as Area[]

const readOnlyAreas: readonly Area[] = ['search', 'reports']

/** Every scope that there is. */
export const scopes: readonly Scope[] = areas.flatMap((area): Scope[] => readOnlyAreas.includes(area) ? [`${area}:read`] : [`${area}:read`, `${area}:write`])

/** For people in a browser alone: what opens more than a scope says, ends sessions, or belongs to the installation. */
const browserPaths = [
  'api-keys', 'auth', 'organizations', 'notices', 'backups', 'plans',
  'organization/export', 'organization/import', 'ai/settings', 'ai/cache', 'invites/accept',
  'profile/password', 'profile/email', 'profile/verification', 'profile/sessions', 'profile/two-step', 'profile/calendar-feed',
]
/** Open to everyone, with or without a key. */
const publicPaths = ['health', 'cron', 'metrics', 'openapi.json', 'p']

const areaOfPath = new Map<string, Area>(areas.flatMap(area => pathsOfAreas[area].map(path => [path, area] as const)))

/**
 * What a key needs for a route, by its method and its path or pattern (`/api/contacts/:id`): a scope, `any` where each key
 * will do, `browser` where none does. Undefined for a path that belongs to no area: then it is not for keys either.
 */
export function scopeOf(method: string, path: string): Scope | 'any' | 'browser' | undefined {
  const [, first = '', second = ''] = /^\/api\/([^/?]*)(?:\/([^/?]*))?/.exec(path) ?? []
  if (publicPaths.includes(first) || (method === 'GET' && `${first}/${second}` === 'auth/session')) return 'any'
  if (browserPaths.includes(first) || browserPaths.includes(`${first}/${second}`)) return 'browser'
  const area = areaOfPath.get(first)
  return area && `${area}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`
}

/** Whether these scopes hold the one that is needed: who may change an area may read it too. */
export function holdsScope(held: readonly Scope[], needed: Scope): boolean {
  return held.includes(needed) || held.includes(needed.replace(/:read$/, ':write') as Scope)
}
