import { Command } from 'commander'
import { listAccounts } from '#server/domain/accounts/operator'
import { withInstallation } from '../with-installation'

export function listCommand(): Command {
  return new Command('list')
    .description('show every account with its organizations')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const rows = await withInstallation(listAccounts)
      if (json) return console.info(JSON.stringify(rows, undefined, 2))
      if (rows.length === 0) return console.info('There are no accounts yet: simplecrm user create EMAIL --organization NAME')
      for (const row of rows) {
        const notes = [row.isOperator && 'operator', row.isDisabled && 'disabled'].filter(Boolean).join(', ')
        console.info([row.email, row.name, row.organization ? `${row.role} of ${row.organization} (${row.organizationId})` : 'no organization', notes].filter(Boolean).join('  '))
      }
    })
}
