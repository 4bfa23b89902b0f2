import { createHash } from 'node:crypto'
import { lettersNotSet } from '#shared/client-proposals/letters'
import { printedProposal, type PrintedProposal } from '#shared/client-proposals/printed'
import type { Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import { proposalPage } from '#server/typesetting/proposal-page'
import { typeset, TypesettingError } from '#server/typesetting/typesetter'
import type { Actor } from '../actor'
import { readLogo } from '../proposals/logos'
import { getProposal } from '../proposals/proposals'
import { proposalDocument } from '../proposals/versions'
import { listDecisionRows } from './client-proposals.repository'
import { openProposal } from './open-proposal'

export interface ProposalPdf { title: string, bytes: Uint8Array, hash: string }

/** Set again, each gives the same bytes: a few of the latest are kept. */
const kept = new Map<string, Uint8Array>()
const mostKept = 20

/** A version of a proposal that the actor sees, as PDF; the newest, if none is named. */
export async function pdfOfProposal(db: Database, actor: Actor, id: string, number?: number): Promise<ProposalPdf> {
  const proposal = await getProposal(db, actor, id)
  return await setVersion(db, id, number ?? proposal.number)
}

/** The version that the client of a link has, as PDF. */
export async function pdfAsClient(db: Database, linkId: string): Promise<ProposalPdf> {
  const { id, sentNumber } = await openProposal(db, linkId)
  return await setVersion(db, id, sentNumber)
}

async function setVersion(db: Database, id: string, number: number): Promise<ProposalPdf> {
  const document = await proposalDocument(db, id, number)
  if (!document) throw notFound()
  const decided = (await listDecisionRows(db, id)).find(row => row.number === number) ?? null
  const logo = document.logoId ? (await readLogo(db, document.logoId)).bytes : null
  const data = printedProposal(document, logo !== null, decided)
  const missing = lettersNotSet(data)
  if (missing.length) throw withoutLetters(missing)
  const hash = createHash('sha256').update(proposalPage).update(JSON.stringify(data)).update(logo ?? '').digest('base64url')
  return { title: document.title, hash, bytes: kept.get(hash) ?? keep(hash, await set(data, logo)) }
}

const mostNamed = 20

/** Typst would leave them out without a word, of what two parties agree on. */
function withoutLetters(missing: string[]): DomainError {
  const named = missing.slice(0, mostNamed).join(' ')
  return new DomainError('pdf_letters_missing', {
    detail: `The PDF has letters for Latin and Persian script only, and none for: ${named}${missing.length > mostNamed ? ' …' : ''}. Open the link for the client and print the page in the browser instead: it has a print style of its own.`,
    extensions: { letters: missing.slice(0, mostNamed) },
  })
}

/** A picture that Typst cannot read is left out. */
async function set(data: PrintedProposal, logo: Uint8Array | null): Promise<Uint8Array> {
  try {
    if (!logo) return await typeset({ template: proposalPage, data })
    return await typeset({ template: proposalPage, data, files: { '/logo': new Uint8Array(logo) } }).catch(() => typeset({ template: proposalPage, data: { ...data, hasLogo: false } }))
  }
  catch (error) {
    if (!(error instanceof TypesettingError)) throw error
    throw new DomainError('pdf_unavailable', { detail: 'The PDF cannot be made right now. Open the proposal and print it in the browser instead: the page has a print style of its own.', retryAfterSeconds: 30 })
  }
}

function keep(hash: string, bytes: Uint8Array): Uint8Array {
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
  kept.set(hash, bytes)
  return bytes
}
