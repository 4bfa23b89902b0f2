/** How many questions of a conversation go along with the next one. */
export const mostPrevious = 5
export const longestQuestion = 1000
/** Of an answer before, so much goes along. */
export const longestAnswer = 8000

/** What can be looked at, and the two that propose. */
export const toolNames = [
  'find_contacts', 'find_companies', 'find_deals', 'get_record_history', 'search_text', 'find_activities', 'list_tasks', 'list_follow_ups',
  'forecast', 'pipeline_report', 'activity_report', 'revenue_report', 'list_members', 'propose_task', 'propose_next_action',
] as const
export type ToolName = (typeof toolNames)[number]

/** By what was looked: the words in which the interface says so. */
export const lookedBy = [
  'text', 'tag', 'company', 'contact', 'record', 'owner', 'member', 'status', 'stage', 'outcome', 'type', 'state', 'notContactedSince', 'contactedSince', 'neverContacted',
  'createdSince', 'createdBefore', 'since', 'before', 'closesFrom', 'closesBefore', 'valueMin', 'quiet', 'due', 'by',
] as const
export type LookedBy = (typeof lookedBy)[number]
