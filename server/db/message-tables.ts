import type { Generated } from 'kysely'
import type { MessageLanguage } from '#shared/message-templates/values'
import type { Flag, TenantRecord } from './schema'

export interface MessageTemplatesTable extends TenantRecord {
  name: string
  sortName: string
  language: MessageLanguage
  subject: string | null
  body: string
  /** 0: its owner alone sees it. */
  isShared: Flag
  ownerId: string
  isSample: Generated<Flag>
}
