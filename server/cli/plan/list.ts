import { Command } from 'commander'
import type { PlanLimits } from '#shared/plans/schema'
import { listPlans } from '#server/domain/plans/plans'
import { withInstallation } from '../with-installation'

const words: Record<keyof PlanLimits, string> = { records: 'records', storageBytes: 'bytes of files', apiCallsPerDay: 'API calls a day', emailsPerDay: 'e-mails a day', aiTokensPerMonth: 'tokens for Claude a month' }

export function listCommand(): Command {
  return new Command('list')
    .description('show the plans, and which organization has which')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { plans, organizations } = await withInstallation(listPlans)
      if (json) return console.info(JSON.stringify({ plans, organizations }, undefined, 2))
      if (plans.length === 0) console.info('There are no plans, and so no limits: simplecrm plan set NAME --records 10000')
      for (const { name, limits } of plans) console.info(`${name}  ${textOf(limits)}`)
      const names = new Map(plans.map(({ id, name }) => [id, name]))
      for (const { id, name, planId } of organizations) console.info(`${name} (${id})  ${planId === null ? 'no plan' : names.get(planId)}`)
    })
}

function textOf(limits: PlanLimits): string {
  const set = Object.entries(limits).filter(([, value]) => value !== null)
  return set.length === 0 ? 'no limits' : set.map(([name, value]) => `${value} ${words[name as keyof PlanLimits]}`).join(', ')
}
