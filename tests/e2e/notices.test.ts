import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Pipeline } from '#shared/pipelines/schema'
import type { SignedIn } from '../support/accounts'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { createTeam, type Team } from '../support/team'

const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
const shown = (page: Page, name: string) => column(page, name).locator('li[data-deal] a').allInnerTexts()

describe('two people at work', () => {
  const browser = useBrowser()
  let server: TestServer
  let team: Team

  beforeAll(async () => {
    server = await startServer()
    team = await createTeam(server)
  })
  afterAll(() => server?.dispose())

  async function addDeal({ client }: SignedIn, title: string) {
    const { body: { pipelines: [pipeline] } } = await client.get<{ pipelines: Pipeline[] }>('/api/pipelines')
    await client.post('/api/deals', { title, stageId: pipeline!.stages[0]!.id, valueCents: 1_250_000 })
  }

  /** A page whose stream of notices has been answered. */
  async function openListening(person: SignedIn, path: string): Promise<Page> {
    const page = await openAs(browser, server, person, path)
    await Promise.all([page.waitForResponse(response => response.url().endsWith('/api/notices')), page.reload()])
    await hydrated(page)
    return page
  }

  it('see each other\'s moves on the board without reloading, and the owner is told at once', async () => {
    // She has been told already who joined.
    await team.admin.client.post('/api/notifications/read', {})
    await addDeal(team.admin, 'Audit 2026')
    const [anas, minas] = [await openListening(team.admin, '/deals'), await openListening(team.manager, '/deals')]
    await expect.poll(() => shown(anas, 'Lead')).toEqual(['Audit 2026'])

    await minas.locator('li[data-deal] a', { hasText: 'Audit 2026' }).focus()
    for (const key of ['Space', 'ArrowRight', 'Space']) await minas.keyboard.press(key)
    await expect.poll(() => shown(minas, 'Qualified')).toEqual(['Audit 2026'])
    await expect.poll(() => shown(anas, 'Qualified')).toEqual(['Audit 2026'])
    await anas.getByRole('button', { name: 'Notifications, 1 unread' }).first().waitFor()
  })

  it('keep what they are typing when somebody else is quicker, and are shown what it is now', async () => {
    const { body: { contact } } = await team.admin.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë', lastName: 'Finch', title: 'Baker' })
    const anas = await openListening(team.admin, `/contacts/${contact.id}`)
    await anas.getByRole('button', { name: /Job title/ }).click()
    const field = anas.getByRole('textbox', { name: 'Job title' })
    await field.fill('Owner')

    await team.manager.client.patch(`/api/contacts/${contact.id}`, { title: 'Chef' })
    await anas.getByText('Chef').first().waitFor({ state: 'attached' })
    await field.press('Enter')
    await anas.getByRole('alert').getByText('Chef').waitFor()
    await expect.poll(async () => (await team.admin.client.get<{ contact: { title: string } }>(`/api/contacts/${contact.id}`)).body.contact.title).toBe('Chef')
    await anas.getByRole('button', { name: 'Save mine' }).click()
    await expect.poll(async () => (await team.admin.client.get<{ contact: { title: string } }>(`/api/contacts/${contact.id}`)).body.contact.title).toBe('Owner')
  })
})
