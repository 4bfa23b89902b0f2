import { Command } from 'commander'
import { resetTwoStepAsOperator } from '#server/domain/accounts/operator'
import { withInstallation } from '../with-installation'

export function resetTwoStepCommand(): Command {
  return new Command('reset-two-step')
    .description('switch two-step sign-in off for someone who is locked out, and end every session of the account')
    .argument('<email>')
    .action(async (email: string) => {
      await withInstallation(db => resetTwoStepAsOperator(db, email))
      console.info(`${email} signs in with the password alone now, and can set two-step sign-in up again.`)
    })
}
