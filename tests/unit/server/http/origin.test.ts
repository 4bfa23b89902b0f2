import { beforeEach, describe, expect, it } from 'vitest'
import type { H3Event } from 'h3'
import { useConfig } from '#server/config'
import { hasHost } from '#server/http/forged-headers'
import { addressOf, assertOwnOrigin, isSecure } from '#server/http/origin'

const event = (headers: Record<string, string>, { remoteAddress = '10.0.0.9', method = 'GET' } = {}) =>
  ({ method, node: { req: { headers, socket: { remoteAddress } } } }) as unknown as H3Event
const behind = (trustProxy: number, appUrl = 'http://localhost:3000') => Object.assign(useConfig(), { trustProxy, appUrl })
beforeEach(() => behind(0))

describe('the address of a caller', () => {
  it.each([
    [0, '198.51.100.7', '10.0.0.9', 'no proxy is trusted'],
    [1, '198.51.100.7', '198.51.100.7', 'one proxy says it'],
    [1, '203.0.113.66, 198.51.100.7', '198.51.100.7', 'the caller wrote an entry of its own'],
    [2, '203.0.113.66, 198.51.100.7, 10.1.1.1', '198.51.100.7', 'two proxies say it'],
    [2, '198.51.100.7', '10.0.0.9', 'somebody went past the outer proxy'],
    [1, undefined, '10.0.0.9', 'the proxy says nothing'],
    [1, '198.51.100.7:4711', '198.51.100.7', 'the proxy adds the port'],
    [1, '[2001:DB8::1]:4711', '2001:db8::1', 'it is IPv6 with a port'],
    [1, '2001:db8::1', '2001:db8::1', 'it is IPv6'],
    [1, '::ffff:198.51.100.7', '198.51.100.7', 'it is IPv4 in the clothes of IPv6'],
    [1, 'unknown', '10.0.0.9', 'it is no address'],
    [1, '203.0.113.66, ,', '203.0.113.66', 'entries are empty'],
  ])('behind %i proxies, X-Forwarded-For %s: %s, since %s', (trustProxy, header, address, _) => {
    behind(trustProxy)
    expect(addressOf(event(header === undefined ? {} : { 'x-forwarded-for': header }))).toBe(address)
  })
})

describe('a connection is taken for https', () => {
  it.each([
    [0, 'https', 'http://localhost:3000', false],
    [0, undefined, 'https://crm.example.com', true],
    [1, 'https', 'http://localhost:3000', true],
    [1, 'http', 'https://crm.example.com', false],
    [1, undefined, 'https://crm.example.com', true],
    [1, 'https, http', 'http://localhost:3000', false],
    [2, 'https, http', 'http://localhost:3000', true],
    [2, 'https', 'http://localhost:3000', true],
  ])('behind %i proxies, X-Forwarded-Proto %s, APP_URL %s: %s', (trustProxy, header, appUrl, secure) => {
    behind(trustProxy, appUrl)
    expect(isSecure(event(header === undefined ? {} : { 'x-forwarded-proto': header }))).toBe(secure)
  })
})

describe('a change is taken', () => {
  const post = (headers: Record<string, string>) => () => assertOwnOrigin(event(headers, { method: 'POST' }))

  it('from the page of the same host, and of APP_URL', () => {
    behind(1, 'https://crm.example.com')
    expect(post({ 'host': 'crm.example.com', 'x-forwarded-proto': 'https', 'origin': 'https://crm.example.com' })).not.toThrow()
    expect(post({ host: 'inside:3000', origin: 'https://crm.example.com' })).not.toThrow()
  })

  it('from no other page, whatever X-Forwarded-Host says', () => {
    behind(1, 'https://crm.example.com')
    expect(post({ 'host': 'crm.example.com', 'x-forwarded-host': 'evil.example', 'origin': 'https://evil.example' })).toThrow(/this address only/)
    expect(post({ 'host': 'crm.example.com', 'x-forwarded-proto': 'https', 'origin': 'http://crm.example.com' })).toThrow()
    expect(post({ host: 'crm.example.com', origin: 'null' })).toThrow()
    expect(post({ host: 'crm.example.com' })).toThrow()
  })
})

describe('a host', () => {
  it.each([['crm.example.com', true], ['crm_app:3000', true], ['[2001:db8::1]:3000', true], ['', true], ['a b', false], ['[', false], ['%%', false], ['http://x/y?z#', false], ['a'.repeat(300), false], ['x\n', false]])('%j: %s', (host, expected) => {
    expect(hasHost(event({ host }))).toBe(expected)
  })
})
