import { readFileSync, statSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { password, registerAccount, signIn } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { startSmtpServer, textOfMail, type SmtpServer } from '../../support/smtp-server'
import { withDatabaseOf } from '../../support/team'

let server: TestServer
let smtp: SmtpServer | undefined
afterEach(async () => {
  await server?.dispose()
  await smtp?.stop()
  smtp = undefined
})

describe('a forgotten password', () => {
  /** The mail that every registration begins with. */
  const confirmation = () => smtp?.next()
  const linkIn = (text: string) => /https?:\/\/\S+token=(\S+)/.exec(text)

  it('is set anew with the link from the mail, once, and ends every session', async () => {
    smtp = await startSmtpServer()
    server = await startServer({ SMTP_URL: smtp.url, APP_URL: 'http://localhost:3000' })
    const { client, email } = await registerAccount(server, { name: 'Ana Torres' })
    await confirmation()
    const guest = createClient(server.url)
    expect((await guest.post('/api/auth/forgot', { email })).status).toBe(204)
    const mail = await smtp.next()
    expect(mail.to).toEqual([email])
    const [link = '', token = ''] = linkIn(textOfMail(mail)) ?? []
    expect(link).toMatch(/^http:\/\/localhost:3000\//)
    await guest.post('/api/auth/forgot', { email })
    const [, later = ''] = linkIn(textOfMail(await smtp.next())) ?? []

    expect((await guest.post('/api/auth/reset', { token: `${token}x`, password: 'an entirely new one' })).status).toBe(422)
    expect((await guest.post('/api/auth/reset', { token, password: 'short' })).status).toBe(422)
    expect((await guest.post('/api/auth/reset', { token, password: 'an entirely new one' })).status).toBe(204)
    expect((await guest.post<Problem>('/api/auth/reset', { token, password: 'and another new one' })).body).toMatchObject({ code: 'invalid_token' })
    expect((await guest.post<Problem>('/api/auth/reset', { token: later, password: 'and another new one' })).body).toMatchObject({ code: 'invalid_token' })
    expect((await client.get('/api/auth/session')).status).toBe(401)
    expect((await guest.post('/api/auth/login', { email, password })).status).toBe(401)
    await signIn(server, email, 'an entirely new one')
  })

  it('does not tell whether the account exists', async () => {
    smtp = await startSmtpServer()
    server = await startServer({ SMTP_URL: smtp.url })
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    await confirmation()
    const guest = createClient(server.url)
    const unknown = await guest.post('/api/auth/forgot', { email: 'nobody@example.com' })
    const known = await guest.post('/api/auth/forgot', { email })
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    await smtp.next()
    expect(smtp.mails.slice(1).map(({ to }) => to)).toEqual([[email]])
  })

  it('keeps the mail as a file of the operator, and out of the log, when no mail server is set', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    await createClient(server.url).post('/api/auth/forgot', { email })
    const fileInLog = () => /"file":"([^"]+)"/.exec(server.log())?.[1]
    await expect.poll(fileInLog).toBeDefined()
    const file = fileInLog()!
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const mail = readFileSync(file, 'utf8')
    expect(mail).toContain(`To: ${email}`)
    const [, token] = linkIn(mail) ?? []
    expect(server.log()).not.toContain(token)
    expect((await createClient(server.url).post('/api/auth/reset', { token, password: 'an entirely new one' })).status).toBe(204)
  })

  it('sends the mail later when the mail server is away, also after a restart', async () => {
    smtp = await startSmtpServer()
    const { url } = smtp
    await smtp.stop()
    server = await startServer({ SMTP_URL: url })
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    expect((await createClient(server.url).post('/api/auth/forgot', { email })).status).toBe(204)
    await expect.poll(() => server.log()).toContain('failed (try 1)')
    smtp = await startSmtpServer(Number(new URL(url).port))
    await server.stop()
    // Instead of waiting for the next try's time.
    await withDatabaseOf(server, db => db.updateTable('jobs').set({ runAt: '2026-01-05T09:00:00.000Z' }).execute())
    await server.restart()
    expect((await smtp.next()).to).toEqual([email])
  })
})
