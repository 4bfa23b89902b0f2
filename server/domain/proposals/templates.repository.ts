import type { Insertable, Updateable } from 'kysely'
import type { ProposalTemplate } from '#shared/proposals/templates'
import type { Database } from '#server/db/database'
import type { ProposalTemplatesTable } from '#server/db/proposal-tables'

function selectTemplates(db: Database) {
  return db.selectFrom('proposalTemplates').select(['id', 'version', 'createdAt', 'updatedAt', 'name', 'language', 'title', 'sections'])
}

const toTemplate = (row: Omit<ProposalTemplate, 'sections'> & { sections: string }): ProposalTemplate => ({ ...row, sections: JSON.parse(row.sections) as ProposalTemplate['sections'] })

export async function listTemplateRows(db: Database): Promise<ProposalTemplate[]> {
  return (await selectTemplates(db).where('deletedAt', 'is', null).orderBy('sortName').orderBy('id').execute()).map(toTemplate)
}

export async function findTemplate(db: Database, id: string, trashed: boolean): Promise<ProposalTemplate | undefined> {
  const row = await selectTemplates(db).where('id', '=', id).where('deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  return row && toTemplate(row)
}

export async function insertTemplate(db: Database, row: Insertable<ProposalTemplatesTable>): Promise<void> {
  await db.insertInto('proposalTemplates').values(row).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateTemplateRow(db: Database, id: string, version: number, changes: Updateable<ProposalTemplatesTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('proposalTemplates').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}
