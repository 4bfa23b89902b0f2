import { Command } from 'commander'
import { version } from '#server/config'

export function versionCommand(): Command {
  return new Command('version')
    .description('say which version this is')
    .action(() => console.info(`SimpleCRM ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`))
}
