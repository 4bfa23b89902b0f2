import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createClient } from '../support/client'
import { launchBrowser } from '../support/launch-browser'
import { startServer } from '../support/server'
import { takePicture } from './camera'
import { renderGallery } from './gallery-page'
import { gallery, introduction, looksOf, type Picture, type Shown } from './pictures'

// The pictures of the README and of docs/screens.md: `npm run screenshots` takes them from the running app with its sample data.
const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const account = { email: 'ana@studio-north.example', password: 'studio north demo' }

const server = await startServer({ DEMO: 'true', TZ: 'Europe/Berlin' })
const browser = await launchBrowser()

try {
  const client = createClient(server.url)
  const signIn = await client.post('/api/auth/login', account)
  if (signIn.status !== 200) throw new Error(`Signing in was answered with ${signIn.status}`)
  const deal = await find('audit', 'deal')
  const shown: Shown = { contact: await find('zoe', 'contact'), company: await find('harbour', 'company'), deal, ...await propose(deal) }

  for (const picture of introduction(shown)) await take(`${docs}/images`, picture)
  const sections = gallery(shown)
  for (const [section, pages] of Object.entries(sections)) {
    for (const [title, path] of Object.entries(pages)) {
      for (const look of looksOf(title, path, section === 'Signing in' || section === 'For clients' ? true : undefined)) await take(`${docs}/images/screens`, look)
    }
  }
  writeFileSync(`${docs}/screens.md`, renderGallery(sections))

  async function find(word: string, kind: string): Promise<string> {
    const { body: { results: [record] } } = await client.get<{ results: { id: string }[] }>(`/api/search?q=${word}&kind=${kind}&limit=1`)
    if (!record) throw new Error(`The sample data has no ${kind} for "${word}"`)
    return record.id
  }

  /** Sends a proposal for a deal, and answers it with what its client's address ends with. */
  async function propose(dealId: string): Promise<Pick<Shown, 'proposal' | 'clientLink'>> {
    const { body: { proposal } } = await client.post<{ proposal: { id: string } }>('/api/proposals', { dealId })
    const { body: { url } } = await client.post<{ url: string }>(`/api/proposals/${proposal.id}/send`, { to: [] })
    return { proposal: proposal.id, clientLink: url.split('/').at(-1)! }
  }

  async function take(folder: string, picture: Picture) {
    const bytes = await takePicture(browser, server.url, client, folder, picture)
    console.log(`${picture.name.padEnd(32)} ${Math.round(bytes / 1024)} kB`)
  }
}
finally {
  await browser.close()
  await server.dispose()
}
