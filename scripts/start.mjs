import { connect } from 'node:net'
import { ensureBuilt, serverFile } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { main, run, serverFlags } from './runtime.mjs'

const isDemo = process.argv.includes('--demo')
const env = {
  HOST: process.env.HOST || '127.0.0.1',
  PORT: process.env.PORT || '3000',
  DATA_DIR: process.env.DATA_DIR || (isDemo ? '.data-demo' : '.data'),
  NODE_ENV: 'production',
  ...(isDemo ? { DEMO: 'true' } : {}),
}
const isEverywhere = ['0.0.0.0', '::'].includes(env.HOST)
const reachable = isEverywhere || env.HOST === '127.0.0.1' ? 'localhost' : env.HOST
const address = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${env.PORT}`

function answers() {
  return new Promise((resolve) => {
    const socket = connect({ host: isEverywhere ? '127.0.0.1' : env.HOST, port: Number(env.PORT), timeout: 1000 })
    const end = (isListening) => {
      socket.destroy()
      resolve(isListening)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false))
  })
}

/** A server that was just stopped may still be finishing: it gets three seconds to leave the port. */
async function isTaken() {
  const deadline = Date.now() + 3000
  while (await answers()) {
    if (Date.now() > deadline) return true
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return false
}

async function announce(child) {
  while (child.exitCode === null && child.signalCode === null) {
    const health = await fetch(`${address}/api/health`).catch(() => undefined)
    if (health?.ok) {
      console.log(`\n  SimpleCRM is ready: ${address}\n`)
      console.log(isDemo ? '  Sign in as the log above says and look around.' : '  Open it in a browser and make your account.')
      console.log(`  Your data is in ${env.DATA_DIR}. Ctrl+C stops the server.\n`)
      return
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  if (await isTaken()) throw new Error(`Port ${env.PORT} is in use already. Stop the other program, or choose a port: PORT=${Number(env.PORT) + 1} npm start`)
  return run([...serverFlags, serverFile], { env, onStart: announce })
})
