import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ImportAnswer } from '#shared/imports/schema'
import { registerAccount, signIn } from '../support/accounts'
import { installExecutable, type BinaryServer } from '../support/binary'

let program: ReturnType<typeof installExecutable>
let server: BinaryServer | undefined

beforeAll(() => {
  program = installExecutable()
})
afterEach(async () => {
  await server?.stop()
  server = undefined
})
afterAll(() => program.remove())

describe('one file', () => {
  it('registers, imports, restarts and still has it all, with an empty environment', async () => {
    server = await program.serve()
    const { client, email } = await registerAccount(server, { name: 'Ana Torres' })
    const form = new FormData()
    form.set('file', new File(['Name,E-mail\nMina Rahimi,mina@kaveh.example\nRui Costa,rui@porto.example\n'], 'people.csv'))
    const { body } = await client.post<ImportAnswer>('/api/import/contacts', form)
    expect(body.imported).toBe(2)
    expect(await server.stop()).toBe(0)

    server = await program.serve()
    const back = await signIn(server, email)
    const { body: { contacts } } = await back.get<{ contacts: { email: string }[] }>('/api/contacts?sort=name')
    expect(contacts.map(contact => contact.email)).toEqual(['mina@kaveh.example', 'rui@porto.example'])
    expect(existsSync(join(program.folder, '.data', 'crm.db'))).toBe(true)
    expect(readdirSync(program.folder).sort()).toEqual(['.data', 'simplecrm'])
  })

  it('holds its pages, scripts, icons, languages and help, compressed', async () => {
    server = await program.serve()
    const { client } = await registerAccount(server, { name: 'Lea Brandt', organization: 'Brandt' }).catch(async () => ({ client: await signIn(server!, 'ana.torres@studio-north.example') }))
    const page = await client.get<string>('/help/start')
    expect(page.status).toBe(200)
    const files = [...new Set([...page.body.matchAll(/"(\/_nuxt\/[^"]+\.(?:js|css))"/g)].map(match => match[1]!))]
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const answer = await client.get(file, { 'accept-encoding': 'br' })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    }
    expect((await client.get('/icon.svg')).status).toBe(200)
    expect((await client.get('/_nuxt/nothing.js')).status).toBe(404)
  })
})

describe('its commands', () => {
  it('say the version, with the data folder named before or after', async () => {
    const { code, stdout } = await program.run(['version'])
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^SimpleCRM \d/)])
  })

  it('refuse what they do not know, on stderr, and suggest', async () => {
    const { code, stdout, stderr } = await program.run(['migrat'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Did you mean migrate?')
  })
})
