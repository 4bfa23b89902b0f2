import { fileURLToPath } from 'node:url'
import type { ModuleOptions } from '@vite-pwa/nuxt'

interface Chunk { file: string, css?: string[], isEntry?: boolean, prefetch?: boolean, imports?: string[], dynamicImports?: string[] }

/** Loaded when somebody is connected and wants it: the editor (a plain field stands in for it), the help, the settings. */
const leftOut = /RichTextEditor\.vue$|^pages\/(?:settings|help|docs|import|login|register|forgot|reset|invite|verify)|^pages\/p\/|^docs\/|\.md(?:\?|$)/

const kept = new Set<string>()

/** Finds the files of the browser that the shell and the pages of a phone may need: all that the entry leads to, but for what is left out. */
export function precachedChunks(manifest: Record<string, Chunk>): void {
  // The service worker fetches what may be needed later, once and after the page: no page does it by itself.
  for (const chunk of Object.values(manifest)) chunk.prefetch = false
  const waiting = Object.entries(manifest).filter(([, { isEntry }]) => isEntry).map(([id]) => id)
  const seen = new Set(waiting)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const { file, css = [], imports = [], dynamicImports = [] } = manifest[id]!
    for (const name of [file, ...css]) kept.add(`_nuxt/${name}`)
    for (const next of [...imports, ...dynamicImports]) {
      if (seen.has(next) || leftOut.test(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
}

const shortcut = (name: string, url: string) => ({ name, url, icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }] })
// A build is known by its id: the shell of another one names other files.
const revision = String(Date.now())

/** The app as a phone installs it, and its service worker (offline/service-worker.ts). */
export const pwa: Partial<ModuleOptions> = {
  strategies: 'injectManifest',
  srcDir: 'offline',
  filename: 'service-worker.ts',
  injectRegister: false,
  // Where the preset puts public files; unset, those of the server.
  outDir: process.env.NITRO_PRESET === 'vercel' ? fileURLToPath(new URL('../.vercel/output/static', import.meta.url)) : undefined,
  registerWebManifestInRouteRules: true,
  client: { registerPlugin: false },
  devOptions: { enabled: false },
  injectManifest: {
    globPatterns: ['_nuxt/**/*.{js,css}', '*.{svg,png}'],
    // Fonts of Persian come with the first page that is read in it.
    manifestTransforms: [entries => ({ manifest: entries.filter(({ url }) => !url.startsWith('_nuxt/') || url.startsWith('_nuxt/builds/meta/') || kept.has(url)), warnings: [] })],
    additionalManifestEntries: [{ url: '/shell', revision }],
  },
  manifest: {
    id: '/',
    name: 'SimpleCRM',
    short_name: 'SimpleCRM',
    description: 'Whom to follow up next.',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: '#ffffff',
    background_color: '#ffffff',
    categories: ['business', 'productivity'],
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [shortcut('Today', '/'), shortcut('New contact', '/?new=contact'), shortcut('Log a call', '/?new=call')],
  },
}
