import { Command } from 'commander'
import { assignPlanByName, removePlan, setPlan } from '#server/domain/plans/operate-plans'
import { withInstallation } from '../with-installation'
import { parseAmount, parseBytes } from './amounts'
import { listCommand } from './list'

interface Limits { records?: number | null, storage?: number | null, apiCalls?: number | null, emails?: number | null, aiTokens?: number | null }

export function planCommand(): Command {
  const plan = new Command('plan').description('set what organizations may use, and show it')
  for (const command of [listCommand(), setCommand(), assignCommand(), removeCommand()]) plan.addCommand(command)
  return plan
}

function setCommand(): Command {
  return new Command('set')
    .description('make a plan, or change limits of one')
    .argument('<name>')
    .option('--records <number>', 'contacts, companies, deals, activities and tasks together', parseAmount)
    .option('--storage <size>', 'files, like 10GB', parseBytes)
    .option('--api-calls <number>', 'calls by API keys a day', parseAmount)
    .option('--emails <number>', 'e-mails a day', parseAmount)
    .option('--ai-tokens <number>', 'tokens for Claude a month', parseAmount)
    .addHelpText('after', '\nWhat is not named stays as it is, in a new plan without a limit. "none" takes a limit away.')
    .action(async (name: string, { records, storage, apiCalls, emails, aiTokens }: Limits) => {
      const given = { records, storageBytes: storage, apiCallsPerDay: apiCalls, emailsPerDay: emails, aiTokensPerMonth: aiTokens }
      const limits = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      await withInstallation(db => setPlan(db, name, limits))
      console.info(`The plan "${name}" is set. Give it to an organization: simplecrm plan assign ORGANIZATION "${name}"`)
    })
}

function assignCommand(): Command {
  return new Command('assign')
    .description('give an organization a plan')
    .argument('<organization>', 'its name or id')
    .argument('<plan>', 'the plan\'s name, or "none"')
    .action(async (organization: string, plan: string) => {
      const { name } = await withInstallation(db => assignPlanByName(db, organization, plan === 'none' ? null : plan))
      console.info(plan === 'none' ? `"${name}" has no plan, and so no limits.` : `"${name}" has the plan "${plan}".`)
    })
}

function removeCommand(): Command {
  return new Command('remove')
    .description('remove a plan that no organization has')
    .argument('<name>')
    .action(async (name: string) => {
      await withInstallation(db => removePlan(db, name))
      console.info(`The plan "${name}" is gone.`)
    })
}
