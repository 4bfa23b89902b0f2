import { ensureBuilt, serverFile } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { main, run, serverFlags } from './runtime.mjs'

// The executable's commands from a checkout: `npm run simplecrm -- backup FILE`.
await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  return run([...serverFlags, serverFile, ...process.argv.slice(2)])
})
