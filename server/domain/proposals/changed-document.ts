import type { LineItemInput } from '#shared/deals/line-items'
import type { ProposalDocument, ProposalSection, UpdateProposal } from '#shared/proposals/schema'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { findProducts } from '../products/products'
import { toStored, type StoredDocument } from './stored-document'
import { assertIsLogo } from './style'

type Given = Omit<UpdateProposal, 'contactId' | 'companyId' | 'dealId' | 'ownerId'>

/** The document after a change; what is not named stays. */
export async function changedDocument(db: Database, before: ProposalDocument, input: Given): Promise<StoredDocument> {
  const { title, language, clientName, companyName, preparedBy, logoId, accentColor, date, validUntil, currency } = input
  if (logoId && logoId !== before.logoId) await assertIsLogo(db, logoId)
  const stored = toStored(before)
  const given = Object.fromEntries(Object.entries({ title, language, clientName, companyName, preparedBy, logoId, accentColor, date, validUntil, currency }).filter(([, value]) => value !== undefined))
  return {
    ...stored, ...given,
    sections: input.sections ? withMarks(input.sections, stored.sections) : stored.sections,
    lineItems: input.lineItems ? await linesFrom(db, input.lineItems) : stored.lineItems,
  }
}

/** A section that Claude wrote stays marked so while any of its text is left. */
function withMarks(sections: Omit<ProposalSection, 'ai'>[], before: ProposalSection[]): ProposalSection[] {
  return sections.map(section => ({ ...section, ai: section.text.trim() ? before.find(({ key }) => key === section.key)?.ai ?? null : null }))
}

/** A product gives a line its name and unit, where it has none of its own. */
async function linesFrom(db: Database, inputs: LineItemInput[]): Promise<StoredDocument['lineItems']> {
  const products = await findProducts(db, inputs.flatMap(({ productId }) => productId ?? []))
  return inputs.map(({ productId = null, name, unit, quantity, unitPriceCents, discountPercent }, index) => {
    const product = productId ? products.get(productId) : undefined
    // A product that has left the catalogue since stays as text.
    if (productId && !product && !name) throw invalidField(`lineItems.${index}.productId`, 'unknown_product', 'This product is not in the catalogue')
    return { productId: product?.id ?? null, name: name || product!.name, unit: unit === undefined ? product?.unit ?? null : unit, quantity, unitPriceCents, discountPercent }
  })
}
