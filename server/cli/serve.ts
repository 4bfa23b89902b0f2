import { join } from 'node:path'
import { Command } from 'commander'
import { useConfig, type Config } from '#server/config'
import { homeFolder } from '#server/executable'

/** Loads what serves: the pages and routes are much to load for a command that needs none of them. */
export type LoadServer = () => Promise<(config: Config) => Promise<void>>

interface Options { port?: string, host?: string }

export function serveCommand(load: LoadServer): Command {
  return listening('serve', load).description('start the server (what happens without a command)')
}

export function demoCommand(load: LoadServer): Command {
  return listening('demo', load, () => {
    process.env.DEMO = 'true'
    process.env.DATA_DIR ||= join(homeFolder, '.data-demo')
  }).description('start a server with a consultant\'s sample clients, deals and conversations, in .data-demo')
}

function listening(name: string, load: LoadServer, prepare = () => {}): Command {
  return new Command(name)
    .option('-p, --port <number>', 'the port to listen on (PORT)')
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for every network (HOST)')
    .action(async ({ port, host }: Options) => {
      if (port) process.env.PORT = port
      if (host) process.env.HOST = host
      prepare()
      const config = useConfig()
      const serve = await load()
      await serve(config)
    })
}
