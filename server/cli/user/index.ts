import { Command } from 'commander'
import { createCommand } from './create'
import { disableCommand } from './disable'
import { listCommand } from './list'
import { resetPasswordCommand } from './reset-password'
import { resetTwoStepCommand } from './reset-two-step'

export function userCommand(): Command {
  const user = new Command('user').description('make, show and disable accounts')
  for (const command of [createCommand(), listCommand(), resetPasswordCommand(), resetTwoStepCommand(), disableCommand()]) user.addCommand(command)
  return user
}
