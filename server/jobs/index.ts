import type { Database } from '#server/db/database'
import type { Job } from '#server/queue/queue'
import { anchorChainsJob } from './anchor-chains'
import { runBulkJob, undoBulkJob } from './bulk'
import { dailyBackupJob, manualBackupJob } from './backups'
import { dailyDigestsJob, sendDigestJob } from './digests'
import { handOverRecordsJob } from './hand-over-records'
import { housekeepingJob } from './housekeeping'
import { runImportJob, undoImportJob } from './import-contacts'
import { mailMentionJob } from './mail-mention'
import { recountInteractionsJob } from './recount-interactions'
import { remindOfTasksJob } from './remind-of-tasks'
import { reportFailedSignInJob } from './report-failed-sign-in'
import { sendEmailJob } from './send-email'

/** Does one job. `db` has no scope: a job of an organization binds it to that one. */
export type JobHandler = (db: Database, job: Job) => Promise<void>

/** Every kind of job and who does it. */
export const jobHandlers: Record<string, JobHandler> = {
  'anchor-chains': anchorChainsJob,
  'daily-backup': dailyBackupJob,
  'daily-digests': dailyDigestsJob,
  'hand-over-records': handOverRecordsJob,
  'housekeeping': housekeepingJob,
  'mail-mention': mailMentionJob,
  'manual-backup': manualBackupJob,
  'recount-interactions': recountInteractionsJob,
  'remind-of-tasks': remindOfTasksJob,
  'report-failed-sign-in': reportFailedSignInJob,
  'run-bulk': runBulkJob,
  'run-import': runImportJob,
  'send-digest': sendDigestJob,
  'send-email': sendEmailJob,
  'undo-bulk': undoBulkJob,
  'undo-import': undoImportJob,
}

/** What runs by the clock, in UTC: a cron pattern for each kind of job. */
export const timetable: Record<string, string> = {
  // Twice an hour, so that a laptop's few hours hold one: it makes one a day.
  'daily-backup': '5,35 * * * *',
  // Time zones lie quarters of an hour apart, and people choose an hour of theirs.
  'daily-digests': '1,16,31,46 * * * *',
  'housekeeping': '17 * * * *',
  'anchor-chains': '47 * * * *',
}
