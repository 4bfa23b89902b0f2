import { beforeEach, describe, expect, it } from 'vitest'
import { notificationSettingsOf, updateNotificationSettings } from '#server/domain/accounts/notification-settings'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('notification settings on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'rep')
  })

  it('begin with every mail on, and the digest at eight', async () => {
    expect(await notificationSettingsOf(ana.db, ana.actor.userId)).toEqual({ reminderMail: true, digest: true, digestHour: 8, mentionMail: true })
  })

  it('keep what was chosen before when something else is chosen', async () => {
    await updateNotificationSettings(ana.db, ana.actor, { digest: false })
    await updateNotificationSettings(ana.db, ana.actor, { digestHour: 6 })
    expect(await notificationSettingsOf(ana.db, ana.actor.userId)).toMatchObject({ digest: false, digestHour: 6, reminderMail: true })
  })
})
