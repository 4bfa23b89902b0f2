import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addLogFields, log, tellOperator, withLogFields } from '#server/log'
import { readable } from '#server/log/readable'

let lines: string[]
beforeEach(() => {
  lines = []
  vi.spyOn(process.stdout, 'write').mockImplementation(chunk => lines.push(String(chunk)) > 0)
})
afterEach(() => vi.restoreAllMocks())

const lastLine = () => JSON.parse(lines.at(-1)!) as Record<string, unknown>

describe('the log', () => {
  it('writes one line of JSON with time, level and sentence', () => {
    log.info({ migrations: ['0001_accounts'] }, 'Migrated the database')
    expect(lines).toHaveLength(1)
    expect(lastLine()).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), msg: 'Migrated the database', migrations: ['0001_accounts'] })
  })

  it('keeps what is named like a secret to itself, at any depth', () => {
    log.info({ password: 'hunter22', headers: { 'authorization': 'Bearer abc', 'x-request-id': 'r1' }, people: [{ email: 'zoe@harbour.example' }], apiKey: 'sk-1' }, 'Asked')
    expect(lastLine()).toMatchObject({ password: '[secret]', headers: { 'authorization': '[secret]', 'x-request-id': 'r1' }, people: [{ email: '[secret]' }], apiKey: '[secret]' })
  })

  it('takes addresses, passwords in addresses and tokens out of any text', () => {
    log.error({ err: new Error('550 no such user <zoe.o-brien+crm@harbour.example> at smtps://crm:hunter22@mail.example, see /reset?token=abc-_1 or token=abc-_1 or scrm_0123456789abcdefghij-_ or sk-ant-api03-fedcba9876543210, asked http://localhost:3000/contacts?q=Amara#here') }, 'سارا@نمونه.ایران was refused')
    expect(lines[0]).not.toMatch(/zoe|harbour|hunter22|abc-_1|0123456789|fedcba|Amara|نمونه/)
    expect(lastLine()).toMatchObject({ err: { type: 'Error', stack: expect.stringContaining('log.test.ts') } })
  })

  it('says of an error nothing but what, where and why', () => {
    const error = Object.assign(new TypeError('duplicate key'), { code: '23505', detail: 'Key (phone)=(+44 20 7946 0000)', parameters: ['Zoë'] })
    log.error({ err: new Error('Saving failed', { cause: error }) }, 'A request failed')
    expect(lastLine().err).toMatchObject({ message: 'Saving failed', cause: { type: 'TypeError', message: 'duplicate key', code: '23505' } })
    expect(lines[0]).not.toMatch(/7946|Zoë/)
  })

  it('writes the fields of the work at hand into each of its lines', async () => {
    await Promise.all(['r1', 'r2'].map(requestId => withLogFields({ requestId }, async () => {
      await new Promise(resolve => setTimeout(resolve, 5))
      addLogFields({ userId: `user of ${requestId}` })
      log.info('Done')
    })))
    log.info('Alone')
    expect(lines.map(line => JSON.parse(line) as object)).toMatchObject([{ requestId: 'r1', userId: 'user of r1' }, { requestId: 'r2', userId: 'user of r2' }, {}])
    expect(lastLine()).not.toHaveProperty('requestId')
  })

  it('tells the operator what they need as it is', () => {
    tellOperator('Sign in as ana@studio-north.example')
    expect(lastLine()).toMatchObject({ level: 'warn', msg: 'Sign in as ana@studio-north.example' })
  })
})

describe('in a terminal, a line', () => {
  it('reads like a sentence, with its fields behind and a stack below', () => {
    const json = JSON.stringify({ level: 'error', time: '2026-01-05T09:00:00.000Z', msg: 'A request failed', requestId: 'r1', err: { message: 'no', stack: 'Error: no\n    at here' } })
    const plain = new PassThrough()
    expect(readable(json, plain)).toMatch(/^\d\d:00:00 error A request failed requestId=r1\nError: no\n {4}at here\n$/)
  })
})
