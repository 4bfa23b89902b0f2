import { scopeOf } from '#shared/api-keys/scopes'
import type { Access } from '../description'

export const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: '__Host-simplecrm', description: 'The session of a browser; over plain http the cookie is called simplecrm. Unsafe methods need the Origin of their own host.' },
  key: { type: 'http', scheme: 'bearer', description: 'An API key, which a member makes under Settings, API keys. It opens what its scopes say and its member may do.' },
}

/** Who may call it: a browser with a session, and where a scope is for it, a key that holds that. */
export function securityOf(method: string, path: string, access: Access): Record<string, string[]>[] {
  if (access === 'public') return []
  const scope = scopeOf(method.toUpperCase(), path)
  const isForKeys = access === 'member' && scope !== undefined && scope !== 'browser'
  return [{ session: [] }, ...(isForKeys ? [{ key: scope === 'any' ? [] : [scope] }] : [])]
}
