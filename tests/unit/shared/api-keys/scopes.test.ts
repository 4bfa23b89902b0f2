import { describe, expect, it } from 'vitest'
import { areas, holdsScope, scopeOf, scopes } from '#shared/api-keys/scopes'
import { routes } from '../../../api/routes/table'

describe('the scope that a route asks for', () => {
  it.each([
    ['GET', '/api/contacts', 'contacts:read'],
    ['GET', '/api/contacts/:id/timeline', 'contacts:read'],
    ['POST', '/api/contacts', 'contacts:write'],
    ['PUT', '/api/deals/018f/stage', 'deals:write'],
    ['GET', '/api/pipelines/:id/board?q=x', 'deals:read'],
    ['GET', '/api/auth/session', 'any'],
    ['PUT', '/api/auth/session', 'browser'],
    ['POST', '/api/api-keys', 'browser'],
    ['PUT', '/api/profile/password', 'browser'],
    ['DELETE', '/api/profile/sessions/:id', 'browser'],
    ['GET', '/api/organization/export', 'browser'],
    ['PATCH', '/api/organization', 'organization:write'],
    ['PATCH', '/api/profile', 'profile:write'],
    ['GET', '/api/somewhere', undefined],
    ['GET', '/contacts', undefined],
  ])('%s %s: %s', (method, path, scope) => {
    expect(scopeOf(method, path)).toBe(scope)
  })

  it('is known for every route', () => {
    const homeless = routes.map(({ route }) => route).filter(route => route.includes(' /api/')).filter((route) => {
      const [method = '', path = ''] = route.split(' ')
      const scope = scopeOf(method, path)
      return scope === undefined || (scope !== 'any' && scope !== 'browser' && !scopes.includes(scope))
    })
    expect(homeless, 'Add the first part of the path to an area in shared/api-keys/scopes.ts, or to the paths of the browser').toEqual([])
  })

  it('is one that exists, and every area can be read', () => {
    for (const area of areas) expect(scopes).toContain(`${area}:read`)
  })
})

describe('holding a scope', () => {
  it('to change is to read as well, and not the other way round', () => {
    expect(holdsScope(['deals:write'], 'deals:read')).toBe(true)
    expect(holdsScope(['deals:read'], 'deals:write')).toBe(false)
    expect(holdsScope(['deals:write'], 'contacts:read')).toBe(false)
  })
})
