import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toNodeListener } from 'h3'
import type { Config } from '#server/config'
import { OperatorError } from '#server/errors'
import { stopOnSignals } from '#server/http/graceful-stop'
import { log } from '#server/log'
import { logUnhandled } from '#server/log/console'

/** Longer than proxies keep an unused connection: one that we close just when they use it again would be an error to somebody. */
const keepAliveTimeout = 75_000

/**
 * Serves until it is told to stop. The port comes first: a second server must not touch the database. Requests that
 * come before the app is there wait. Throws OperatorError if it cannot listen.
 */
export async function serve(config: Config): Promise<void> {
  const app = Promise.withResolvers<ReturnType<typeof toNodeListener>>()
  const server = createServer({ keepAliveTimeout }, (request, response) => void app.promise.then(handle => handle(request, response)))
  const address = await listen(server, config)
  const [{ useNitroApp }, { databaseReady }] = await Promise.all([import('nitropack/runtime'), import('#server/http/ready')])
  const nitro = useNitroApp()
  logUnhandled()
  stopOnSignals(server, () => nitro.hooks.callHook('close'), config.shutdownSeconds)
  app.resolve(toNodeListener(nitro.h3App))
  await databaseReady.promise
  if (process.stdout.isTTY) console.info(`\n  SimpleCRM is ready: ${address}\n\n  Open it in a browser. Your data is in ${config.dataDir}. Ctrl+C stops the server.\n`)
  else log.info({ address, dataDir: config.dataDir }, 'SimpleCRM is ready')
}

function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(refusal(error, host, port)))
    server.listen({ host, port }, () => resolve(addressOf(server.address() as AddressInfo)))
  })
}

function refusal(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new OperatorError(`Port ${port} is in use already. Stop the other program, or choose a port: --port ${port + 1} (or PORT=${port + 1}).`)
  if (code === 'EACCES') return new OperatorError(`Port ${port} needs more rights than this account has. Choose one above 1023, such as --port 3000, and put a proxy in front.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new OperatorError(`This machine has no address ${host}. Choose another with --host (or HOST): 127.0.0.1 for this machine alone, 0.0.0.0 for all its networks.`)
  return error
}

/** Where a person on this machine opens it. */
function addressOf({ address, port }: AddressInfo): string {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(address)
  return `http://${isLocal ? 'localhost' : address.includes(':') ? `[${address}]` : address}:${port}`
}
