import { beforeEach, describe, expect, it } from 'vitest'
import { createApiKey, listApiKeys, revokeApiKey } from '#server/domain/api-keys/api-keys'
import { findKeyHolder } from '#server/domain/api-keys/key-actor'
import { removeMember, updateMember } from '#server/domain/members/change-member'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'

describe.each(engines)('API keys on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember

  beforeEach(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  const make = ({ db, actor }: TestMember, name = 'Website') => createApiKey(db, actor, { name, scopes: ['contacts:read'], expiresInDays: 30 })
  const holder = (key: string) => findKeyHolder(database.db, key)

  it('are shown once, and stored as a hash', async () => {
    const { apiKey, key } = await make(ana)
    expect(key).toMatch(/^scrm_[\w-]{43}$/)
    expect(apiKey).toMatchObject({ name: 'Website', prefix: key.slice(0, 10), scopes: ['contacts:read'], lastUsedAt: null, revokedAt: null, userName: 'Ana Torres' })
    expect(JSON.stringify(await listApiKeys(ana.db, ana.actor))).not.toContain(key)
    expect(JSON.stringify(await database.db.selectFrom('apiKeys').selectAll().execute())).not.toContain(key)
    expect(JSON.stringify(await ana.db.selectFrom('events').select('payload').execute())).not.toContain(key)
  })

  it('act as their member, with the role that they have now', async () => {
    const { key } = await make(rui)
    expect((await holder(key)).actor).toMatchObject({ userId: rui.actor.userId, organizationId: rui.actor.organizationId, role: 'rep', sessionId: null })
    await updateMember(ana.db, ana.actor, rui.actor.userId, { role: 'readonly' })
    expect((await holder(key)).actor.role).toBe('readonly')
  })

  it('say when they were used, and do not write it each time', async () => {
    const { key } = await make(ana)
    const used = async () => (await listApiKeys(ana.db, ana.actor))[0]?.lastUsedAt
    await holder(key)
    const first = await used()
    expect(Date.parse(first!)).toBeGreaterThan(Date.now() - 5000)
    await holder(key)
    expect(await used()).toBe(first)
  })

  it.each(['scrm_', 'scrm_short', `scrm_${'x'.repeat(43)}`, 'ghp_0123456789', ''])('do not exist as %s', async (key) => {
    await expect(holder(key)).rejects.toMatchObject({ code: 'invalid_key' })
  })

  it('end when they expire, are revoked, or their member goes', async () => {
    const expired = await make(ana)
    await database.db.updateTable('apiKeys').set({ expiresAt: '2026-01-01T00:00:00.000Z' }).where('id', '=', expired.apiKey.id).execute()
    await expect(holder(expired.key)).rejects.toMatchObject({ code: 'key_expired' })
    const revoked = await make(ana)
    await revokeApiKey(ana.db, ana.actor, revoked.apiKey.id)
    await expect(holder(revoked.key)).rejects.toMatchObject({ code: 'key_revoked' })
    const { key } = await make(rui)
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: false })
    await expect(holder(key)).rejects.toMatchObject({ code: 'key_without_member' })
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: true })
    expect((await holder(key)).actor.role).toBe('rep')
    await removeMember(ana.db, ana.actor, rui.actor.userId, {})
    await expect(holder(key)).rejects.toMatchObject({ code: 'key_without_member' })
  })

  it('are seen and revoked by their member and by admins, and by nobody else', async () => {
    const own = await make(ana)
    const { apiKey } = await make(rui, 'Phone')
    expect((await listApiKeys(rui.db, rui.actor)).map(({ name }) => name)).toEqual(['Phone'])
    expect((await listApiKeys(ana.db, ana.actor)).map(({ name }) => name)).toEqual(['Phone', 'Website'])
    await expect(revokeApiKey(rui.db, rui.actor, own.apiKey.id)).rejects.toMatchObject({ code: 'not_found' })
    const sam = await addMember(database.db, await addOrganization(database.db, 'Reed Studio'), 'admin', 'Sam Reed')
    await expect(revokeApiKey(sam.db, sam.actor, apiKey.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listApiKeys(sam.db, sam.actor)).toEqual([])
    await revokeApiKey(ana.db, ana.actor, apiKey.id)
    expect((await listApiKeys(rui.db, rui.actor))[0]?.revokedAt).not.toBeNull()
    expect((await ana.db.selectFrom('events').select('type').where('subjectType', '=', 'api_key').orderBy('position').execute()).map(({ type }) => type)).toEqual(['api_key.created', 'api_key.created', 'api_key.revoked'])
  })
})
