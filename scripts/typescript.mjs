import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import { root } from './runtime.mjs'

// Lets Node run the repository's TypeScript as the build reads it: `node --import ./scripts/typescript.mjs file.ts`.
const aliases = { '#server/': 'server', '#shared/': 'shared', '~/': '.' }

function fileOf(specifier, parent) {
  const alias = Object.keys(aliases).find(prefix => specifier.startsWith(prefix))
  const base = alias
    ? join(root, aliases[alias], specifier.slice(alias.length))
    : fileURLToPath(new URL(specifier, parent))
  return [base, `${base}.ts`, join(base, 'index.ts')].find(file => extname(file) && existsSync(file))
}

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = /^(#server\/|#shared\/|~\/|\.)/.test(specifier) && context.parentURL?.startsWith('file:') && !context.parentURL.includes('/node_modules/')
    const file = isOurs ? fileOf(specifier, context.parentURL) : undefined
    return file ? { url: pathToFileURL(file).href, shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context)
    const file = fileURLToPath(url)
    const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', format: 'esm', target: 'node22', sourcefile: file, sourcemap: 'inline', tsconfigRaw: {} })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
