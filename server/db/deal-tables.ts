import type { Generated } from 'kysely'
import type { DiscountApproval, Outcome } from '#shared/deals/schema'
import type { StageColor } from '#shared/pipelines/schema'
import type { Day, Flag, Instant, Tenant, TenantRecord } from './schema'

export interface PipelinesTable extends Tenant { id: string, name: string, isDefault: Flag, position: number, createdAt: Instant }

export interface StagesTable extends Tenant {
  id: string
  pipelineId: string
  name: string
  position: number
  probability: number
  color: StageColor
  rottingDays: number | null
  outcome: 'won' | 'lost' | null
}

export interface DealsTable extends TenantRecord {
  ownerId: string | null
  title: string
  sortTitle: string
  contactId: string | null
  companyId: string | null
  pipelineId: string
  stageId: string
  /** Rank in the stage's column: the smaller, the higher. */
  position: number
  valueCents: number
  currency: string
  probability: number
  expectedCloseDate: Day | null
  actualCloseDate: Day | null
  outcome: Outcome | null
  lostReason: string | null
  source: string | null
  campaign: string | null
  nextAction: string | null
  nextActionDate: Day | null
  stageEnteredAt: Instant
  lastInteractionAt: Instant | null
  /** When an open deal counts as gone quiet: its last interaction (or its creation) plus the stage's rotting days. */
  quietAt: Instant
  /** The value is the sum of the line items. */
  valueFromItems: Generated<Flag>
  discountApproval: Generated<DiscountApproval | null>
  isSample: Flag
}

/** How long a deal was in a stage; `leftAt` null: it is there now. Triggers on deals keep it, whoever moves them. */
export interface StageStaysTable extends Tenant { dealId: string, stageId: string, enteredAt: Instant, leftAt: Instant | null }

export interface DealContactsTable extends Tenant { dealId: string, contactId: string }
