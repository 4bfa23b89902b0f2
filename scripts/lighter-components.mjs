import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const importLine = /import \{([^}]+)\} from ["']reka-ui\/namespaced["'];?/
const prefix = 'virtual:reka-ui/'

/**
 * Nuxt UI takes a menu's parts from a module that names the parts of every component: whoever shows a menu would load
 * calendars and comboboxes too, 35 kB of them. Here each name becomes a module of its own.
 */
export function lighterComponents() {
  const folder = join(createRequire(import.meta.url).resolve('reka-ui/package.json'), '..')
  const source = readFileSync(join(folder, 'dist', 'namespaced', 'index.mjs'), 'utf8')

  return {
    name: 'lighter-components',
    enforce: 'pre',
    resolveId: id => id.startsWith(prefix) ? `\0${id}` : undefined,
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return
      const name = id.slice(prefix.length + 1)
      const parts = new RegExp(`^const ${name} = (\\{[^}]*\\});`, 'm').exec(source)?.[1]
      if (!parts) throw new Error(`reka-ui has no namespace ${name} any more: look at scripts/lighter-components.mjs.`)
      const components = [...parts.matchAll(/: (\w+)/g)].map(([, component]) => component)
      return `import { ${components.join(', ')} } from 'reka-ui'\nexport const ${name} = ${parts}`
    },
    transform(code, id) {
      const found = id.includes('@nuxt/ui') && importLine.exec(code)
      if (!found) return
      const imports = found[1].split(',').map((item) => {
        const [name] = item.trim().split(/\s+as\s+/)
        return `import { ${item.trim()} } from '${prefix}${name}'`
      })
      return { code: code.replace(found[0], imports.join(';')), map: null }
    },
  }
}
