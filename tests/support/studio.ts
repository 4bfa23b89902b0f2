import type { Page } from 'playwright-core'
import type { Board } from '#shared/deals/schema'
import type { Pipeline } from '#shared/pipelines/schema'
import { registerAccount, type SignedIn } from './accounts'
import { hydrated, type useBrowser } from './browser'
import type { TestServer } from './server'

export type StageName = 'Lead' | 'Qualified' | 'Proposal' | 'Won' | 'Lost'

let made = 0

/** A new account with deals by stage, the first of each on top, and a look at what the server holds of them. */
export async function makeBoard(server: TestServer, deals: Partial<Record<StageName, string[]>>) {
  const ana = await registerAccount(server, { name: 'Ana Torres', organization: `Studio ${++made}` })
  const { body: { pipelines: [pipeline] } } = await ana.client.get<{ pipelines: Pipeline[] }>('/api/pipelines')
  const stageId = (name: StageName) => pipeline!.stages.find(stage => stage.name === name)!.id
  for (const [stage, titles] of Object.entries(deals)) {
    for (const title of titles.toReversed()) await ana.client.post('/api/deals', { title, stageId: stageId(stage as StageName), valueCents: 1_250_000 })
  }
  const board = async () => (await ana.client.get<Board>(`/api/pipelines/${pipeline!.id}/board`)).body
  return {
    ana, stageId, board,
    titles: async (stage: StageName) => (await board()).stages.find(({ name }) => name === stage)!.deals.map(deal => deal.title),
    deal: async (title: string) => (await board()).stages.flatMap(stage => stage.deals).find(deal => deal.title === title)!,
  }
}

/** The browser's cookies of someone who signed in through the API. */
export function cookiesOf({ client }: SignedIn, locale = 'en'): [string, string][] {
  return [...client.cookies, ['simplecrm.signed-in', 'cookie'], ['simplecrm.locale', locale]]
}

/** A page as someone who signed in through the API sees it. */
export async function openAs(browser: ReturnType<typeof useBrowser>, server: TestServer, person: SignedIn, path: string, { locale = 'en', ...options }: { locale?: string } & Parameters<typeof browser.newPage>[1] = {}): Promise<Page> {
  const page = await browser.newPage(server.url, options)
  await page.context().addCookies(cookiesOf(person, locale).map(([name, value]) => ({ name, value, url: server.url })))
  await page.goto(path)
  await hydrated(page)
  return page
}
