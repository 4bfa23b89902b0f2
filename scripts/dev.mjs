import { ensureInstalled } from './install.mjs'
import { commandFile, main, run } from './runtime.mjs'

await main(async () => {
  await ensureInstalled()
  const { HOST = '127.0.0.1', PORT = '3000', DATA_DIR = '.data' } = process.env
  return run([commandFile('nuxt'), 'dev', '--host', HOST, '--port', PORT, ...process.argv.slice(2)], { env: { HOST, PORT, DATA_DIR } })
})
