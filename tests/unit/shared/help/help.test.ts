import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderHelpPage } from '#shared/help/markdown'
import { searchHelp } from '#shared/help/search'

const docs = fileURLToPath(new URL('../../../../docs', import.meta.url))
const namesIn = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.md')).map(name => name.slice(0, -3))
const persian = namesIn(`${docs}/fa`)
const page = (name: string, folder = '') => renderHelpPage(readFileSync(`${docs}/${folder}${name}.md`, 'utf8'))

describe('a page of the help', () => {
  const undo = renderHelpPage('# Import\n\nBring your contacts. <script>alert(1)</script>\n\n## Wrong rows & undo\n\nSee [Today](today.md#done) or [npm](https://npmjs.com).\n')

  it('has its first heading as its title, and the others as places to link to', () => {
    expect(undo.title).toBe('Import')
    expect(undo.html).toContain('<h2 id="wrong-rows-undo">Wrong rows &amp; undo</h2>')
    expect(undo.html).not.toContain('<h1')
  })

  it('leads to other pages within the app, and outside as written', () => {
    expect(undo.html).toContain('href="/help/today#done"')
    expect(undo.html).toContain('href="https://npmjs.com"')
  })

  it('runs no HTML', () => {
    expect(undo.html).not.toContain('<script')
  })
})

describe('the help', () => {
  it('has the same pages and as many sections in both languages', () => {
    for (const name of persian) expect([name, page(name, 'fa/').sections.length]).toEqual([name, page(name).sections.length])
  })

  it('links only to pages that exist', () => {
    const links = persian.flatMap(name => ['', 'fa/'].flatMap(folder => [...page(name, folder).html.matchAll(/href="\/help\/([\w-]+)/g)].map(match => match[1])))
    expect(links.filter(name => !persian.includes(name ?? ''))).toEqual([])
  })

  it('is found by its words, accents and order aside, headings first', () => {
    const pages = persian.map(name => ({ name, page: page(name) }))
    expect(searchHelp(pages, 'undo wrong')[0]).toMatchObject({ address: '/help/import#wrong-rows-and-undo', page: 'Import' })
    expect(searchHelp(pages, 'recovery')[0]).toMatchObject({ address: expect.stringMatching(/^\/help\/security/) as string })
    const [match] = searchHelp(pages, 'undo')
    expect(match!.titleMarks.map(([from, to]) => match!.title.slice(from, to).toLowerCase())).toEqual(['undo'])
    expect(searchHelp(pages, 'nothing of the kind')).toEqual([])
    expect(searchHelp(pages, '  ')).toEqual([])
  })

  it('is found in Persian too', () => {
    const pages = persian.map(name => ({ name, page: page(name, 'fa/') }))
    expect(searchHelp(pages, 'گذرواژه نشست').map(({ address }) => address)).toContain('/help/settings#امنیت')
  })
})
