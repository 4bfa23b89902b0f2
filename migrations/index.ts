import type { Migration } from 'kysely/migration'
import * as accounts from './0001_accounts'
import * as eventsAndJobs from './0002_events_and_jobs'
import * as contacts from './0003_contacts'
import * as deals from './0004_deals'
import * as search from './0005_search'
import * as imports from './0006_imports'
import * as rowLevelSecurity from './0007_row_level_security'
import * as uploads from './0008_uploads'
import * as members from './0012_members'
import * as shares from './0013_shares'
import * as tasks from './0014_tasks'
import * as calendar from './0015_calendar'
import * as notesAndFiles from './0016_notes_and_files'
import * as products from './0017_products'
import * as viewsAndBulk from './0018_views_and_bulk'
import * as audit from './0019_audit'
import * as verification from './0020_verification'
import * as contactCounts from './0021_contact_counts'
import * as money from './0022_money'
import * as apiKeys from './0023_api_keys'
import * as usage from './0024_usage'
import * as twoStep from './0025_two_step'
import * as reports from './0026_reports'
import * as reportIndexes from './0027_report_indexes'
import * as ai from './0028_ai'
import * as messageTemplates from './0029_message_templates'
import * as proposals from './0030_proposals'
import * as insights from './0033_insights'
import * as proposalClients from './0031_proposal_clients'

/** Every migration in order: a static record, so that it works in a bundle and in one file too. */
export const migrations: Record<string, Migration> = {
  '0001_accounts': accounts,
  '0002_events_and_jobs': eventsAndJobs,
  '0003_contacts': contacts,
  '0004_deals': deals,
  '0005_search': search,
  '0006_imports': imports,
  '0007_row_level_security': rowLevelSecurity,
  '0008_uploads': uploads,
  '0012_members': members,
  '0013_shares': shares,
  '0014_tasks': tasks,
  '0015_calendar': calendar,
  '0016_notes_and_files': notesAndFiles,
  '0017_products': products,
  '0018_views_and_bulk': viewsAndBulk,
  '0019_audit': audit,
  '0020_verification': verification,
  '0021_contact_counts': contactCounts,
  '0022_money': money,
  '0023_api_keys': apiKeys,
  '0024_usage': usage,
  '0025_two_step': twoStep,
  '0026_reports': reports,
  '0027_report_indexes': reportIndexes,
  '0028_ai': ai,
  '0029_message_templates': messageTemplates,
  '0030_proposals': proposals,
  '0031_proposal_clients': proposalClients,
  '0033_insights': insights,
}
