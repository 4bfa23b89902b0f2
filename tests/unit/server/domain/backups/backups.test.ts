import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, scopedTo, type Database } from '#server/db/database'
import { migrateToLatest } from '#server/db/migrate'
import { createBackup } from '#server/domain/backups/create-backup'
import { prepareRestore } from '#server/domain/backups/restore-backup'
import { createContact } from '#server/domain/contacts/contacts'
import { findChainBreaks } from '#server/domain/events/chain'
import type { Places } from '#server/storage/backups/places'
import { finishSwap } from '#server/storage/backups/swap'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

let folder: string
let db: Database
let ana: TestMember
let file: string

/** The places of an installation in a folder of its own. */
function placesIn(name: string): Places {
  const dataDir = join(folder, name)
  mkdirSync(dataDir, { recursive: true })
  return { dataDir, database: join(dataDir, 'crm.db'), files: join(dataDir, 'files'), secret: join(dataDir, 'secret'), storage: 'folder' }
}

const addZoe = (number: number) => createContact(ana.db, ana.actor, { firstName: 'Zoë', lastName: `Number ${number}` })

/** The contacts and events of the database in a folder; the chain of the events has to hold. */
async function heldIn(places: Places) {
  const restored = openDatabase(`file:${places.database}`)
  try {
    const own = scopedTo(restored, ana.actor.organizationId)
    expect(await findChainBreaks(own)).toEqual([])
    const created = await own.selectFrom('events').select('subjectId').where('type', '=', 'contact.created').execute()
    const contacts = await own.selectFrom('contacts').select('id').execute()
    expect(created.map(({ subjectId }) => subjectId).sort()).toEqual(contacts.map(({ id }) => id).sort())
    return contacts.length
  }
  finally {
    await restored.destroy()
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simplecrm-backup-'))
  const { database, files, secret } = placesIn('here')
  db = openDatabase(`file:${database}`)
  await migrateToLatest(db)
  ana = await addMember(db, await addOrganization(db), 'admin')
  mkdirSync(join(files!, 'imports'), { recursive: true })
  writeFileSync(join(files!, 'imports', 'people.1'), 'Name\nZoë\n')
  mkdirSync(join(files!, 'attachments', 'north'), { recursive: true })
  writeFileSync(join(files!, 'attachments', 'north', 'plan.1'), 'The plan')
  writeFileSync(secret!, 'the secret\n')
  file = join(folder, 'crm.tar.gz')
})
afterEach(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('brings everything back in a new folder', async () => {
    await addZoe(1)
    await createBackup(db, placesIn('here'), file)
    const there = placesIn('there')
    await (await prepareRestore(there, file)).swapIn()
    expect(await heldIn(there)).toBe(1)
    expect(readFileSync(join(there.files!, 'imports', 'people.1'), 'utf8')).toBe('Name\nZoë\n')
    expect(readFileSync(join(there.files!, 'attachments', 'north', 'plan.1'), 'utf8')).toBe('The plan')
    expect(readFileSync(there.secret!, 'utf8')).toBe('the secret\n')
    expect(readdirSync(there.dataDir).sort()).toEqual(['crm.db', 'files', 'secret'])
  })

  it('taken while people write holds one moment, and keeps nobody waiting', async () => {
    for (let number = 0; number < 200; number++) await addZoe(number)
    let written = 200
    let isWriting = true
    const writing = (async () => {
      while (isWriting) {
        await addZoe(written++)
        await nextTurn()
      }
    })()
    const before = written
    await createBackup(db, placesIn('here'), file)
    isWriting = false
    await writing
    expect(written).toBeGreaterThan(before + 5)
    await (await prepareRestore(placesIn('there'), file)).swapIn()
    const held = await heldIn(placesIn('there'))
    expect(held).toBeGreaterThanOrEqual(200)
    expect(held).toBeLessThan(written)
  })

  it('leaves the secret out when told to, and then the present one stays', async () => {
    await createBackup(db, placesIn('here'), file, { withSecret: false })
    const there = placesIn('there')
    writeFileSync(there.secret!, 'another secret\n')
    await (await prepareRestore(there, file)).swapIn()
    expect(readFileSync(there.secret!, 'utf8')).toBe('another secret\n')
  })

  it('leaves no half of itself behind when it fails', async () => {
    mkdirSync(`${file}.part`)
    await expect(createBackup(db, placesIn('here'), file)).rejects.toThrow()
    expect(existsSync(file)).toBe(false)
    expect(readdirSync(placesIn('here').dataDir).filter(name => name.startsWith('.backup-'))).toEqual([])
  })
})

