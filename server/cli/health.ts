import { Command } from 'commander'
import { useConfig } from '#server/config'
import { OperatorError } from '#server/errors'

const timeoutMs = 5000

export function healthCommand(): Command {
  return new Command('health')
    .description('ask the server on this port whether it serves; exit code 0 or 1')
    .option('-p, --port <number>', 'the port it listens on (PORT)')
    .option('--host <address>', 'the address it listens on (HOST)')
    .action(async ({ port, host }: { port?: string, host?: string }) => {
      if (port) process.env.PORT = port
      if (host) process.env.HOST = host
      const address = addressOf(useConfig())
      const answer = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined)
      if (!answer) throw new OperatorError(`No server answers at ${address}.`)
      if (!answer.ok) throw new OperatorError(`The server at ${address} is not healthy: it answers with ${answer.status}. "simplecrm doctor" says more.`)
      console.info(`The server at ${address} is healthy.`)
    })
}

function addressOf({ host, port }: { host: string, port: number }): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
