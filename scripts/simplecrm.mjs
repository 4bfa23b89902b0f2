import { ensureInstalled } from './install.mjs'
import { main, run, serverFlags } from './runtime.mjs'

// The executable's commands from a checkout: `npm run simplecrm -- backup FILE`.
await main(async () => {
  await ensureInstalled()
  return run([...serverFlags, '--import', './scripts/typescript.mjs', './scripts/command.ts', ...process.argv.slice(2)])
})
