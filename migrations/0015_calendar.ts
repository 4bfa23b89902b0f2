import type { Kysely } from 'kysely'
import { run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    alter table users add column "notificationSettings" text not null default '{}'

    alter table memberships add column "calendarFeedId" text

    create unique index "membershipsByCalendarFeed" on memberships ("calendarFeedId") where "calendarFeedId" is not null
  `)
}
