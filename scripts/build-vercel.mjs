import { ensureBuilt, warnOfFileDatabase } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { main, run } from './runtime.mjs'

// The build command of vercel.json: the function, and the one step of a deployment that changes the database.
await main(async () => {
  await ensureInstalled()
  await ensureBuilt('vercel')
  if (warnOfFileDatabase()) return 0
  return run(['--import', './scripts/typescript.mjs', './scripts/migrate.ts'])
})
