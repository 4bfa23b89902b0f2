import { useConfig } from '#server/config'
import { makeBackup, makeDailyBackup } from '#server/domain/backups/make-backup'
import type { JobHandler } from './index'

export const manualBackupJob: JobHandler = async db => await makeBackup(db, 'manual')

export const dailyBackupJob: JobHandler = async db => await makeDailyBackup(db, useConfig().backups)
