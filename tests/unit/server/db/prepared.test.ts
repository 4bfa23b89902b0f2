import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import { createContact } from '#server/domain/contacts/contacts'
import { engines, useTestDatabase } from '../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../support/members'

const named = prepared(['firstName', 'lastName'], (db, { firstName, lastName }: { firstName: string, lastName: string }) =>
  db.selectFrom('contacts').select(['firstName', 'lastName', 'title']).where('lastName', '=', lastName).where('firstName', '=', firstName).where('title', '=', 'Baker'))

describe.each(engines)('prepared queries on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let sam: TestMember

  beforeAll(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
    sam = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
    for (const { db, actor } of [ana, sam]) await createContact(db, actor, { firstName: 'Zoë', lastName: `O’Brien`, title: 'Baker' })
    await createContact(ana.db, ana.actor, { firstName: 'Rui', lastName: 'Alves', title: 'Baker' })
  })

  it('puts the values of each call in their places', async () => {
    expect(await named(ana.db, { firstName: 'Zoë', lastName: 'O’Brien' })).toEqual([{ firstName: 'Zoë', lastName: 'O’Brien', title: 'Baker' }])
    expect(await named(ana.db, { firstName: 'Rui', lastName: 'Alves' })).toEqual([{ firstName: 'Rui', lastName: 'Alves', title: 'Baker' }])
    expect(await named(ana.db, { firstName: 'Alves', lastName: 'Rui' })).toEqual([])
  })

  it('stays in the organization of the handle', async () => {
    expect(await named(sam.db, { firstName: 'Zoë', lastName: 'O’Brien' })).toHaveLength(1)
    expect(await named(sam.db, { firstName: 'Rui', lastName: 'Alves' })).toEqual([])
    expect(await inTransaction(sam.db, trx => named(trx, { firstName: 'Rui', lastName: 'Alves' }))).toEqual([])
  })
})
