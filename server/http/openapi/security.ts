import { scopeOf } from '#shared/api-keys/scopes'
import type { Access } from '../description'

export const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: '__Host-simplecrm', description: 'The session of a browser; over plain http the cookie is called simplecrm. Unsafe methods need the Origin of their own host.' },
  key: { type: 'http', scheme: 'bearer', description: 'An API key, which a member makes under Settings, API keys. It opens what its scopes say and its member may do.' },
}

/** The scopes that a key needs for it, none or one; undefined where no key will do. */
export function scopesFor(method: string, path: string, access: Access): string[] | undefined {
  const scope = access === 'member' ? scopeOf(method.toUpperCase(), path) : undefined
  return scope === undefined || scope === 'browser' ? undefined : scope === 'any' ? [] : [scope]
}

/** Who may call it: a browser with a session, and where there is a scope for it, a key that holds that. */
export function securityOf(method: string, path: string, access: Access): Record<string, string[]>[] {
  if (access === 'public') return []
  const key = scopesFor(method, path, access)
  return [{ session: [] }, ...(key ? [{ key }] : [])]
}
