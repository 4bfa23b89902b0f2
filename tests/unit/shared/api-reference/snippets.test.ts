import { describe, expect, it } from 'vitest'
import { curlOf, javaScriptOf } from '#shared/api-reference/snippets'

const origin = 'https://crm.example.com'
const json = (example: unknown) => ({ contentType: 'application/json', fields: [], example })
const create = { method: 'post' as const, path: '/api/contacts', isPublic: false, body: json({ lastName: 'O\'Brien' }) }

describe('an example of an operation', () => {
  it('is a line that a shell takes, apostrophes and all', () => {
    expect(curlOf({ origin, operation: create })).toBe([
      'curl -X POST \'https://crm.example.com/api/contacts\' \\',
      '  -H "Authorization: Bearer $SIMPLECRM_KEY" \\',
      '  -H \'Content-Type: application/json\' \\',
      '  -d \'{',
      '  "lastName": "O\'\\\'\'Brien"',
      '}\'',
    ].join('\n'))
  })

  it('is JavaScript that runs', () => {
    const text = javaScriptOf({ origin, operation: create })
    expect(() => new Function(`return async () => { ${text} }`)).not.toThrow()
    expect(text).toContain('"lastName": "O\'Brien"')
  })

  it('shows no key where everyone may call', () => {
    const health = { method: 'get' as const, path: '/api/health', isPublic: true, body: null }
    expect(curlOf({ origin, operation: health })).toBe('curl \'https://crm.example.com/api/health\'')
    expect(javaScriptOf({ origin, operation: health })).not.toContain('KEY')
  })

  it('sends a file as a form', () => {
    const upload = { ...create, body: { contentType: 'multipart/form-data', fields: [] } }
    expect(curlOf({ origin, operation: upload })).toContain('-F \'file=@people.csv\'')
    expect(javaScriptOf({ origin, operation: upload })).toContain('new FormData()')
  })
})
