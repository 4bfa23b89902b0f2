import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Activity } from '#shared/activities/schema'
import { expectAccessible } from '../support/accessibility'
import { hydrated, useBrowser } from '../support/browser'
import { startServer, type TestServer } from '../support/server'
import { openAs } from '../support/studio'
import { createTeam, type Team } from '../support/team'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

describe('notes and files', () => {
  const browser = useBrowser()
  let server: TestServer
  let team: Team

  beforeAll(async () => {
    server = await startServer()
    team = await createTeam(server)
    for (const member of [team.admin, team.manager]) await member.client.post('/api/notifications/read', {})
  })
  afterAll(() => server?.dispose())

  const contact = async () => (await team.admin.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien' })).body.contact.id
  const notesOf = async (id: string) => (await team.admin.client.get<{ notes: Activity[] }>(`/api/contacts/${id}/notes`)).body.notes

  /** The editor, which takes the plain field's place once that is focused. */
  async function write(page: Page) {
    await page.getByRole('textbox', { name: 'What happened' }).first().click()
    const editor = page.locator('[contenteditable="true"]')
    await editor.waitFor()
    await expect.poll(() => editor.evaluate(element => element.contains(document.activeElement))).toBe(true)
    return editor
  }

  const paste = (page: Page, name: string, type: string, base64: string) => page.locator('[contenteditable="true"]').evaluate((element, file) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(file.base64), letter => letter.charCodeAt(0))], file.name, { type: file.type }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, { name, type, base64 })

  it('are written with the keyboard, and a colleague who is mentioned is led to the note without reloading', async () => {
    const id = await contact()
    const minas = await openAs(browser, server, team.manager, '/')
    await Promise.all([minas.waitForResponse(response => response.url().endsWith('/api/notices')), minas.reload()])
    await hydrated(minas)
    const page = await openAs(browser, server, team.admin, `/contacts/${id}`)
    await write(page)
    const { keyboard } = page
    await keyboard.type('Agreed ')
    await keyboard.press('Control+b')
    await keyboard.type('in May')
    await keyboard.press('Control+b')
    await keyboard.press('Enter')
    await keyboard.type('- the audit')
    await keyboard.press('Enter')
    await keyboard.type('the plan')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await keyboard.type('@Mina')
    await page.getByText(team.manager.email).waitFor()
    await keyboard.press('Enter')
    await expectAccessible(page, 'form')
    await keyboard.press('Control+Enter')

    const note = page.locator('[id^="activity-"]').first()
    await note.locator('strong', { hasText: 'in May' }).waitFor()
    await expect.poll(() => note.locator('li').allInnerTexts()).toEqual(['the audit', 'the plan'])
    await expect.poll(async () => (await notesOf(id))[0]).toMatchObject({ body: 'Agreed in May\n- the audit\n- the plan\n@Mina Rahimi' })

    await minas.getByRole('button', { name: 'Notifications, 1 unread' }).first().click()
    await minas.getByRole('link', { name: /Ana Torres mentioned you/ }).click()
    await minas.waitForURL(/\/contacts\/.*\?activity=/)
    await minas.locator('[id^="activity-"].ring', { hasText: 'in May' }).waitFor()
  })

  it('keep what is typed until it is saved, and show a pasted image', async () => {
    const id = await contact()
    const page = await openAs(browser, server, team.admin, `/contacts/${id}`)
    await write(page)
    await page.keyboard.type('Her sketch:')
    await page.waitForTimeout(500)
    await page.reload()
    await hydrated(page)
    await expect.poll(() => page.getByRole('textbox', { name: 'What happened' }).first().inputValue()).toBe('Her sketch:')
    await write(page)
    await paste(page, 'sketch.png', 'image/png', png)
    await page.locator('[contenteditable="true"] img').waitFor()
    await page.keyboard.press('Control+Enter')
    const image = page.locator('[id^="activity-"] img')
    await image.waitFor()
    await expect.poll(() => image.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(1)
    await expect.poll(async () => (await notesOf(id))[0]).toMatchObject({ body: expect.stringContaining('Her sketch:'), attachments: [{ name: 'sketch.png', type: 'image/png' }] })
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('simplecrm.draft')))).toEqual([])
  })

  it('say whom they mention in vain, and offer to share the record', async () => {
    const page = await openAs(browser, server, team.admin, `/contacts/${await contact()}`)
    await write(page)
    await page.keyboard.type('@Rui')
    await page.getByText(team.rep.email).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Rui Costa cannot see this and was not told.').first().waitFor()
    await page.getByRole('button', { name: 'Share', exact: true }).last().click()
    await page.getByRole('dialog').getByText('Rui Costa').waitFor()
  })

  it('are added to a record, looked at, saved, thrown away and taken back', async () => {
    const id = await contact()
    const page = await openAs(browser, server, team.admin, `/contacts/${id}`)
    const card = page.getByRole('region', { name: 'Files' })
    await card.locator('input[type=file][multiple]').setInputFiles([
      { name: 'agreed.txt', mimeType: 'text/plain', buffer: Buffer.from('<script>alert(1)</script> What was agreed.') },
      { name: 'sketch.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') },
    ])
    await card.getByRole('button', { name: 'sketch.png', exact: true }).click()
    const shown = page.getByRole('dialog').locator('img')
    await expect.poll(() => shown.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBe(1)
    await page.keyboard.press('Escape')
    await card.getByRole('button', { name: 'agreed.txt', exact: true }).click()
    await page.getByRole('dialog').getByText('<script>alert(1)</script> What was agreed.').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('link', { name: 'Download' }).click()])
    expect(download.suggestedFilename()).toBe('agreed.txt')
    expect(readFileSync(await download.path(), 'utf8')).toContain('What was agreed.')
    await page.keyboard.press('Escape')

    await expectAccessible(page, 'section[aria-label="Files"]')
    await card.getByRole('button', { name: 'What to do with sketch.png' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect.poll(() => card.getByRole('listitem').count()).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => card.getByRole('listitem').count()).toBe(2)
    await card.getByRole('button', { name: 'What to do with sketch.png' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await card.getByRole('button', { name: 'Deleted files' }).click()
    await card.getByRole('button', { name: 'Restore sketch.png' }).click()
    await card.getByRole('button', { name: 'sketch.png', exact: true }).waitFor()
  })

  it('fit a phone in Persian, from right to left', async () => {
    const id = await contact()
    const page = await openAs(browser, server, team.admin, `/contacts/${id}`, { locale: 'fa', viewport: { width: 390, height: 844 } })
    await page.getByRole('textbox', { name: 'چه گذشت' }).first().click()
    const editor = page.locator('[contenteditable="true"]')
    await editor.waitFor()
    await editor.pressSequentially('جلسهٔ خوبی بود')
    await page.getByRole('button', { name: 'فهرست', exact: true }).click()
    await expect.poll(() => editor.locator('ul').evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await notesOf(id))[0]?.body).toBe('- جلسهٔ خوبی بود')
  })
})
