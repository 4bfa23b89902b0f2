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
  ])('refuses %s=%s in a sentence that names it and shows a right value', (name, value, example) => {
    const parse = () => parseConfig({ [name]: value })
    expect(parse).toThrow(ConfigError)
    expect(parse).toThrow(name)
    expect(parse).toThrow(value)
    expect(parse).toThrow(example)
  })

  it('never repeats a password', () => {
    expect(() => parseConfig({ DATABASE_URL: 'mysql://crm:secret@db/crm' })).toThrow(/mysql:\/\/crm:…@db/)
    expect(() => parseConfig({ DATABASE_URL: 'mysql://crm:secret@db/crm' })).not.toThrow(/secret/)
  })
})
