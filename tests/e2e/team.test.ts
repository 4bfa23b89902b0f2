import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#shared/members/permissions'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { createTeam, type Team } from '../support/team'

const browser = useBrowser()
const roles = ['admin', 'manager', 'rep', 'readonly'] as const
let server: TestServer
let team: Team
let records: Record<'contacts' | 'companies' | 'deals', string>
const names = { contacts: 'Zoë O\'Brien', companies: 'Harbour & Finch', deals: 'Audit 2026' }

beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
  const { client } = team.manager
  const { body: { company } } = await client.post<{ company: { id: string } }>('/api/companies', { name: names.companies })
  const { body: { contact } } = await client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien', companyId: company.id })
  const { body: { deal } } = await client.post<{ deal: { id: string } }>('/api/deals', { title: names.deals, contactId: contact.id, companyId: company.id, valueCents: 1_250_000 })
  records = { contacts: contact.id, companies: company.id, deals: deal.id }
})
afterAll(() => server?.dispose())

/** The same address in four browsers, one of each role. */
async function openForAll(path: string, options: Parameters<typeof openAs>[4] = {}): Promise<Record<Role, Page>> {
  const pages = await Promise.all(roles.map(role => openAs(browser, server, team[role], path, options)))
  return Object.fromEntries(roles.map((role, index) => [role, pages[index]])) as Record<Role, Page>
}

const title = (page: Page, name: string) => page.getByRole('heading', { name }).first()

/** The page whose stream of notices has been answered. */
async function listening(page: Page): Promise<Page> {
  await Promise.all([page.waitForResponse(response => response.url().endsWith('/api/notices')), page.reload()])
  await hydrated(page)
  return page
}

describe('four roles at the same records', () => {
  it.each(['contacts', 'companies', 'deals'] as const)('%s: all but the rep see them in the list and on their page', async (kind) => {
    const lists = await openForAll(kind === 'deals' ? '/deals?view=list' : `/${kind}`, { expected: [/404/] })
    for (const role of ['admin', 'manager', 'readonly'] as const) await lists[role].getByText(names[kind]).first().waitFor()
    await expect.poll(() => lists.rep.getByText(names[kind]).count()).toBe(0)
    await lists.rep.goto(`/${kind}/${records[kind]}`)
    await hydrated(lists.rep)
    await expect.poll(() => lists.rep.getByText(names[kind]).count()).toBe(0)
  })

  it('only those who may change a record are offered to, and the reader changes nothing', async () => {
    const pages = await openForAll(`/contacts/${records.contacts}`, { expected: [/404/] })
    for (const role of ['admin', 'manager'] as const) {
      await pages[role].getByRole('button', { name: /Job title/ }).first().waitFor()
      expect(await pages[role].getByRole('button', { name: 'Share' }).count(), role).toBe(1)
    }
    await title(pages.readonly, names.contacts).waitFor()
    await expect.poll(() => pages.readonly.getByRole('button', { name: 'Share' }).count()).toBe(0)
    expect((await team.readonly.client.patch(`/api/contacts/${records.contacts}`, { title: 'Baker' })).status).toBe(403)
  })

  it('the rep is shared the contact, is told at once, and what they change shows at the others\' without reloading', async () => {
    const rep = await listening(await openAs(browser, server, team.rep, '/contacts'))
    const admin = await listening(await openAs(browser, server, team.admin, `/contacts/${records.contacts}`))
    const manager = await openAs(browser, server, team.manager, `/contacts/${records.contacts}`)
    await manager.getByRole('button', { name: 'Share' }).click()
    await manager.getByRole('checkbox', { name: 'Rui Costa' }).check()
    await manager.getByRole('dialog').getByRole('button', { name: 'Save' }).click()

    await rep.getByText(names.contacts).first().waitFor()
    await rep.getByText(names.contacts).first().click()
    await rep.waitForURL(`**/contacts/${records.contacts}`)
    await rep.getByRole('button', { name: /Job title/ }).first().click()
    await rep.getByRole('textbox', { name: 'Job title' }).fill('Head of Special Projects')
    await rep.keyboard.press('Enter')
    await admin.getByText('Head of Special Projects').first().waitFor()
    // Its deal is still the manager's alone.
    await expect.poll(async () => (await team.rep.client.get(`/api/deals/${records.deals}`)).status).toBe(404)
  })

  it('the manager hands the deal to the rep, who is told and closes it', async () => {
    await team.manager.client.patch(`/api/deals/${records.deals}`, { ownerId: team.rep.session.user.id })
    const rep = await openAs(browser, server, team.rep, '/deals')
    await rep.locator('li[data-deal] a', { hasText: names.deals }).waitFor()
    await rep.getByRole('button', { name: /^Notifications, \d+ unread/ }).first().click()
    await rep.getByText(`Mina Rahimi handed “${names.deals}” to you.`).waitFor()
    expect((await team.rep.client.post('/api/deals/mark-won', { ids: [records.deals] })).status).toBe(200)
  })

  it('the rep leaves, and the admin has what was theirs', async () => {
    const admin = await openAs(browser, server, team.admin, '/settings/members')
    await admin.getByRole('button', { name: 'More for Rui Costa' }).click()
    await admin.getByRole('menuitem', { name: 'Deactivate' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
    await admin.getByRole('listitem').filter({ hasText: 'Rui Costa' }).getByText('Deactivated', { exact: true }).waitFor()
    await expect.poll(async () => (await team.rep.client.get('/api/contacts')).status).toBe(401)
    await expect.poll(async () => (await team.admin.client.get(`/api/deals/${records.deals}`)).body).toMatchObject({ deal: { ownerName: 'Ana Torres' } })
  })
})

describe('by keyboard only', () => {
  it('an admin invites someone and gives them another role', async () => {
    const page = await openAs(browser, server, team.admin, '/settings/members')
    await page.getByRole('button', { name: 'Invite someone' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('E-mail').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('email')
    await page.keyboard.type('ines@studio-north.example')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Link').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('listitem').filter({ hasText: 'ines@studio-north.example' }).waitFor()

    await page.getByRole('combobox', { name: 'Role of Lea Brandt' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Manager' }).waitFor()
    await page.keyboard.type('Man')
    await page.keyboard.press('Enter')
    await page.getByText('Lea Brandt has a new role.').first().waitFor()
  })

  it('the palette goes to another organization, and a second tab follows', async () => {
    await team.manager.client.post('/api/organizations', { name: 'Second Studio' })
    const page = await openAs(browser, server, team.manager, '/contacts')
    const second = await page.context().newPage()
    await second.goto('/contacts')
    await hydrated(second)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Search and do' }).getByRole('textbox').waitFor()
    await page.keyboard.type('Second Studio')
    await page.getByRole('option', { name: /Second Studio/ }).waitFor()
    await page.getByRole('option', { name: /Second Studio/ }).click()
    await expect.poll(async () => (await team.manager.client.get<{ organization: { name: string } }>('/api/auth/session')).body.organization.name).toBe('Second Studio')
    await page.getByText('Second Studio').first().waitFor()
    await second.bringToFront()
    await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await second.getByText('Second Studio').first().waitFor()
    await expect.poll(() => second.getByText(names.contacts).count()).toBe(0)
  })
})
