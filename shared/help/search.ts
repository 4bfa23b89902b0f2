import type { HelpPage } from '#shared/help/markdown'
import { fold, searchWords } from '#shared/search/fold'

export interface HelpMatch { address: string, page: string, title: string, excerpt: string }

const excerptLength = 140

/** Where the help speaks of all the words: sections that have them in their heading come first. */
export function searchHelp(pages: { name: string, page: HelpPage }[], typed: string): HelpMatch[] {
  const words = searchWords(typed)
  if (words.length === 0) return []
  const hasAll = (text: string) => words.every(word => text.includes(word))
  return pages.flatMap(({ name, page }) => page.sections.flatMap((section) => {
    const isInTitle = hasAll(fold(`${page.title} ${section.title}`))
    if (!isInTitle && !hasAll(fold(`${page.title} ${section.title} ${section.text}`))) return []
    const at = Math.max(0, fold(section.text).indexOf(words[0]!) - excerptLength / 3)
    const start = at === 0 ? 0 : section.text.indexOf(' ', at) + 1
    return {
      rank: isInTitle ? 0 : 1, page: page.title, title: section.title, address: `/help/${name}${section.id ? `#${section.id}` : ''}`,
      excerpt: `${start > 0 ? '…' : ''}${section.text.slice(start, start + excerptLength)}${section.text.length > start + excerptLength ? '…' : ''}`,
    }
  })).sort((a, b) => a.rank - b.rank).map(({ rank: _, ...match }) => match)
}
