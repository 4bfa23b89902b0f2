import type { Session } from '#shared/accounts/schema'
import { createClient, type Client } from './client'
import type { TestServer } from './server'

export const password = 'correct horse battery'

export interface SignedIn { client: Client, session: Session, email: string }

/** A new account with an organization of its own, signed in. */
export async function registerAccount(server: Pick<TestServer, 'url'>, { name, organization = 'Studio North', locale = 'en' }: { name: string, organization?: string, locale?: 'en' | 'fa' }): Promise<SignedIn> {
  const client = createClient(server.url)
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@${organization.toLowerCase().replace(/\W+/g, '-')}.example`
  const { status, body } = await client.post<Session>('/api/auth/register', { organization, name, email, password, locale, timeZone: 'Europe/Berlin' })
  if (status !== 201) throw new Error(`Registering ${email} was answered with ${status}: ${JSON.stringify(body)}`)
  return { client, session: body, email }
}

/** A sign-in from another browser. */
export async function signIn(server: Pick<TestServer, 'url'>, email: string, withPassword = password): Promise<Client> {
  const client = createClient(server.url)
  const { status } = await client.post('/api/auth/login', { email, password: withPassword })
  if (status !== 200) throw new Error(`Signing in ${email} was answered with ${status}`)
  return client
}
