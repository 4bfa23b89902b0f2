import { addDays, todayIn } from '#shared/dates/days'
import type { DealLines } from '#shared/deals/line-items'
import { linesOfDeal } from '#shared/proposals/deal-lines'
import type { Language } from '#shared/proposals/values'
import type { ProposalStyle } from '#shared/proposals/style'
import type { ReadyMadeTemplate } from '#shared/proposals/templates'
import type { Actor } from '../actor'
import type { Parties } from './proposal-links'
import type { StoredDocument } from './stored-document'

interface Beginning {
  language: Language
  /** What it is called, if someone says so. */
  title: string | undefined
  template: Pick<ReadyMadeTemplate, 'title' | 'sections'>
  style: ProposalStyle
  parties: Parties
  /** Those of the deal. */
  lines: Pick<DealLines, 'lineItems' | 'currency'> | null
}

/** A proposal as it begins: the template's texts with the client's name in them, the organization's style, and the deal's lines. */
export function firstDocument(actor: Actor, { language, title, template, style, parties, lines }: Beginning): StoredDocument {
  const { organization, user } = actor.session
  const { contact, company, deal } = parties
  const date = todayIn(actor.timeZone)
  const about = {
    title: title ?? deal?.title ?? '', clientName: contact?.name ?? null, companyName: company?.name ?? null, organizationName: organization.name, preparedBy: user.name,
  }
  const named = { ...about, title: title ?? (template.title ? filled(template.title, about) : about.title || fallbackTitle(language, about)) }
  return {
    ...named, language, logoId: style.logoId, accentColor: style.accentColor, date, validUntil: style.validityDays === null ? null : addDays(date, style.validityDays),
    sections: template.sections.map(section => ({ ...section, text: textOf(section, style.terms[language], named), ai: null })),
    lineItems: lineItemsOf(deal, lines), currency: lines?.currency ?? organization.defaultCurrency,
  }
}

type About = Record<'title' | 'organizationName' | 'preparedBy', string> & Record<'clientName' | 'companyName', string | null>

/** Puts what a proposal says of itself in place of `{{clientName}}` and its like; a client without a company is named twice rather than not. */
function filled(text: string, about: About): string {
  const words: Record<string, string | null> = { ...about, companyName: about.companyName ?? about.clientName, clientName: about.clientName ?? about.companyName }
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (field, name: string) => name in words ? words[name] ?? '' : field)
}

/** The organization's own terms go before the template's. */
function textOf({ key, text }: { key: string, text: string }, terms: string, about: About): string {
  return key === 'terms' && terms.trim() ? terms : filled(text, about)
}

function fallbackTitle(language: Language, { clientName, companyName }: About): string {
  const client = companyName ?? clientName ?? ''
  return language === 'fa' ? `پیشنهاد همکاری به ${client}` : `Proposal for ${client}`
}

/** A deal that has a value but no lines is one line. */
function lineItemsOf(deal: Parties['deal'], lines: Beginning['lines']): StoredDocument['lineItems'] {
  if (lines?.lineItems.length) return linesOfDeal(lines.lineItems).map(({ totalCents: _, ...line }) => line)
  if (!deal?.valueCents) return []
  return [{ productId: null, name: deal.title, unit: null, quantity: 1, unitPriceCents: deal.valueCents, discountPercent: 0 }]
}
