import { describe, expect, it } from 'vitest'
import { toDomain, workDomain } from '#shared/companies/domain'

describe('a domain', () => {
  it.each([
    ['https://www.Harbour-Finch.example/about?x=1', 'harbour-finch.example'],
    ['WWW.harbour-finch.example', 'harbour-finch.example'],
    ['http://user:secret@sub.harbour.example:8080/', 'sub.harbour.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['کافه.example.', 'xn--mgb6csa30b.example'],
  ])('of %s is %s', (text, domain) => {
    expect(toDomain(text)).toBe(domain)
  })

  it.each(['', 'harbour', 'localhost', '127.0.0.1', '[::1]', 'javascript:alert(1)', 'a b.example', '.example', `${'x'.repeat(64)}.example`])('is not read from “%s”', (text) => {
    expect(toDomain(text)).toBeUndefined()
  })

  it('of an address tells where someone works, unless anyone can have one there', () => {
    expect(workDomain('zoe@www.Harbour.example')).toBe('harbour.example')
    expect(['zoe@gmail.com', 'zoe@GMX.de', 'zoe', ''].map(workDomain)).toEqual([undefined, undefined, undefined, undefined])
  })
})
