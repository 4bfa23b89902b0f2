import type { Activity } from '#shared/activities/schema'
import { searchText } from '../search/search-index'

/** What an activity is found by. */
export function activityDocument({ subject, body }: Pick<Activity, 'subject' | 'body'>): string {
  return searchText([subject, body])
}

const longestTitle = 80

/** What an activity is called in events: its subject, else how its text begins. */
export function activityTitle({ subject, body }: Pick<Activity, 'subject' | 'body'>): string | null {
  const text = subject || body?.trim().split('\n')[0] || ''
  if (text === '') return null
  return text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text
}
