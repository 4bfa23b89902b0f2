import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { main, run } from './runtime.mjs'

// Runs a TypeScript program of the repository against a fresh build: `node scripts/run.mjs tests/bench/bench.ts --contacts 1000`.
await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  return run(['--import', './scripts/typescript.mjs', ...process.argv.slice(2)])
})
