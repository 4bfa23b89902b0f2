import { main } from '#server/cli/main'

// The built server and the executable begin here (nuxt.config.ts names it): only `serve` loads the pages and routes.
void main(process.argv.slice(2), async () => (await import('./serve')).serve)
