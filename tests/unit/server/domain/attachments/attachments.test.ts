import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttachmentForm } from '#shared/attachments/schema'
import type { NoteDocument } from '#shared/notes/document'
import { deleteActivity, getActivity, logActivity, restoreActivity, updateActivity } from '#server/domain/activities/activities'
import { addAttachment, receiveFile } from '#server/domain/attachments/add-attachment'
import { deleteAttachment, findContactsWithFiles, getAttachment, getPreviewable, listAttachments, renameAttachment, restoreAttachment } from '#server/domain/attachments/attachments'
import { bytesOf } from '#server/domain/attachments/kept-attachments'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { createContact } from '#server/domain/contacts/contacts'
import { getTimeline } from '#server/domain/activities/timeline'
import { removeExpired } from '#server/domain/installation/housekeeping'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const folder = mkdtempSync(join(tmpdir(), 'simplecrm-files-'))
process.env.DATA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'))
const text = new TextEncoder().encode('What was agreed in May.')
const showing = (id: string): NoteDocument => ({ type: 'doc', content: [{ type: 'image', attrs: { id, alt: 'dot.gif' } }] })

describe.each(engines)('files on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  const contact = (member: TestMember) => createContact(member.db, member.actor, { firstName: 'Zoë' })
  const add = async (member: TestMember, form: AttachmentForm, bytes = text, name = 'agreed.txt') =>
    await addAttachment(member.db, member.actor, (await receiveFile(member.db, member.actor, form, { name, bytes })).id, form)
  const filesOf = (member: TestMember, id: string) => listAttachments(member.db, member.actor, { kind: 'contact', id })
  const kept = () => readdirSync(join(folder, 'files', 'attachments', ana.actor.organizationId))
  const noted = (contactId: string, content: NoteDocument, attachmentIds?: string[]) => logActivity(ana.db, ana.actor, { type: 'note', contactId, content, attachmentIds })

  it('lie with their record, are what their bytes are, and come back byte for byte', async () => {
    const zoe = await contact(ana)
    const large = new Uint8Array(9_000_000).fill(7)
    const file = await add(ana, { contactId: zoe.id }, large, '../../plan.png')
    expect(file).toMatchObject({ name: 'plan.png', type: 'application/octet-stream', size: 9_000_000, contactId: zoe.id, uploaderName: 'Ana Torres' })
    expect(Buffer.concat(await Array.fromAsync(bytesOf(ana.actor, file))).equals(large)).toBe(true)
    expect(await add(ana, { contactId: zoe.id }, gif, 'page.html')).toMatchObject({ type: 'image/gif' })
    expect((await filesOf(ana, zoe.id)).map(({ name }) => name)).toEqual(['page.html', 'plan.png'])
  })

  it('are renamed, thrown away and taken back, each told on the timeline', async () => {
    const zoe = await contact(ana)
    const file = await add(ana, { contactId: zoe.id })
    expect(await renameAttachment(ana.db, ana.actor, file.id, { name: 'May.txt' }, 1)).toMatchObject({ name: 'May.txt', version: 2 })
    await expect(renameAttachment(ana.db, ana.actor, file.id, { name: 'June.txt' }, 1)).rejects.toMatchObject({ code: 'stale_version' })
    await deleteAttachment(ana.db, ana.actor, file.id)
    expect(await filesOf(ana, zoe.id)).toEqual([])
    expect(await listAttachments(ana.db, ana.actor, { kind: 'contact', id: zoe.id }, { trashed: true })).toMatchObject([{ id: file.id }])
    await expect(getAttachment(ana.db, ana.actor, file.id)).rejects.toMatchObject({ code: 'not_found' })
    await restoreAttachment(ana.db, ana.actor, file.id)
    expect(await filesOf(ana, zoe.id)).toMatchObject([{ name: 'May.txt' }])
    const { days } = await getTimeline(ana.db, ana.actor, { kind: 'contact', id: zoe.id }, { limit: 50 })
    expect(days.flatMap(({ entries }) => entries.flatMap(entry => entry.kind === 'event' ? entry.event.type : [])))
      .toEqual(['attachment.restored', 'attachment.deleted', 'attachment.renamed', 'attachment.added', 'contact.created'])
  })

  it('are seen as their record is, and put away by a rep only if they sent them or own the record', async () => {
    const hidden = await add(ana, { contactId: (await contact(ana)).id })
    await expect(getAttachment(rui.db, rui.actor, hidden.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(receiveFile(rui.db, rui.actor, { contactId: hidden.contactId! }, { name: 'x.txt', bytes: text })).rejects.toMatchObject({ code: 'not_found' })
    const own = await contact(rui)
    await deleteAttachment(rui.db, rui.actor, (await add(ana, { contactId: own.id })).id)
  })

  it('belong to their sender alone until their note is kept, and to the note then', async () => {
    const zoe = await contact(ana)
    const image = await add(ana, {}, gif, 'dot.gif')
    await expect(getAttachment(rui.db, rui.actor, image.id)).rejects.toMatchObject({ code: 'not_found' })
    const note = await noted(zoe.id, showing(image.id), [(await add(ana, {})).id])
    expect(note).toMatchObject({ body: 'dot.gif', attachments: [{ name: 'dot.gif', type: 'image/gif' }, { name: 'agreed.txt' }] })
    expect(await filesOf(ana, zoe.id)).toHaveLength(2)
    const changed = await updateActivity(ana.db, ana.actor, note.id, { content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Gone' }] }] }, attachmentIds: [] })
    expect(changed.attachments).toEqual([])
    expect(await updateActivity(ana.db, ana.actor, note.id, { content: showing(image.id) })).toMatchObject({ attachments: [{ id: image.id }] })
  })

  it('are not shown by a note if they are of another record, of another note or no image', async () => {
    const zoe = await contact(ana)
    const placed = await add(ana, { contactId: zoe.id }, gif, 'dot.gif')
    const ofNote = await add(ana, {}, gif, 'dot.gif')
    await noted(zoe.id, showing(ofNote.id))
    const foreign = await add(rui, {}, gif, 'dot.gif')
    for (const file of [placed, ofNote, foreign, await add(ana, {})]) await expect(noted(zoe.id, showing(file.id))).rejects.toMatchObject({ issues: [{ path: 'content', code: 'unknown_attachment' }] })
    await expect(noted(zoe.id, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] }, [foreign.id])).rejects.toMatchObject({ issues: [{ path: 'attachmentIds' }] })
  })

  it('tell which contacts have them, so that undoing an import keeps those', async () => {
    const [zoe, sara] = [await contact(ana), await contact(ana)]
    await add(ana, { contactId: zoe.id })
    await deleteAttachment(ana.db, ana.actor, (await add(ana, { contactId: sara.id })).id)
    expect(await findContactsWithFiles(ana.db, [zoe.id, sara.id])).toEqual([zoe.id])
  })

  it('of a note go to the trash and come back with it', async () => {
    const zoe = await contact(ana)
    const image = await add(ana, {}, gif, 'dot.gif')
    const note = await noted(zoe.id, showing(image.id))
    await deleteActivity(ana.db, ana.actor, note.id)
    expect(await filesOf(ana, zoe.id)).toEqual([])
    await expect(getPreviewable(ana.db, ana.actor, image.id)).rejects.toMatchObject({ code: 'not_found' })
    await restoreActivity(ana.db, ana.actor, note.id)
    expect((await getActivity(ana.db, ana.actor, note.id)).attachments).toHaveLength(1)
  })

  it('leave no byte when they are deleted for good, when their contact is, and when no note took them for a week', async () => {
    const zoe = await contact(ana)
    const alone = await add(ana, { contactId: (await contact(ana)).id })
    const files = [alone, await add(ana, { contactId: zoe.id }), await add(ana, {}, gif, 'dot.gif')]
    await noted(zoe.id, showing(files[2]!.id))
    const draft = await add(ana, {})
    await deleteAttachment(ana.db, ana.actor, alone.id, { permanent: true })
    await deleteContactPermanently(ana.db, ana.actor, zoe.id)
    await removeExpired(database.db)
    expect(kept().filter(name => files.some(({ id }) => name.startsWith(id)))).toEqual([])
    expect(kept()).toContain(`${draft.id}.1`)
    await removeExpired(database.db, Date.now() + 8 * 24 * 3600_000)
    expect(kept()).not.toContain(`${draft.id}.1`)
    await expect(getAttachment(ana.db, ana.actor, draft.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are refused if they are empty or too large, and nothing is kept', async () => {
    const before = kept().length
    await expect(receiveFile(ana.db, ana.actor, {}, { name: 'x', bytes: new Uint8Array() })).rejects.toMatchObject({ issues: [{ path: 'file', code: 'empty_file' }] })
    await expect(receiveFile(ana.db, ana.actor, {}, { name: 'x', bytes: new Uint8Array(25 * 1024 * 1024 + 1) })).rejects.toMatchObject({ code: 'too_large' })
    expect(kept()).toHaveLength(before)
  })
})
