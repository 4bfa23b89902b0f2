import { Command } from 'commander'
import { disableAccount } from '#server/domain/members/disable-account'
import { withInstallation } from '../with-installation'

export function disableCommand(): Command {
  return new Command('disable')
    .description('end an account\'s sessions and keep it from signing in; an admin of its organization can let it in again')
    .argument('<email>')
    .action(async (email: string) => {
      await withInstallation(db => disableAccount(db, email))
      console.info(`${email} is signed out and cannot sign in any more.`)
    })
}