describe('a restore', () => {
  it('keeps what was there, and ends all sessions', async () => {
    const at = '2026-01-05T09:00:00.000Z'
    await db.insertInto('sessions').values({ id: 'one', tokenHash: 'hash', userId: ana.actor.userId, organizationId: ana.actor.organizationId, createdAt: at, lastSeenAt: at, expiresAt: '2027-01-05T09:00:00.000Z', userAgent: null, address: null }).execute()
    await createBackup(db, placesIn('here'), file)
    await addZoe(1)
    await db.destroy()
    const kept = await (await prepareRestore(placesIn('here'), file)).swapIn()
    expect(await heldIn(placesIn('here'))).toBe(0)
    expect(await heldIn({ ...placesIn('here'), database: join(kept, 'crm.db') })).toBe(1)
    expect(readdirSync(kept)).toEqual(expect.arrayContaining(['crm.db', 'files', 'secret']))
    db = openDatabase(`file:${placesIn('here').database}`)
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  it('is taken back whole', async () => {
    await createBackup(db, placesIn('here'), file)
    await addZoe(1)
    await db.destroy()
    const ready = await prepareRestore(placesIn('here'), file)
    await ready.swapIn()
    await ready.swapBack()
    expect(await heldIn(placesIn('here'))).toBe(1)
    expect(readFileSync(placesIn('here').secret!, 'utf8')).toBe('the secret\n')
  })

  it('that was cut short while it replaced the data is carried on at the next start', async () => {
    await createBackup(db, placesIn('here'), file)
    await addZoe(1)
    await db.destroy()
    const { dataDir, database } = placesIn('here')
    await prepareRestore(placesIn('here'), file)
    // As after a kill between two renames: the plan is there, and the first of the present files is gone.
    mkdirSync(join(dataDir, 'before-restore-now'))
    execFileSync('mv', [database!, join(dataDir, 'before-restore-now', 'crm.db')])
    writeFileSync(join(dataDir, '.restoring', 'swap.json'), JSON.stringify({ keptIn: 'before-restore-now', items: ['crm.db', 'files', 'secret'].map(name => ({ staged: `.restoring/${name}`, target: name })) }))
    await finishSwap(dataDir)
    expect(await heldIn(placesIn('here'))).toBe(0)
    expect(readdirSync(dataDir).sort()).toEqual(['before-restore-now', 'crm.db', 'files', 'secret'])
    db = openDatabase(`file:${database}`)
  })

  /** Restores an altered copy of a backup, which must fail, and answers the sentence. */
  async function refusal(alter: (bytes: Buffer) => Buffer): Promise<string> {
    await addZoe(1)
    await createBackup(db, placesIn('here'), file)
    writeFileSync(file, alter(readFileSync(file)))
    const before = readdirSync(placesIn('here').dataDir).sort()
    const error: unknown = await prepareRestore(placesIn('here'), file).then(() => undefined, (reason: unknown) => reason)
    expect(readdirSync(placesIn('here').dataDir).sort()).toEqual(before)
    expect(await heldIn(placesIn('here'))).toBe(1)
    return error instanceof Error ? error.message : 'It was taken'
  }

  const inside = (change: (tar: Buffer) => Buffer) => (bytes: Buffer) => gzipSync(change(gunzipSync(bytes)))
  const replaced = (from: string, to: string) => inside((tar) => {
    const at = tar.indexOf(from)
    tar.write(to, at, 'latin1')
    return tar
  })

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['is cut short', bytes => bytes.subarray(0, bytes.length / 2), /not whole/],
    ['is cut after its first kilobytes', bytes => bytes.subarray(0, 2000), /not whole/],
    ['is cut to a few bytes', bytes => bytes.subarray(0, 30), /not whole|not a backup/],
    ['is empty', () => Buffer.alloc(0), /not a backup|not whole/],
    ['is a text', () => Buffer.from('This is my shopping list. '.repeat(100)), /not a backup/],
    ['is another archive', () => gzipSync(Buffer.alloc(10_240)), /not a backup/],
    // A wrong bit between the compressed bytes may mean the same data; one in the data or in its checksum cannot.
    ['has one wrong bit in its database', inside(tar => withWrongBit(tar, tar.indexOf('SQLite format 3') + 5000)), /altered: crm\.db/],
    ['has one wrong bit in its checksum', bytes => withWrongBit(bytes, bytes.length - 8), /altered/],
    ['has another database', replaced('SQLite format 3', 'SQLite format 4'), /altered: crm\.db/],
    ['climbs out of its folder', inside(tar => withName(tar, 'files/imports/people.1', '../../people')), /altered/],
    ['names a path that climbs in its manifest too', replaced('"files/imports/people.1"', '"files/../../people.1"  '.slice(0, 24)), /cannot be read|altered/],
    ['lacks a file', inside(tar => tar.subarray(0, tar.lastIndexOf('files/imports/people.1'))), /not whole/],
    ['is of a newer version', replaced('"0001_accounts"', '"9001_accounts"'), /newer/],
    ['is of a newer format', replaced('"format": 1', '"format": 7'), /newer version/],
  ])('refuses a file that %s, and changes nothing', async (_name, alter, sentence) => {
    expect(await refusal(alter)).toMatch(sentence)
    expect(existsSync(join(folder, 'people'))).toBe(false)
  })
})

function withWrongBit(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 4
  return bytes
}

/** Renames an entry of a tar file, with the checksum of its head made right. */
function withName(tar: Buffer, from: string, to: string): Buffer {
  const at = tar.lastIndexOf(from)
  tar.fill(0, at, at + 100).write(to, at)
  tar.fill(' ', at + 148, at + 156)
  const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0)
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148)
  return tar
}
