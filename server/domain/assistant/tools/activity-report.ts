import { z } from 'zod'
import { activityReportQuery } from '#shared/reports/activity'
import { amount } from '../../ai/amount'
import { getActivityReport } from '../../reports/activity'
import { askedDays, lookedFor, periodField, periodLooked } from '../asked-days'
import { memberField, memberNamed } from '../people'
import { listing, memberWords, mostRows, plainRow } from '../rows'
import { defineTool } from '../tool'

export const activityReport = defineTool({
  name: 'activity_report',
  description: 'How much each member did in a time (calls, e-mails, meetings, completed tasks) and what came of it (deals won and lost). The last 30 days if no period is given.',
  input: z.strictObject({ period: periodField('Which time.'), member: memberField('Only this member:').optional() }),
  async run(inquiry, { period, member }) {
    const days = period === undefined ? undefined : askedDays(inquiry, period, 'past')
    const ownerId = member && (await memberNamed(inquiry, member)).id
    const { byType, results } = await getActivityReport(inquiry.db, inquiry.actor, activityReportQuery.parse({ ...days, ownerId, by: 'month' }))
    const rows = results.map(({ userId, userName, won, lost, wonSums, calls, meetings, emails, tasksCompleted }) => plainRow([
      memberWords({ id: userId, name: userName }, inquiry), `${calls} calls`, `${emails} e-mails`, `${meetings} meetings`, `${tasksCompleted} tasks completed`,
      `${won} deals won${wonSums.length > 0 ? ` (${wonSums.map(({ currency, valueCents }) => amount(valueCents, currency)).join(', ')})` : ''}`, `${lost} deals lost`,
    ]))
    const all = byType.map(({ type, count }) => `${count} ${type}`).join(', ')
    return { found: null, isCut: rows.length > mostRows, by: lookedFor({ ...periodLooked(days), member: { value: member } }), text: `All activities: ${all || 'none'}\n${listing('members', rows.slice(0, mostRows), rows.length)}` }
  },
})
