import { Command } from 'commander'
import { newAccountSchema } from '#shared/accounts/schema'
import { setPasswordAsOperator } from '#server/domain/accounts/operator'
import { withInstallation } from '../with-installation'
import { askPassword } from './password'
import { assertValid } from './valid'

export function resetPasswordCommand(): Command {
  return new Command('reset-password')
    .description('set a new password and end every session of the account')
    .argument('<email>')
    .action(async (email: string) => {
      const { password, isGenerated } = await askPassword()
      assertValid(newAccountSchema.pick({ password: true }), { password })
      await withInstallation(db => setPasswordAsOperator(db, email, password))
      console.info(`${email} has a new password and is signed out everywhere.`)
      if (isGenerated) console.info(`Password, shown this once: ${password}`)
    })
}
