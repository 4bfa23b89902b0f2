import { looksOf } from './pictures'

/** docs/screens.md: every page of the app in three looks. */
export function renderGallery(sections: Record<string, Record<string, string>>): string {
  const parts = Object.entries(sections).map(([section, pages]) => {
    const rows = Object.entries(pages).map(([title, path]) => {
      const cells = looksOf(title, path).map(({ name }) => `![${name.replace('.jpg', '').replaceAll('-', ' ')}](images/screens/${name})`)
      return `| ${title} | ${cells.join(' | ')} |`
    })
    return `## ${section}\n\n| | Laptop | In Persian, dark | Phone |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `# Screens\n\nEvery page with the sample data, taken by \`npm run screenshots\`.\n\n${parts.join('\n')}`
}
