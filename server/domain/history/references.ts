import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { getStage } from '../pipelines/pipelines'

type Look = (db: Database, actor: Actor, id: string) => Promise<unknown>

const looks: Record<string, Look> = {
  companyId: getVisibleCompany, dealId: getDeal, parentId: getVisibleCompany, contactId: getContact, contactIds: getContact,
  stageId: (db, _actor, id) => getStage(db, id),
}
const words: Record<string, string> = { dealId: 'deal', companyId: 'company', parentId: 'company', contactId: 'contact', contactIds: 'contact', stageId: 'stage' }

/** Refuses to point at what has been deleted since, or is not for the actor to see. What the record has already may stay. */
export async function assertRemain(db: Database, actor: Actor, fields: Record<string, unknown>, record: Record<string, unknown>): Promise<void> {
  for (const [field, look] of Object.entries(looks)) {
    const present = [record[field] ?? []].flat()
    for (const id of [fields[field] ?? []].flat().filter(id => !present.includes(id))) {
      await look(db, actor, String(id)).catch((error) => {
        if (error instanceof DomainError && error.code === 'not_found') throw gone(field)
        throw error
      })
    }
  }
}

function gone(field: string): DomainError {
  const message = `The ${words[field]} that stood there before is gone, or not yours to see.`
  return new DomainError('cannot_put_back', { detail: `${message} Set the field to another one.`, issues: [{ path: field, code: 'gone', message }] })
}
