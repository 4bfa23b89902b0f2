import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ImportResult } from '#shared/imports/schema'
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
    const { body } = await client.post<ImportResult>('/api/import/contacts', form)
    expect(body.imported).toBe(2)
    expect(await server.stop()).toBe(0)

    server = await program.serve()
    const back = await signIn(server, email)
    const { body: { contacts } } = await back.get<{ contacts: { email: string }[] }>('/api/contacts?sort=name')
    expect(contacts.map(contact => contact.email)).toEqual(['mina@kaveh.example', 'rui@porto.example'])
    expect(existsSync(join(program.folder, '.data', 'crm.db'))).toBe(true)
    expect(readdirSync(program.folder).sort()).toEqual(['.data', 'simplecrm'])
  })

  it('has the thread that works off the write-ahead log', async () => {
    server = await program.serve([], { env: { REGISTRATION: 'open' } })
    const { client } = await registerAccount(server, { name: 'Sam Reed', organization: 'Reed' })
    const form = new FormData()
    const people = Array.from({ length: 4000 }, (_, index) => `Person ${index},person.${index}@reed.example\n`)
    form.set('file', new File(['Name,E-mail\n', ...people], 'people.csv'))
    const { body } = await client.post<ImportResult>('/api/import/contacts', form)
    await expect.poll(async () => (await client.get<ImportResult>(`/api/imports/${body.import.id}`)).body.import.status, { timeout: 100_000 }).toBe('done')
    expect(await server.stop()).toBe(0)
    expect(server.log()).not.toContain('Checkpoints are made between the requests')
  })

  it('has what sets a proposal as PDF', async () => {
    server = await program.serve([], { env: { REGISTRATION: 'open' } })
    const { client } = await registerAccount(server, { name: 'Mina Rahimi', organization: 'Kaveh' })
    const { body: { deal } } = await client.post<{ deal: { id: string } }>('/api/deals', { title: 'Audit 2026', valueCents: 450_000 })
    const { body: { proposal } } = await client.post<{ proposal: { id: string } }>('/api/proposals', { dealId: deal.id })
    const pdf = await client.get<string>(`/api/proposals/${proposal.id}/pdf`)
    expect([pdf.status, pdf.body.slice(0, 5)]).toEqual([200, '%PDF-'])
  })

  it('holds its pages, help and languages, and every file they load, compressed', async () => {
    server = await program.serve([], { env: { REGISTRATION: 'open' } })
    const { client } = await registerAccount(server, { name: 'Lea Brandt', organization: 'Brandt' })
    client.cookies.set('simplecrm.signed-in', 'cookie')
    client.cookies.set('simplecrm.locale', 'fa')
    const page = await client.get<string>('/help/start')
    expect([page.status, page.body.includes('dir="rtl"')]).toEqual([200, true])

    const built = new URL('../../.output/public/', import.meta.url)
    const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter(file => file.isFile() && !/\.(gz|br)$/.test(file.name))
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name)
      const answer = await fetch(server.url + path.slice(fileURLToPath(built).length - 1), { headers: { 'accept-encoding': 'br' } })
      expect([name, answer.status, answer.headers.get('content-encoding')]).toEqual([name, 200, existsSync(`${path}.br`) ? 'br' : null])
      expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(path))).toBe(true)
    }
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
