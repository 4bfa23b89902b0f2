import { describe, expect, it } from 'vitest'
import { guardedPackages, layers, systemDbImporters } from '../../scripts/layers.mjs'
import { allPaths, importsOf, sourceFiles, textOf } from '../support/source-files'

const isIn = (path: string, place: string) => path === place || path === place.replace(/\.ts$/, '') || path.startsWith(`${place}/`)
const product = sourceFiles.filter(({ path }) => !/^(tests|migrations)\//.test(path))

/** The most exact entry of the table for a file: server/db/dialect before server/db. */
function layerOf(path: string) {
  return layers.filter(({ folder }) => isIn(path, folder)).sort((a, b) => b.folder.length - a.folder.length)[0]
}

describe('the table of layers', () => {
  it('lets each folder import only what lies below it', () => {
    const broken = sourceFiles.flatMap((file) => {
      const layer = layerOf(file.path)
      if (!layer) return []
      return importsOf(file).own
        .filter(target => !/^(i18n|assets|public)\//.test(target) && !layer.from.some(place => isIn(target, place)))
        .filter(target => !isIn(target, layer.folder) || layer.folder === 'pages')
        .map(target => `${file.path} imports ${target}. ${layer.why}`)
    })
    expect(broken).toEqual([])
  })

  it('keeps each driver and protocol in one place', () => {
    const broken = sourceFiles.flatMap((file) => {
      const layer = layerOf(file.path)
      if (!layer) return []
      return importsOf(file).packages
        .filter(name => guardedPackages.some(guarded => isIn(name, guarded)) && !layer.packages.some(allowed => isIn(name, allowed)))
        .map(name => `${file.path} imports ${name}. ${layer.why}`)
    })
    expect(broken).toEqual([])
  })

  it('knows every folder of the server', () => {
    const unknown = sourceFiles.filter(({ path }) => path.startsWith('server/') && !layerOf(path)).map(({ path }) => `${path} is in no layer: add its folder to scripts/layers.mjs.`)
    expect(unknown).toEqual([])
  })

  it('keeps the server out of the browser', () => {
    const broken = sourceFiles.filter(({ path }) => !/^(server|tests|scripts)\//.test(path) && !path.includes('.config.'))
      .flatMap(file => importsOf(file).own.filter(target => target.startsWith('server/')).map(target => `${file.path} imports ${target}: move what both sides need to shared/.`))
    expect(broken).toEqual([])
  })
})

describe('the organization boundary', () => {
  it('gives the database without an organization to few', () => {
    const broken = product.filter(({ path, text }) => /\bsystemDb\b/.test(text) && !systemDbImporters.some(place => isIn(path, place)))
      .map(({ path }) => `${path} uses systemDb: take the handle that is bound to the actor's organization, or argue for an entry in scripts/layers.mjs.`)
    expect(broken).toEqual([])
  })

  it('keeps raw SQL where the organization is an argument', () => {
    const broken = product.filter(({ path, text }) => !path.startsWith('server/db/') && (/import\s*(?:type\s*)?\{[^}]*\bsql\b[^}]*\}\s*from\s*'kysely'/.test(text) || /\bCompiledQuery\b/.test(text)))
      .map(({ path }) => `${path} writes raw SQL, which the organization scope cannot see: make it a named function of server/db/dialect that takes the organization.`)
    expect(broken).toEqual([])
  })

  it('lets a domain folder call another\'s use cases, never its repository', () => {
    const broken = sourceFiles.filter(({ path }) => path.startsWith('server/')).flatMap(file => importsOf(file).own
      .filter(target => target.endsWith('.repository') && target.split('/').slice(0, -1).join('/') !== file.path.split('/').slice(0, -1).join('/'))
      .map(target => `${file.path} imports ${target}: call a use case of that folder.`))
    expect(broken).toEqual([])
  })
})

describe('files', () => {
  it('have names that say what they hold', () => {
    const broken = allPaths.filter(path => /(^|\/)(utils?|helpers?|lib|common|misc)(\/|\.(ts|vue|mjs)$)/.test(path)).map(path => `${path}: name the concept.`)
    expect(broken).toEqual([])
  })

  it('are one idea: under 300 lines', () => {
    const broken = product.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => `${path} has over 300 lines: split it by idea.`)
    expect(broken).toEqual([])
  })

  it('of components keep their script under 80 lines and their template under 120', () => {
    const lines = (text: string, tag: string) => text.match(new RegExp(`<${tag}[^>]*>\\n([\\s\\S]*)\\n</${tag}>`))?.[1]?.split('\n').length ?? 0
    const broken = sourceFiles.filter(({ path }) => path.endsWith('.vue')).flatMap(({ path, text }) => [
      lines(text, 'script') >= 80 ? [`${path}: script of ${lines(text, 'script')} lines; move state and requests into a composable.`] : [],
      lines(text, 'template') >= 120 ? [`${path}: template of ${lines(text, 'template')} lines; split off a component.`] : [],
    ].flat())
    expect(broken).toEqual([])
  })

  it('silence no check', () => {
    const silence = new RegExp(['eslint-' + 'disable', '@ts-' + '(ignore|expect-error|nocheck)', '\\bas ' + 'any\\b', ': ' + 'any\\b'].join('|'))
    const broken = sourceFiles.filter(({ text }) => silence.test(text)).map(({ path }) => `${path} silences a check: say the type.`)
    expect(broken).toEqual([])
  })
})

describe('migrations', () => {
  it('are all in migrations/index.ts', () => {
    const index = textOf('migrations/index.ts') ?? ''
    const missing = allPaths.filter(path => /^migrations\/\d{4}_[^/]*\.ts$/.test(path)).filter(path => !index.includes(path.slice('migrations/'.length, -3)))
      .map(path => `${path} is not in migrations/index.ts: it would never run.`)
    expect(missing).toEqual([])
  })
})

describe('the schemas of answers', () => {
  it('cost the browser nothing: it takes their types alone', () => {
    const broken = sourceFiles.filter(({ path }) => /^(pages|components|composables|layouts|middleware)\//.test(path) || /^shared\/.*\/schema\.ts$/.test(path))
      .flatMap(({ path, text }) => [...text.matchAll(/^(?:import|export) (?!type)\{[^}]*\} from '([^']*answers)'/gm)].map(([, target]) => `${path} takes values of ${target}: import types of it, or move what the browser needs to the schema of requests.`))
    expect(broken).toEqual([])
  })
})
