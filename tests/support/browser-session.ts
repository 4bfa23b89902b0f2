import type { BrowserContext } from 'playwright-core'
import type { Client } from './client'

/** Sets the language of a browser's pages, and signs it in with the session that a client of the API holds. */
export async function prepareBrowser(context: BrowserContext, url: string, { client, locale = 'en' }: { client?: Client, locale?: 'en' | 'fa' }) {
  const session = client ? { ...Object.fromEntries(client.cookies), 'simplecrm.signed-in': 'cookie' } : {}
  await context.addCookies(Object.entries({ ...session, 'simplecrm.locale': locale }).map(([name, value]) => ({ name, value, url })))
}
