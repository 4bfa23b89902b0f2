import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import type { Deal } from '#shared/deals/schema'
import type { HistoryKind } from '#shared/history/schema'
import { createStageSchema } from '#shared/pipelines/schema'
import { getActivity, logActivity, updateActivity } from '#server/domain/activities/activities'
import { createCompany, deleteCompany, getVisibleCompany, updateCompany } from '#server/domain/companies/companies'
import { createContact, getContact, updateContact } from '#server/domain/contacts/contacts'
import { markLost } from '#server/domain/deals/close-deals'
import { createDeal, getDeal } from '#server/domain/deals/deals'
import { moveDeal } from '#server/domain/deals/move-deal'
import { updateDeal } from '#server/domain/deals/update-deal'
import { deleteStage } from '#server/domain/deals/delete-stage'
import { findChainBreaks } from '#server/domain/events/chain'
import { getHistory } from '#server/domain/history/history'
import { putBack } from '#server/domain/history/put-back'
import { listPipelines } from '#server/domain/pipelines/pipelines'
import { createStage } from '#server/domain/pipelines/stages'
import { searchRecords } from '#server/domain/search/search'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the history of a record on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let ben: TestMember
  let rita: TestMember
  let zoe: Contact
  let audit: Deal

  const history = (kind: HistoryKind, id: string, member = ana) => getHistory(member.db, member.actor, kind, id, { limit: 50 })
  const back = async (kind: HistoryKind, id: string, index: number, scope: 'change' | 'point' = 'change', member = ana) => {
    const { entries, version } = await history(kind, id)
    return await putBack(member.db, member.actor, kind, id, entries[index]!.id, { scope }, version)
  }
  const stages = async () => new Map((await listPipelines(ana.db))[0]!.stages.map(({ id, name }) => [name, id]))

  beforeAll(async () => {
    const organization = await addOrganization(database.db, 'Studio North')
    ana = await addMember(database.db, organization, 'admin', 'Ana Torres')
    ben = await addMember(database.db, organization, 'rep', 'Ben Osei')
    rita = await addMember(database.db, organization, 'readonly', 'Rita Lund')
  })

  beforeEach(async () => {
    zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@harbour.example', title: 'Director', tags: ['VIP'] }, { allowDuplicate: true })
    audit = await createDeal(ana.db, ana.actor, { title: 'Audit 2026', valueCents: 100, currency: 'EUR', probability: 15 })
  })

  it('says who changed what, the newest first, with names for ids, page by page', async () => {
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Head of Special Projects', ownerId: ben.actor.userId })
    await updateContact(ben.db, ben.actor, zoe.id, { status: 'qualified' })
    const { entries, version } = await history('contact', zoe.id, ben)
    expect(entries.map(({ type, actorName }) => [type, actorName])).toEqual([['contact.updated', 'Ben Osei'], ['contact.updated', 'Ana Torres'], ['contact.created', 'Ana Torres']])
    expect(entries[1]?.changes).toEqual({ title: { before: 'Director', after: 'Head of Special Projects' }, owner: { before: 'Ana Torres', after: 'Ben Osei' } })
    expect(entries.map(({ canPutBack, canReturnTo }) => [canPutBack, canReturnTo])).toEqual([[true, false], [true, true], [false, true]])
    expect(version).toBe(3)
    const first = await getHistory(ana.db, ana.actor, 'contact', zoe.id, { limit: 2 })
    const second = await getHistory(ana.db, ana.actor, 'contact', zoe.id, { limit: 2, cursor: first.cursor! })
    expect([...first.entries, ...second.entries]).toEqual(entries)
    expect(second.cursor).toBeNull()
  })

  it('is for those who see the record, and put back by those who may change it', async () => {
    await expect(history('contact', zoe.id, ben)).rejects.toMatchObject({ code: 'not_found' })
    expect((await history('contact', zoe.id, rita)).entries).toHaveLength(1)
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Head', ownerId: ben.actor.userId })
    await expect(back('contact', zoe.id, 0, 'change', rita)).rejects.toMatchObject({ code: 'forbidden' })
    // The change gave the contact to Ben: to give it back is not a rep's to do.
    await expect(back('contact', zoe.id, 0, 'change', ben)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await getContact(ana.db, ana.actor, zoe.id)).title).toBe('Head')
    expect(await back('contact', zoe.id, 0)).toMatchObject({ title: 'Director', ownerId: ana.actor.userId })
  })

  it('puts one change of a contact back and leaves the others, in search and list too', async () => {
    await updateContact(ana.db, ana.actor, zoe.id, { firstName: 'Quenby', email: 'new@harbour.example', phone: '+44 20 7946 0000', tags: ['Lead'], companyName: 'Harbour & Finch' })
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Head of Special Projects' })
    await back('contact', zoe.id, 1)
    const now = await getContact(ana.db, ana.actor, zoe.id)
    expect(now).toMatchObject({ name: 'Zoë O\'Brien', email: 'zoe@harbour.example', emails: zoe.emails, phones: [], tags: ['VIP'], companyId: null, companyName: null, title: 'Head of Special Projects', version: 4 })
    expect(await searchRecords(ana.db, ana.actor, { q: 'Quenby', limit: 20 })).toEqual({ results: [], cursor: null })
    expect((await history('contact', zoe.id)).entries[0]).toMatchObject({ type: 'contact.updated', canPutBack: true })
  })

  it('puts everything back to how it was at one point', async () => {
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Two', status: 'contacted' })
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Three', nextAction: 'Call' })
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Four', status: 'qualified' })
    expect(await back('contact', zoe.id, 2, 'point')).toMatchObject({ title: 'Two', status: 'contacted', nextAction: null })
    expect(await back('contact', zoe.id, 4, 'point')).toMatchObject({ title: 'Director', status: 'new' })
  })

  it('refuses what has changed in the meantime, and changes nothing where all is as it was', async () => {
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Two' })
    const { entries } = await history('contact', zoe.id)
    await expect(putBack(ana.db, ana.actor, 'contact', zoe.id, entries[0]!.id, { scope: 'change' }, 1)).rejects.toMatchObject({ code: 'stale_version' })
    await back('contact', zoe.id, 0)
    expect(await putBack(ana.db, ana.actor, 'contact', zoe.id, entries[0]!.id, { scope: 'change' })).toMatchObject({ version: 3 })
    await expect(putBack(ana.db, ana.actor, 'contact', zoe.id, zoe.id, { scope: 'change' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('puts a deal back into its stage with the outcome, reason and probability it had', async () => {
    await markLost(ana.db, ana.actor, { ids: [audit.id], lostReason: 'Price', outcome: 'abandoned' })
    expect(await back('deal', audit.id, 0)).toMatchObject({ stageId: audit.stageId, outcome: null, lostReason: null, probability: 15, actualCloseDate: null })
    expect(await back('deal', audit.id, 0)).toMatchObject({ outcome: 'abandoned', lostReason: 'Price' })
    await updateDeal(ana.db, ana.actor, audit.id, { title: 'Audit 2027', valueCents: 250, currency: 'USD' })
    expect(await back('deal', audit.id, 0)).toMatchObject({ title: 'Audit 2026', valueCents: 100, currency: 'EUR', outcome: 'abandoned' })
  })

  it('says why a deal cannot go back to a stage that is gone', async () => {
    const { id } = await createStage(ana.db, ana.actor, (await listPipelines(ana.db))[0]!.id, createStageSchema.parse({ name: 'Short-lived' }))
    await moveDeal(ana.db, ana.actor, audit.id, { stageId: id })
    await moveDeal(ana.db, ana.actor, audit.id, { stageId: (await stages()).get('Proposal')! })
    await deleteStage(ana.db, ana.actor, id, {})
    await expect(back('deal', audit.id, 0)).rejects.toMatchObject({ code: 'cannot_put_back', issues: [{ path: 'stageId', code: 'gone' }] })
    expect((await getDeal(ana.db, ana.actor, audit.id)).stageId).toBe((await stages()).get('Proposal'))
  })

  it('puts companies and activities back, and says when a company above is gone', async () => {
    const group = await createCompany(ana.db, ana.actor, { name: 'Finch Group' })
    const company = await createCompany(ana.db, ana.actor, { name: 'Harbour', parentId: group.id })
    await updateCompany(ana.db, ana.actor, company.id, { name: 'Harbor', parentId: null })
    expect(await back('company', company.id, 0)).toMatchObject({ name: 'Harbour', parentId: group.id })
    await updateCompany(ana.db, ana.actor, company.id, { parentId: null })
    await deleteCompany(ana.db, ana.actor, group.id)
    await expect(back('company', company.id, 0)).rejects.toMatchObject({ code: 'cannot_put_back', issues: [{ path: 'parentId', code: 'gone' }] })
    expect((await getVisibleCompany(ana.db, ana.actor, company.id)).parentId).toBeNull()

    const call = await logActivity(ana.db, ana.actor, { type: 'call', contactId: zoe.id, body: 'Wants the offer', durationSeconds: 60 })
    await updateActivity(ana.db, ana.actor, call.id, { body: 'Wants nothing', durationSeconds: null })
    await back('activity', call.id, 0)
    expect(await getActivity(ana.db, ana.actor, call.id)).toMatchObject({ body: 'Wants the offer', durationSeconds: 60 })
    expect(await findChainBreaks(ana.db)).toEqual([])
  })
})
