import { expect, it } from 'vitest'
import { loggablePath } from '#server/http/loggable-path'

it.each([
  ['/api/contacts/01980a5e-7b1c-7c3e-9d3a-0f2b5c6d7e8f/next-action/completion?q=Zoe', '/api/contacts/01980a5e-7b1c-7c3e-9d3a-0f2b5c6d7e8f/next-action/completion'],
  ['/api/contacts/export.csv', '/api/contacts/export.csv'],
  ['/p/pK3vX9-token', '/p/…'],
  ['/api/zoe@harbour.example/%2e%2e/Zo%C3%AB', '/api/…/…/…'],
  ['/', '/'],
])('%s is written as %s', (path, written) => {
  expect(loggablePath(path)).toBe(written)
})
