import { ensureBuilt, serverFile } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { main, run, serverFlags } from './runtime.mjs'

const [, , ...args] = process.argv
const command = args[0] === '--demo' ? ['demo', ...args.slice(1)] : ['serve', ...args]

await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  return run([...serverFlags, serverFile, ...command], { env: { NODE_ENV: 'production' } })
})
