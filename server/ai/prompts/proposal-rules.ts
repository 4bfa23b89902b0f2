import { fenceRule } from '../fence'

/** What a proposal is about, as both of its prompts are told it. */
export interface ProposalMatter {
  language: 'English' | 'Persian'
  title: string
  client: string | null
  clientCompany: string | null
  author: string
  organization: string
  /** Quantity and name of each line item, without prices. */
  items: string[]
  /** As server/domain/ai/record-history.ts tells it; its texts from outside are fenced. */
  history: string
  /** What the author asks for besides. */
  instruction: string | null
}

/** What holds for every word of a proposal. */
export function proposalRules({ language }: Pick<ProposalMatter, 'language'>): string {
  return [
    'Rest on what the history and the author say. What they do not say you do not know: never invent names, facts, promises, references or dates. Where something is needed that nobody has said, write it so that it is true anyway, or leave a gap like [number of users] for the author to fill in.',
    'Never write an amount of money, a price, a rate or a discount, not even one from the history: the program sets the prices in a table of its own. Never add items to it in words.',
    'Tell of days only as the history allows ("within three weeks of the start"), never by a calendar date. What is internal stays internal: notes of the author about the client, probabilities, other clients, what was said about them.',
    'The text of a section is plain: paragraphs with an empty line between them, lists of lines that begin with "- " or "1. ", and **bold** for a few words. No headings, links, tables or greetings in it.',
    fenceRule,
    languageRule[language],
  ].join('\n')
}

const languageRule = {
  English: 'Write in English, to the client as "you", plainly, warmly and without flattery or empty phrases. Names stay as they are.',
  Persian: 'Write in Persian (Farsi), to the client as «شما», in the clear and polite language of business letters, with half-spaces where they belong and Persian digits in running text; list numbers stay 1. 2. 3. Names stay as they are.',
}

/** The facts that come before everything else. */
export function proposalFacts({ title, client, clientCompany, author, organization, items }: ProposalMatter): string {
  return [
    `Proposal: ${title}`,
    `For: ${[client, clientCompany].filter(Boolean).join(', ') || 'not known by name'}`,
    `From: ${[author, organization].join(', ')}`,
    items.length ? `Items in the table of prices:\n${items.map(item => `- ${item}`).join('\n')}` : 'The table of prices has no items yet.',
  ].join('\n')
}
