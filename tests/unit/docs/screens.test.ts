import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { gallery } from '../../screenshots/pictures'

/** `/contacts/[id]` for every page that is a file; a page that holds others is seen with them. */
function addresses(): string[] {
  const files = readdirSync(new URL('../../../pages', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.vue')).map(name => name.replaceAll('\\', '/'))
  return files.filter(name => !files.some(other => other.startsWith(`${name.replace('.vue', '')}/`)))
    .map(name => `/${name}`.replace('.vue', '').replace(/\/index$/, '') || '/')
}

it('docs/screens.md shows every page', () => {
  const shown = Object.values(gallery({ contact: 'one', company: 'one', deal: 'one', clientLink: 'one', proposal: 'one' })).flatMap(pages => Object.values(pages)).map(path => path.split(/[#?]/)[0]!)
  const missing = addresses().filter(address => !shown.some(path => new RegExp(`^${address.replace(/\[+\w+\]+/g, '[^/]+')}$`).test(path)))
  expect(missing, 'add the page to gallery() in tests/screenshots/pictures.ts').toEqual([])
})
