import { can, type Role } from '#shared/members/permissions'
import type { Tool } from '../tool'
import { activityReport } from './activity-report'
import { findActivities } from './find-activities'
import { findCompanies } from './find-companies'
import { findContacts } from './find-contacts'
import { findDeals } from './find-deals'
import { forecast } from './forecast'
import { getRecordHistory } from './get-record-history'
import { listFollowUps } from './list-follow-ups'
import { listMembers } from './list-members'
import { listTasks } from './list-tasks'
import { pipelineReport } from './pipeline-report'
import { proposeNextAction } from './propose-next-action'
import { proposeTask } from './propose-task'
import { revenueReport } from './revenue-report'
import { searchText } from './search-text'

const tools: Tool[] = [
  findContacts, findCompanies, findDeals, getRecordHistory, searchText, findActivities, listTasks, listFollowUps,
  forecast, pipelineReport, activityReport, revenueReport, listMembers, proposeTask, proposeNextAction,
]

/** The tools that there are for someone of a role: those who may not change anything are proposed nothing. */
export function toolsFor(role: Role): Tool[] {
  return tools.filter(({ needs }) => !needs || can(role, needs))
}
