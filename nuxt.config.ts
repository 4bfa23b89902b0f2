import { fileURLToPath } from 'node:url'
import { writeApiRoutes } from './scripts/api-routes.mjs'
import { precachedChunks, pwa } from './offline/pwa'
import { lighterComponents } from './scripts/lighter-components.mjs'
import { typesettingFiles } from './scripts/typesetting-files.mjs'
import vercel from './vercel.json' with { type: 'json' }

/** Nitro's own reader of public files looks beside the server only; ours looks into the executable too. */
const publicFilesReader = {
  name: 'public-files-reader',
  resolveId: (id: string) => id === '#nitro-internal-virtual/public-assets-node' ? fileURLToPath(new URL('server/http/public-files.ts', import.meta.url)) : null,
}

export default defineNuxtConfig({
  modules: [
    '@nuxt/ui', '@nuxtjs/i18n', '@pinia/nuxt', '@pinia/colada-nuxt', '@sidebase/nuxt-auth', '@nuxt/eslint', '@nuxt/test-utils/module', '@vite-pwa/nuxt',
    // Vue counts the ids of a component that waits for data on the server apart from the others', which it knows by this hook:
    // taken out of the browser's code, labels there name other fields than on the server.
    (_, { options: { optimization: { treeShake: { composables: { client } } } } }) => {
      client.vue = client.vue?.filter(name => name !== 'onServerPrefetch') ?? []
    },
  ],
  components: [{ path: '~/components', pathPrefix: false }],
  imports: { scan: false },
  devtools: { enabled: false },
  app: {
    head: {
      viewport: 'width=device-width, initial-scale=1, viewport-fit=cover',
      titleTemplate: '%s · SimpleCRM',
      link: [
        { rel: 'icon', type: 'image/svg+xml', href: '/icon.svg' },
        { rel: 'apple-touch-icon', href: '/icon-180.png' },
        { rel: 'manifest', href: '/manifest.webmanifest' },
      ],
      meta: [
        { name: 'theme-color', media: '(prefers-color-scheme: light)', content: '#ffffff' },
        { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: '#0f172a' },
        { name: 'mobile-web-app-capable', content: 'yes' },
        { name: 'apple-mobile-web-app-title', content: 'SimpleCRM' },
      ],
    },
  },
  css: ['@fontsource-variable/vazirmatn/index.css', '~/assets/css/main.css'],
  // System fonts and installed icons: no page and no build asks anyone on the internet.
  ui: { fonts: false },
  srcDir: '.',
  // Apart, so that it can be built beside the server.
  buildDir: process.env.NITRO_PRESET === 'vercel' ? '.nuxt-vercel' : '.nuxt',
  // Where the deals' trash was once.
  routeRules: {
    '/deals/trash': { redirect: '/trash?kind=deal' },
    // What every address shows when the server cannot be reached: rendered in the browser alone.
    '/shell': { ssr: false },
  },
  experimental: { defaults: { nuxtLink: { prefetchOn: { visibility: false, interaction: true } } } },
  compatibilityDate: '2026-01-01',
  nitro: {
    imports: { autoImport: false },
    compressPublicAssets: { gzip: true, brotli: true },
    rollupConfig: { plugins: [publicFilesReader] },
    // What the thread that sets documents loads from its files: no module imports it.
    externals: { traceInclude: typesettingFiles },
    // A function may take a minute: the longest that every plan of Vercel allows.
    vercel: { functions: { maxDuration: 60 }, config: { version: 3, crons: vercel.crons } },
  },
  vite: {
    plugins: [lighterComponents()],
    // What most of the app shares is one file instead of fifty: a first visit asks half as often, for hardly a byte more.
    $client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', minShareCount: 34 }] } } } } },
  },
  typescript: { strict: true },
  telemetry: { enabled: false },
  hooks: {
    // The types of routes, which the browser's own code is checked with, lead to this module.
    'prepare:types': ({ references }) => void references.push({ path: fileURLToPath(new URL('server/http/openapi/api-routes.d.ts', import.meta.url)) }),
    'build:manifest': precachedChunks,
    // The server of our own is the command line too: each command loads what it needs, which Nitro's way to gather
    // modules in one chunk would prevent. Hosts with a preset of their own keep that preset's entry.
    'nitro:init': (nitro) => {
      const { options } = nitro
      options.virtual['#api-routes'] = () => writeApiRoutes(nitro)
      if (options.preset !== 'node-server') return
      options.entry = fileURLToPath(new URL('server/entry/index.ts', import.meta.url))
      options.rollupConfig = { ...options.rollupConfig, output: { ...options.rollupConfig?.output, manualChunks: () => undefined } }
    },
  },
  auth: {
    baseURL: '/api/auth',
    globalAppMiddleware: { isEnabled: true, allow404WithoutAuth: true, addDefaultCallbackUrl: true },
    sessionRefresh: { enablePeriodically: false, enableOnWindowFocus: false },
    provider: {
      type: 'local',
      pages: { login: '/login' },
      endpoints: {
        signIn: { path: '/login', method: 'post' },
        signOut: { path: '/logout', method: 'post' },
        signUp: { path: '/register', method: 'post' },
        getSession: { path: '/session', method: 'get' },
      },
      // The module's "token" is a constant marker and no secret; the session lives in the server's own httpOnly cookie.
      token: {
        signInResponseTokenPointer: '/token',
        type: '',
        cookieName: 'simplecrm.signed-in',
        headerName: 'x-simplecrm-signed-in',
        maxAgeInSeconds: 60 * 60 * 24 * 30,
        sameSiteAttribute: 'lax',
      },
      session: { dataResponsePointer: '/' },
    },
  },
  eslint: { config: { stylistic: { semi: false, quotes: 'single', indent: 2, commaDangle: 'always-multiline', braceStyle: 'stroustrup' } } },
  i18n: {
    strategy: 'no_prefix',
    defaultLocale: 'en',
    langDir: 'locales',
    locales: [
      { code: 'en', language: 'en-GB', name: 'English', dir: 'ltr', file: 'en.json' },
      { code: 'fa', language: 'fa-IR', name: 'فارسی', dir: 'rtl', file: 'fa.json' },
    ],
    bundle: { compositionOnly: true, fullInstall: false },
    // The address of the texts tells them apart from those of another build.
    experimental: { httpCacheDuration: 60 * 60 * 24 * 365 },
    detectBrowserLanguage: { useCookie: true, cookieKey: 'simplecrm.locale', redirectOn: 'root' },
  },
  icon: {
    provider: 'server',
    serverBundle: 'local',
    fallbackToApi: false,
    clientBundle: { scan: { globInclude: ['**/*.vue', 'composables/**/*.ts', 'shared/**/*.ts'] } },
  },
  pwa,
})
