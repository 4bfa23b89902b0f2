import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// Our pages have no frames of other hosts: axe runs in the page itself, without a blank page for each look.
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

/** What axe holds against the page as it is shown now, by WCAG 2.2 AA or by some rules, with or without its colours. */
export async function axeFaults(page: Page, { rules, withColors = true }: { rules?: string[], withColors?: boolean } = {}): Promise<string[]> {
  const builder = rules ? axe(page).withRules(rules) : axe(page).withTags(wcag)
  const { violations } = await (withColors ? builder : builder.disableRules('color-contrast')).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(node => `${id}: ${help} (${node.target.join(' ')}) ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`))
}

/** Fails with what axe finds against WCAG 2.2 AA and its best practices on the page, or a part of it, as it is shown now. */
export async function expectAccessible(page: Page, within = 'html') {
  const { violations } = await axe(page).include(within).withTags([...wcag, 'best-practice']).analyze()
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.html.slice(0, 200)).join(' | ')}`)).toEqual([])
}
