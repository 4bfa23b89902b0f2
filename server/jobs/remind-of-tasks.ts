import { sendsMail, useConfig } from '#server/config'
import { scopedTo } from '#server/db/database'
import { remindOfTasks } from '#server/domain/tasks/reminders'
import type { JobHandler } from './index'

export const remindOfTasksJob: JobHandler = async (db, { organizationId }) => {
  if (!organizationId) throw new Error('remind-of-tasks needs an organization')
  await remindOfTasks(scopedTo(db, organizationId), organizationId, { appUrl: useConfig().appUrl, sendsMail: sendsMail() })
}
