import { beforeEach, describe, expect, it } from 'vitest'
import { createProposalSchema, listProposalsSchema, updateProposalSchema, type CreateProposal, type UpdateProposal } from '#shared/proposals/schema'
import { addDays, todayIn } from '#shared/dates/days'
import { createContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { createDeal, deleteDeal } from '#server/domain/deals/deals'
import { putLineItems } from '#server/domain/deals/line-items'
import { putLineItemsSchema } from '#shared/deals/line-items'
import { handOverRecords } from '#server/domain/members/hand-over'
import { listProposals } from '#server/domain/proposals/list-proposals'
import { createProposal, deleteProposal, getProposal, restoreProposal } from '#server/domain/proposals/proposals'
import { enterState } from '#server/domain/proposals/proposal-states'
import { updateProposal } from '#server/domain/proposals/update-proposal'
import { listVersions, proposalDocument, putBackVersion } from '#server/domain/proposals/versions'
import { inTransaction } from '#server/db/database'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('proposals on %s', (engine) => {
  const database = useTestDatabase(engine)
  const today = todayIn('Europe/Berlin')
  let studio: Studio
  let sara: string
  let audit: string

  beforeEach(async () => {
    studio = await makeStudio(database)
    const { db, actor } = studio.ana
    sara = (await createContact(db, actor, { firstName: 'Sara', lastName: 'Lind', companyName: 'Harbour & Finch' })).id
    audit = (await createDeal(db, actor, { title: 'Audit 2026', contactId: sara, valueCents: 120_000, currency: 'EUR' })).id
  })

  const propose = (input: CreateProposal = { dealId: audit }, { db, actor } = studio.ana) => createProposal(db, actor, createProposalSchema.parse(input))
  const change = (id: string, input: UpdateProposal, version?: number, { db, actor } = studio.ana) => updateProposal(db, actor, id, updateProposalSchema.parse(input), version)
  const list = async (query: Record<string, string> = {}, { db, actor } = studio.ana) => (await listProposals(db, actor, listProposalsSchema.parse(query))).proposals.map(({ title }) => title)
  const numbers = async (id: string) => (await listVersions(studio.ana.db, studio.ana.actor, id)).map(({ number, origin }) => `${number} ${origin}`)
  const send = (id: string) => inTransaction(studio.ana.db, trx => enterState(trx, id, 'sent'))

  it('begin with the client of their deal, its value as a line, and a template that names them', async () => {
    const { document, ...proposal } = await propose()
    expect(proposal).toMatchObject({ state: 'draft', title: 'Audit 2026', contactName: 'Sara Lind', companyName: 'Harbour & Finch', valueCents: 120_000, currency: 'EUR', validUntil: addDays(today, 30) })
    expect(document).toMatchObject({ clientName: 'Sara Lind', companyName: 'Harbour & Finch', preparedBy: 'Ana Torres', date: today, lineItems: [{ name: 'Audit 2026', totalCents: 120_000 }], totals: { netCents: 120_000 } })
    expect(document.sections.map(({ key }) => key)).toEqual(['situation', 'aims', 'scope', 'plan', 'price', 'terms'])
    expect(document.sections.map(({ text }) => text).join()).not.toContain('{{')
  })

  it('take the lines of their deal with their discounts', async () => {
    const { db, actor } = studio.ana
    await putLineItems(db, actor, audit, putLineItemsSchema.parse({ lineItems: [{ name: 'Workshop', quantity: 2, unitPriceCents: 50_000, discountPercent: 10 }] }))
    expect((await propose()).document).toMatchObject({ lineItems: [{ name: 'Workshop', quantity: 2, totalCents: 90_000 }], totals: { grossCents: 100_000, discountCents: 10_000, netCents: 90_000 } })
  })

  it('are in Persian for a client with a Persian name, unless told otherwise', async () => {
    const { db, actor } = studio.ana
    const ahmadi = (await createContact(db, actor, { firstName: 'سارا', lastName: 'احمدی' })).id
    expect((await propose({ contactId: ahmadi })).document).toMatchObject({ language: 'fa', title: 'پیشنهاد همکاری به سارا احمدی' })
    expect((await propose({ contactId: ahmadi, language: 'en' })).language).toBe('en')
  })

  it('make no version of each save, but one behind what was sent, which stays', async () => {
    const { id } = await propose()
    await change(id, { title: 'Audit, larger' })
    await change(id, { title: 'Audit, larger still' })
    expect(await numbers(id)).toEqual(['1 created'])
    await send(id)
    const { state, number, sentNumber } = await change(id, { title: 'Audit, smaller' })
    expect({ state, number, sentNumber }).toEqual({ state: 'sent', number: 2, sentNumber: 1 })
    expect((await proposalDocument(studio.ana.db, id, 1))?.title).toBe('Audit, larger still')
    expect((await proposalDocument(studio.ana.db, id))?.title).toBe('Audit, smaller')
  })

  it('put back what an earlier version said as a new one', async () => {
    const { id } = await propose()
    await send(id)
    await change(id, { sections: [{ key: 'price', heading: 'Price', text: '' }] })
    const { db, actor } = studio.ana
    const restored = await putBackVersion(db, actor, id, 1)
    expect(restored.document.sections).toHaveLength(6)
    expect(await numbers(id)).toEqual(['3 restored', '2 edited', '1 created'])
  })

  it('refuse a change of what someone else has changed, and of what the client accepted', async () => {
    const { id, version } = await propose()
    await change(id, { title: 'Audit, larger' }, version)
    await expect(change(id, { title: 'Audit, smaller' }, version)).rejects.toMatchObject(refused('stale_version'))
    await send(id)
    await inTransaction(studio.ana.db, trx => enterState(trx, id, 'accepted'))
    await expect(change(id, { title: 'Audit, smaller' })).rejects.toMatchObject(refused('already_done'))
  })

  it('enter only states that can follow', async () => {
    const { id } = await propose()
    const enter = (state: 'viewed' | 'declined') => inTransaction(studio.ana.db, trx => enterState(trx, id, state))
    expect(await enter('declined')).toBeUndefined()
    await send(id)
    expect(await enter('viewed')).toMatchObject({ state: 'viewed', sentNumber: 1 })
    expect(await enter('viewed')).toBeUndefined()
  })

  it('expire the day after they were valid', async () => {
    const { id } = await propose()
    await change(id, { date: '2026-01-01', validUntil: '2026-01-31' })
    await send(id)
    expect((await getProposal(studio.ana.db, studio.ana.actor, id)).state).toBe('expired')
    expect(await list({ state: 'expired' })).toEqual(['Audit 2026'])
    expect(await list({ state: 'sent' })).toEqual([])
  })

  it('are seen by a rep whose own they are, or whose the deal is', async () => {
    const { rui } = studio
    const { id } = await propose()
    await expect(getProposal(rui.db, rui.actor, id)).rejects.toMatchObject(refused('not_found'))
    expect(await list({}, rui)).toEqual([])
    await change(id, { ownerId: rui.actor.userId })
    expect(await list({}, rui)).toEqual(['Audit 2026'])
    expect(await getProposal(rui.db, rui.actor, id)).toMatchObject({ contactId: null, dealId: null })
    await expect(propose({ dealId: audit }, rui)).rejects.toMatchObject(refused('not_found'))
    await expect(propose({ dealId: audit }, studio.lea)).rejects.toMatchObject(refused('forbidden'))
  })

  it('pass to an heir with what else a member had', async () => {
    const { ana, rui } = studio
    const { id } = await propose()
    await handOverRecords(ana.db, ana.actor.organizationId, { from: ana.actor.userId, fromName: 'Ana Torres', to: rui.actor.userId, by: ana.actor.userId }, Date.now() + 60_000)
    expect(await getProposal(rui.db, rui.actor, id)).toMatchObject({ ownerId: rui.actor.userId, ownerName: 'Rui Costa' })
  })

  it('are found by words of their title and client, and by record', async () => {
    await propose()
    expect(await list({ q: 'finch aud' })).toEqual(['Audit 2026'])
    expect(await list({ q: 'nobody' })).toEqual([])
    expect(await list({ contactId: sara })).toEqual(['Audit 2026'])
  })

  it('go to another client, whose name then stands on them unless it was written by hand', async () => {
    const { db, actor } = studio.ana
    const { id } = await propose()
    const max = (await createContact(db, actor, { firstName: 'Max', lastName: 'Roth' })).id
    expect(await change(id, { contactId: max, companyId: null, dealId: null })).toMatchObject({ contactName: 'Max Roth', companyId: null, dealId: null, document: { clientName: 'Max Roth', companyName: null } })
    await change(id, { clientName: 'Herr Roth' })
    expect(await change(id, { contactId: sara })).toMatchObject({ contactName: 'Sara Lind', document: { clientName: 'Herr Roth' } })
  })

  it('keep the records that whoever changes them does not see', async () => {
    const { rui, ana } = studio
    const { id } = await propose()
    await change(id, { ownerId: rui.actor.userId })
    await change(id, { contactId: null, companyId: null, dealId: null, title: 'Audit, smaller' }, undefined, rui)
    expect(await getProposal(ana.db, ana.actor, id)).toMatchObject({ title: 'Audit, smaller', contactId: sara, dealId: audit, document: { clientName: 'Sara Lind' } })
  })

  it('come back from the trash, and stay when their deal and contact go for good', async () => {
    const { db, actor } = studio.ana
    const { id } = await propose()
    await deleteProposal(db, actor, id)
    await expect(getProposal(db, actor, id)).rejects.toMatchObject(refused('not_found'))
    await restoreProposal(db, actor, id)
    await deleteDeal(db, actor, audit, { permanent: true })
    expect(await getProposal(db, actor, id)).toMatchObject({ dealId: null, contactId: sara })
    await deleteContactPermanently(db, actor, sara)
    await expect(getProposal(db, actor, id)).rejects.toMatchObject(refused('not_found'))
  })
})
