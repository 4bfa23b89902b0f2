import type { HelpPage } from '#shared/help/markdown'
import { fold, searchWords } from '#shared/search/fold'

export interface HelpMatch { address: string, page: string, title: string, excerpt: string }

const excerptLength = 140

/** Where the help speaks of all the words: first the sections that have them in their heading, then those whose page's title completes them. */
export function searchHelp(pages: { name: string, page: HelpPage }[], typed: string): HelpMatch[] {
  const words = searchWords(typed)
  if (words.length === 0) return []
  const hasAll = (text: string) => words.every(word => text.includes(word))
  return pages.flatMap(({ name, page }) => page.sections.flatMap((section) => {
    const texts = [section.title, `${page.title} ${section.title}`, `${page.title} ${section.title} ${section.text}`]
    const rank = texts.findIndex(text => hasAll(fold(text)))
    if (rank === -1) return []
    const at = Math.max(0, fold(section.text).indexOf(words[0]!) - excerptLength / 3)
    const start = at === 0 ? 0 : section.text.indexOf(' ', at) + 1
    return {
      rank, page: page.title, title: section.title, address: `/help/${name}${section.id ? `#${section.id}` : ''}`,
      excerpt: `${start > 0 ? '…' : ''}${section.text.slice(start, start + excerptLength)}${section.text.length > start + excerptLength ? '…' : ''}`,
    }
  })).sort((a, b) => a.rank - b.rank).map(({ rank: _, ...match }) => match)
}
