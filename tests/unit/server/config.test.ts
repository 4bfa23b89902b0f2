import { describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from '#server/config'

describe('the environment', () => {
  it('needs nothing: everything has a default', () => {
    expect(parseConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', appUrl: 'http://localhost:3000', rateLimitKey: 200, rateLimitSession: 1200 })
    expect(parseConfig({}).databaseUrl).toMatch(/^file:.*\.data.crm\.db$/)
  })

  it('counts an empty variable as not set', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', REGISTRATION: '' })).toEqual(parseConfig({}))
  })

  it('puts the database into the data folder', () => {
    expect(parseConfig({ DATA_DIR: '/srv/crm' })).toMatchObject({ dataDir: '/srv/crm', databaseUrl: 'file:/srv/crm/crm.db' })
  })

  it.each([
    ['PORT', 'eighty', '3000'],
    ['PORT', '70000', '3000'],
    ['APP_URL', 'crm.example.com', 'https://crm.example.com'],
    ['DATABASE_URL', 'mysql://root@localhost/crm', 'postgres://'],
    ['REGISTRATION', 'closed', 'open or invite'],
    ['SMTP_URL', 'mail.example.com', 'smtps://'],
    ['TRUST_PROXY', 'yes', '1'],
    ['RATE_LIMIT_KEY', '-1', '200'],
    ['RATE_LIMIT_SESSION', '1.5', '1200'],
    ['ANTHROPIC_BASE_URL', 'http://claude.example.com', 'https://'],
    ['ANTHROPIC_BASE_URL', 'http://localhost.example.com', 'https://'],
    ['ANTHROPIC_MODEL', 'a model', 'claude-sonnet-5-5'],
  ])('refuses %s=%s in a sentence that names it and shows a right value', (name, value, example) => {
    const parse = () => parseConfig({ [name]: value })
    expect(parse).toThrow(ConfigError)
    expect(parse).toThrow(name)
    expect(parse).toThrow(value)
    expect(parse).toThrow(example)
  })

  it.each(['https://claude.example.com/v1', 'http://127.0.0.1:4010', 'http://localhost', 'http://[::1]:4010/'])('lets Claude be at %s', (url) => {
    expect(parseConfig({ ANTHROPIC_BASE_URL: url }).anthropicBaseUrl).toBe(url.replace(/\/$/, ''))
  })

  it('never repeats a key to Claude', () => {
    expect(() => parseConfig({ ANTHROPIC_API_KEY: 'sk-ant secret' })).toThrow(ConfigError)
    expect(() => parseConfig({ ANTHROPIC_API_KEY: 'sk-ant secret' })).not.toThrow(/secret/)
  })

  it('never repeats a password', () => {
    expect(() => parseConfig({ DATABASE_URL: 'mysql://crm:secret@db/crm' })).toThrow(/mysql:\/\/crm:…@db/)
    expect(() => parseConfig({ DATABASE_URL: 'mysql://crm:secret@db/crm' })).not.toThrow(/secret/)
  })
})

describe('the environment of a host without a process between requests', () => {
  const parse = (env: Record<string, string>) => parseConfig(env, true)

  it('is behind a proxy, reached by everyone, and hears no notices', () => {
    expect(parse({})).toMatchObject({ host: '0.0.0.0', trustProxy: 1, databasePool: 4, databaseListenUrl: 'off' })
    expect(parse({ TRUST_PROXY: '2', DATABASE_POOL: '8' })).toMatchObject({ trustProxy: 2, databasePool: 8 })
  })

  it('keeps files in the blob store if it has one, and never on its disk', () => {
    expect(parse({}).storage).toEqual({ kind: 'none' })
    expect(parse({ STORAGE: 'folder' }).storage).toEqual({ kind: 'none' })
    expect(parse({ BLOB_READ_WRITE_TOKEN: 'vercel_blob_rw_x' }).storage).toEqual({ kind: 'vercel-blob', token: 'vercel_blob_rw_x' })
  })

  it('knows its own address', () => {
    expect(parse({ VERCEL_PROJECT_PRODUCTION_URL: 'crm.vercel.example' }).appUrl).toBe('https://crm.vercel.example')
    expect(parse({ VERCEL_PROJECT_PRODUCTION_URL: 'crm.vercel.example', APP_URL: 'https://crm.example.com' }).appUrl).toBe('https://crm.example.com')
  })
})
