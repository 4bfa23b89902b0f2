import { beforeEach, describe, expect, it } from 'vitest'
import { decideSchema, sendProposalSchema, type Decide } from '#shared/client-proposals/schema'
import { addDays, todayIn } from '#shared/dates/days'
import { createProposalSchema, listProposalsSchema, updateProposalSchema, type UpdateProposal } from '#shared/proposals/schema'
import { getTimeline } from '#server/domain/activities/timeline'
import { readAsClient, viewAsClient } from '#server/domain/client-proposals/client-page'
import { clientSideOf } from '#server/domain/client-proposals/client-side'
import { answerClient, commentAsClient, removeComment } from '#server/domain/client-proposals/comments'
import { decideAsClient } from '#server/domain/client-proposals/decide'
import { pdfAsClient } from '#server/domain/client-proposals/proposal-pdf'
import { renewLink } from '#server/domain/client-proposals/links'
import { sendProposal, withdrawProposal } from '#server/domain/client-proposals/send-proposal'
import { createContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { createDeal, getDeal } from '#server/domain/deals/deals'
import { listNotifications } from '#server/domain/notifications/notifications'
import { listProposals } from '#server/domain/proposals/list-proposals'
import { createProposal, deleteProposal, getProposal } from '#server/domain/proposals/proposals'
import { updateProposal } from '#server/domain/proposals/update-proposal'
import { proposalDocument } from '#server/domain/proposals/versions'
import { timelineSchema } from '#shared/activities/schema'
import type { DomainError } from '#server/errors'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('what a client gets of a proposal on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  let audit: string
  let sara: string
  let proposal: string

  beforeEach(async () => {
    studio = await makeStudio(database)
    const { db, actor } = studio.ana
    sara = (await createContact(db, actor, { firstName: 'Sara', lastName: 'Lind' })).id
    audit = (await createDeal(db, actor, { title: 'Audit 2026', contactId: sara, valueCents: 120_000, currency: 'EUR' })).id
    proposal = (await createProposal(db, actor, createProposalSchema.parse({ dealId: audit }))).id
  })

  const send = async (id = proposal, canMail = false, input: object = {}) => {
    const { db, actor } = studio.ana
    return await sendProposal(db, actor, id, sendProposalSchema.parse(input), { canMail, addressOf: linkId => `https://crm.example/p/${linkId}` })
  }
  const change = (input: UpdateProposal) => updateProposal(studio.ana.db, studio.ana.actor, proposal, updateProposalSchema.parse(input))
  const read = (linkId: string) => readAsClient(studio.ana.db, linkId)
  const decide = (linkId: string, input: Partial<Decide> = {}) => decideAsClient(studio.ana.db, studio.ana.actor.organizationId, linkId, decideSchema.parse({ decision: 'accepted', name: 'Sara Lind', number: 1, ...input }))
  const view = (linkId: string) => viewAsClient(studio.ana.db, studio.ana.actor.organizationId, linkId)
  const side = () => clientSideOf(studio.ana.db, studio.ana.actor, proposal, linkId => linkId)
  const state = async () => (await getProposal(studio.ana.db, studio.ana.actor, proposal)).state
  const told = async () => (await listNotifications(studio.ana.db, studio.ana.actor)).notifications.map(({ type }) => type)
  const events = async () => (await getTimeline(studio.ana.db, studio.ana.actor, { kind: 'deal', id: audit }, timelineSchema.parse({}))).days
    .flatMap(({ entries }) => entries).flatMap(entry => entry.kind === 'event' && entry.event.type.startsWith('proposal.') ? [entry.event.type] : [])

  it('is the version that was sent, until another one is', async () => {
    const { linkId } = await send()
    await change({ title: 'Audit, larger' })
    expect((await read(linkId))).toMatchObject({ number: 1, document: { title: 'Audit 2026' }, decision: null })
    expect((await send()).linkId).toBe(linkId)
    expect((await read(linkId))).toMatchObject({ number: 2, document: { title: 'Audit, larger' } })
  })

  it('says nothing of the records behind it', async () => {
    const { linkId } = await send()
    expect(JSON.stringify(await read(linkId))).not.toContain(audit)
    expect(JSON.stringify(await read(linkId))).not.toContain(proposal)
  })

  it('opens to nobody as a draft, withdrawn, in the trash, or under a link that was renewed', async () => {
    const { db, actor } = studio.ana
    const { linkId } = await send()
    await withdrawProposal(db, actor, proposal)
    await expect(read(linkId)).rejects.toMatchObject(refused('not_found'))
    await expect(decide(linkId)).rejects.toMatchObject(refused('not_found'))
    await send()
    expect((await read(linkId)).number).toBe(1)
    await renewLink(db, actor, proposal)
    await expect(read(linkId)).rejects.toMatchObject(refused('not_found'))
    const renewed = (await side()).link!.url
    expect((await read(renewed)).number).toBe(1)
    await deleteProposal(db, actor, proposal)
    await expect(read(renewed)).rejects.toMatchObject(refused('not_found'))
  })

  it('opens to nobody in another organization', async () => {
    const { linkId } = await send()
    await expect(readAsClient((await makeStudio(database)).ana.db, linkId)).rejects.toMatchObject(refused('not_found'))
  })

  it('expires the day after its last one, anywhere, but not what was accepted', async () => {
    await change({ validUntil: addDays(todayIn('Etc/GMT+12'), -1), date: '2020-01-01' })
    const { linkId } = await send()
    await expect(read(linkId)).rejects.toMatchObject(refused('not_found'))
    await change({ validUntil: todayIn('Etc/GMT+12') })
    await send()
    expect(await read(linkId)).toMatchObject({ decision: null })
  })

  it('is on the timeline and told to the owner when it is first opened, and counted each time', async () => {
    const { linkId } = await send()
    await view(linkId)
    await view(linkId)
    expect(await state()).toBe('viewed')
    expect((await side()).link).toMatchObject({ views: 2 })
    expect((await events()).filter(type => type === 'proposal.viewed')).toHaveLength(1)
    expect((await told()).filter(type => type === 'proposal.viewed')).toHaveLength(1)
  })

  it('is opened and declined without getting in the way of who writes the next version, but not accepted', async () => {
    const { db, actor } = studio.ana
    const { linkId } = await send()
    const { version } = await getProposal(db, actor, proposal)
    await view(linkId)
    await decide(linkId, { decision: 'declined' })
    expect(await updateProposal(db, actor, proposal, { title: 'Audit, smaller' }, version)).toMatchObject({ state: 'declined', number: 2 })
    await send()
    const sent = await getProposal(db, actor, proposal)
    await decide(linkId, { number: 2 })
    await expect(updateProposal(db, actor, proposal, { title: 'Audit, smallest' }, sent.version)).rejects.toMatchObject(refused('stale_version'))
  })

  it('takes comments, which members answer and remove', async () => {
    const { db, actor } = studio.ana
    await expect(answerClient(db, actor, proposal, { body: 'Too early' })).rejects.toMatchObject(refused('proposal_not_sent'))
    const { linkId } = await send()
    const { id } = await commentAsClient(db, actor.organizationId, linkId, { name: 'Sara Lind', body: '<b>Is travel included?</b>', sectionKey: 'price' })
    await answerClient(db, actor, proposal, { body: 'It is.' })
    expect((await read(linkId)).comments).toMatchObject([
      { authorName: 'Sara Lind', isClient: true, body: '<b>Is travel included?</b>', sectionKey: 'price', number: 1 },
      { authorName: 'Ana Torres', isClient: false, body: 'It is.' },
    ])
    expect(await told()).toContain('proposal.commented')
    await removeComment(db, actor, proposal, id)
    expect((await side()).comments.map(({ body }) => body)).toEqual(['It is.'])
  })

  it('wins its deal when it is accepted, in the name of the owner', async () => {
    const { linkId } = await send()
    await decide(linkId)
    expect(await state()).toBe('accepted')
    expect(await getDeal(studio.ana.db, studio.ana.actor, audit)).toMatchObject({ outcome: 'won' })
    expect((await side()).decisions).toMatchObject([{ decision: 'accepted', name: 'Sara Lind', number: 1, problem: null }])
    expect(await told()).toContain('proposal.accepted')
    expect(await events()).toContain('proposal.accepted')
  })

  it('stays accepted where the deal cannot be won, and the owner is told why', async () => {
    const { db, actor } = studio.ana
    const { linkId } = await send()
    await db.updateTable('deals').set({ discountApproval: 'pending' }).where('id', '=', audit).execute()
    await decide(linkId)
    expect(await state()).toBe('accepted')
    expect(await getDeal(db, actor, audit)).toMatchObject({ outcome: null })
    expect((await side()).decisions).toMatchObject([{ problem: 'discount_not_approved' }])
    expect(await told()).toContain('proposal.deal_not_won')
  })

  it('takes a decision once: again it changes nothing, and another one is refused', async () => {
    const { linkId } = await send()
    const both = await Promise.all([decide(linkId), decide(linkId)].map(done => done.then(() => 'done')))
    expect(both).toEqual(['done', 'done'])
    expect((await events()).filter(type => type === 'proposal.accepted')).toHaveLength(1)
    await expect(decide(linkId, { decision: 'declined' })).rejects.toMatchObject(refused('proposal_decided'))
    await expect(decide(linkId, { name: 'Somebody else' })).rejects.toMatchObject(refused('proposal_decided'))
    await expect(send()).rejects.toMatchObject(refused('proposal_decided'))
  })

  it('binds nobody by a name that cannot be seen, nor by one that turns the words around it', () => {
    const names = ['\u200b\u2060', ' . ', '\u202e', '\u202eSara\u2066 Lind', 'سارا\u200cاحمدی'].map(name => decideSchema.safeParse({ decision: 'accepted', name, number: 1 }).data?.name)
    expect(names).toEqual([undefined, undefined, undefined, 'Sara Lind', 'سارا\u200cاحمدی'])
  })

  it('may be accepted after it was declined', async () => {
    const { linkId } = await send()
    await decide(linkId, { decision: 'declined', reason: 'Too dear' })
    expect(await state()).toBe('declined')
    expect((await read(linkId)).decision).toMatchObject({ decision: 'declined', reason: 'Too dear' })
    expect((await getDeal(studio.ana.db, studio.ana.actor, audit)).outcome).toBeNull()
    await decide(linkId)
    expect((await read(linkId)).decision).toMatchObject({ decision: 'accepted', reason: null })
  })

  it('tells a client who decides on a version that another one has replaced', async () => {
    const { linkId } = await send()
    await change({ title: 'Audit, larger' })
    await send()
    await expect(decide(linkId, { number: 1 })).rejects.toMatchObject(refused('proposal_changed'))
    await decide(linkId, { number: 2 })
    expect((await side()).decisions).toMatchObject([{ number: 2 }])
  })

  it('goes by mail with its link, which the timeline does not show', async () => {
    const { linkId, mailed } = await send(proposal, true, { to: ['sara@harbour.example', 'SARA@harbour.example'], message: 'As we said on Friday.' })
    expect(mailed).toBe(1)
    const jobs = await database.db.selectFrom('jobs').select('payload').where('type', '=', 'send-email').execute()
    expect(jobs.map(({ payload }) => JSON.parse(payload) as object).filter(mail => 'replyTo' in mail && JSON.stringify(mail).includes(linkId))).toMatchObject([{ to: 'sara@harbour.example', subject: 'Proposal: Audit 2026', replyTo: studio.ana.actor.session.user.email }])
    const { days } = await getTimeline(studio.ana.db, studio.ana.actor, { kind: 'deal', id: audit }, timelineSchema.parse({}))
    const mails = days.flatMap(({ entries }) => entries).flatMap(entry => entry.kind === 'activity' ? [entry.activity] : [])
    expect(mails).toMatchObject([{ type: 'email', direction: 'outbound', subject: 'Proposal: Audit 2026', body: 'As we said on Friday.\n\nsara@harbour.example' }])
    expect(JSON.stringify(days)).not.toContain(linkId)
  })

  it('stays agreed on without the name of whom it was agreed with, when they are erased', async () => {
    const { db, actor } = studio.ana
    const { linkId } = await send()
    await change({ title: 'Audit, smaller' })
    await send()
    await commentAsClient(db, actor.organizationId, linkId, { name: 'Sara Lind', body: 'Is travel included?' })
    await answerClient(db, actor, proposal, { body: 'It is.' })
    await decide(linkId, { number: 2 })
    const open = (await createProposal(db, actor, createProposalSchema.parse({ contactId: sara }))).id
    await deleteContactPermanently(db, actor, sara)

    await expect(getProposal(db, actor, open)).rejects.toMatchObject(refused('not_found'))
    expect(await getProposal(db, actor, proposal)).toMatchObject({ state: 'accepted', contactId: null, dealId: audit, valueCents: 120_000 })
    expect(await side()).toMatchObject({
      comments: [{ authorName: 'the client', body: 'Is travel included?', isClient: true }, { authorName: 'Ana Torres', body: 'It is.' }],
      decisions: [{ decision: 'accepted', name: 'the client' }],
    })
    const { proposals } = await listProposals(db, actor, listProposalsSchema.parse({ q: 'lind' }))
    const heads = await Promise.all([1, 2].map(async number => (await proposalDocument(db, proposal, number))?.clientName))
    expect([proposals, heads]).toEqual([[], [null, null]])
  })

  it('stays when it was accepted, also where it belongs to nothing else', async () => {
    const { db, actor } = studio.ana
    proposal = (await createProposal(db, actor, createProposalSchema.parse({ contactId: sara, language: 'fa' }))).id
    const { linkId } = await send()
    await decide(linkId)
    await deleteContactPermanently(db, actor, sara)
    expect((await side()).decisions).toMatchObject([{ name: 'مشتری' }])
    expect(await getProposal(db, actor, proposal)).toMatchObject({ state: 'accepted', contactId: null })
  })

  it('is no PDF where letters would be left out, and the answer says how to print it', async () => {
    await change({ title: 'Audit 提案', sections: [{ key: 'situation', heading: 'Now', text: 'Принято' }] })
    const { linkId } = await send()
    const refusal = await pdfAsClient(studio.ana.db, linkId).catch((error: unknown) => error as DomainError)
    expect(refusal).toMatchObject({ code: 'pdf_letters_missing', extensions: { letters: expect.arrayContaining(['提', 'П']) }, message: expect.stringContaining('print') })
  })

  it('is sent by those alone who may change it', async () => {
    const { db, actor } = studio.ana
    await expect(sendProposal(db, { ...actor, role: 'readonly' }, proposal, { to: [], message: null }, { canMail: false, addressOf: id => id })).rejects.toMatchObject(refused('forbidden'))
    expect(await state()).toBe('draft')
  })
})
