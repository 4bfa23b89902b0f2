import { Command } from 'commander'
import { useConfig, type Config } from '#server/config'

/** Loads what serves: the pages and routes are much to load for a command that needs none of them. */
export type LoadServer = () => Promise<(config: Config) => Promise<void>>

export function serveCommand(load: LoadServer): Command {
  return new Command('serve')
    .description('start the server (what happens without a command)')
    .option('-p, --port <number>', 'the port to listen on (PORT)')
    .option('--host <address>', 'the address to listen on; 0.0.0.0 for every network (HOST)')
    .action(async ({ port, host }: { port?: string, host?: string }) => {
      if (port) process.env.PORT = port
      if (host) process.env.HOST = host
      const config = useConfig()
      const serve = await load()
      await serve(config)
    })
}
