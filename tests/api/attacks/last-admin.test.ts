import { afterAll, beforeEach, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../support/server'
import { registerAccount, type SignedIn } from '../../support/accounts'
import { inviteMember } from '../../support/team'

let server: TestServer
let ana: SignedIn
let mina: SignedIn
let made = 0
beforeEach(async () => {
  server ??= await startServer()
  ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++made}` })
  mina = await inviteMember(server, ana, 'admin', 'Mina Rahimi')
})
afterAll(() => server?.dispose())

const idOf = ({ session }: SignedIn) => session.user.id

/** Admins who are left, as someone who is still in sees it. */
async function adminsLeft(): Promise<number> {
  const lists = await Promise.all([ana, mina].map(({ client }) => client.get<{ members: { role: string, isActive: boolean }[] }>('/api/members')))
  const { body } = lists.find(({ status }) => status === 200) ?? { body: { members: [] } }
  return body.members.filter(({ role, isActive }) => role === 'admin' && isActive).length
}

const attempts: Record<string, (by: SignedIn, other: SignedIn) => Promise<unknown>> = {
  'demote each other': (by, other) => by.client.patch(`/api/members/${idOf(other)}`, { role: 'readonly' }),
  'deactivate each other': (by, other) => by.client.patch(`/api/members/${idOf(other)}`, { isActive: false }),
  'remove each other': (by, other) => by.client.delete(`/api/members/${idOf(other)}`),
  'both step down': by => by.client.patch(`/api/members/${idOf(by)}`, { role: 'rep' }),
  'both leave': by => by.client.delete(`/api/members/${idOf(by)}`),
}

it.each(Object.entries(attempts))('of the last two admins one stays when they %s at the same moment', async (_, attempt) => {
  await Promise.all([attempt(ana, mina), attempt(mina, ana), attempt(ana, mina), attempt(mina, ana)])
  expect(await adminsLeft()).toBe(1)
})
