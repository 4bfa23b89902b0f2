import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile { path: string, text: string }

const outside = new Set(['node_modules', 'coverage', 'dist', 'public'])

function pathsUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => !entry.name.startsWith('.') && !(folder === '' && outside.has(entry.name)))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? pathsUnder(path) : [path]
    })
}

/** Every file of ours, by its path from the root. */
export const allPaths: string[] = pathsUnder('')

/** Every program file of ours. */
export const sourceFiles: SourceFile[] = allPaths
  .filter(path => /\.(ts|vue|mjs)$/.test(path))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** The text of one file of ours, or nothing if it is not there. */
export function textOf(path: string): string | undefined {
  return allPaths.includes(path) ? readFileSync(join(root, path), 'utf8') : undefined
}

const importPattern = /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** What a file imports: our own files as paths from the root (`server/db/database`), packages by name. */
export function importsOf({ path, text }: SourceFile): { own: string[], packages: string[] } {
  const specifiers = [...text.matchAll(importPattern)].map(match => match[1] ?? match[2] ?? '')
  const own: string[] = []
  const packages: string[] = []
  for (const specifier of specifiers) {
    if (specifier.startsWith('.')) own.push(normalize(join(dirname(path), specifier)))
    else if (/^[#~@]?\//.test(specifier)) own.push(specifier.replace(/^[~@]?\//, ''))
    else if (/^#(server|shared)\//.test(specifier)) own.push(specifier.slice(1))
    else packages.push(specifier)
  }
  return { own, packages }
}
