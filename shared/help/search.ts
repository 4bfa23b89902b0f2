import type { HelpPage } from '#shared/help/markdown'
import { fold, searchWords } from '#shared/search/fold'
import { marksIn, passageOf, type Mark, type Passage } from '#shared/search/marks'

export interface HelpMatch { address: string, page: string, title: string, titleMarks: Mark[], excerpt: Passage }

const excerptLength = 140

/** Where the help speaks of all the words: first the sections that have them in their heading, then those whose page's title completes them. */
export function searchHelp(pages: { name: string, page: HelpPage }[], typed: string): HelpMatch[] {
  const words = searchWords(typed)
  if (words.length === 0) return []
  const hasAll = (text: string) => words.every(word => text.includes(word))
  return pages.flatMap(({ name, page }) => page.sections.flatMap(({ id, title, text }) => {
    const rank = [title, `${page.title} ${title}`, `${page.title} ${title} ${text}`].findIndex(place => hasAll(fold(place)))
    if (rank === -1) return []
    return {
      rank, page: page.title, title, titleMarks: marksIn(title, words), address: `/help/${name}${id ? `#${id}` : ''}`,
      excerpt: passageOf(text, words) ?? { text: beginningOf(text), marks: [] },
    }
  })).sort((a, b) => a.rank - b.rank).map(({ rank: _, ...match }) => match)
}

function beginningOf(text: string): string {
  return text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text
}
