import { Command, Option } from 'commander'
import { newAccountSchema } from '#shared/accounts/schema'
import { roles, type Role } from '#shared/members/permissions'
import { createAccountAsOperator } from '#server/domain/accounts/operator'
import { withInstallation } from '../with-installation'
import { askPassword } from './password'
import { assertValid } from './valid'

interface Options { name?: string, organization: string, role: Role }

export function createCommand(): Command {
  return new Command('create')
    .description('make an account; asks for its password, or takes it from standard input')
    .argument('<email>')
    .requiredOption('--organization <name>', 'the organization to join, by name or id; founded if it is new')
    .option('--name <name>', 'what the person is called')
    .addOption(new Option('--role <role>', 'what they may do there').choices(roles).default('admin'))
    .action(async (email: string, { name = email, organization, role }: Options) => {
      const { password, isGenerated } = await askPassword()
      const account = assertValid(newAccountSchema, { email, name, password })
      const { isNew } = await withInstallation(db => createAccountAsOperator(db, { account, organization, role }))
      console.info(`${account.email} is ${role} of ${isNew ? 'the new organization ' : ''}"${organization}".`)
      if (isGenerated) console.info(`Password, shown this once: ${password}`)
    })
}
