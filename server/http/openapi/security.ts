import type { Access } from '../description'

export const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: '__Host-simplecrm', description: 'The session of a browser. Unsafe methods need an Origin of their own host.' },
}

/** Who may call it. */
export function securityOf(_method: string, _path: string, access: Access): Record<string, string[]>[] {
  return access === 'public' ? [] : [{ session: [] }]
}
