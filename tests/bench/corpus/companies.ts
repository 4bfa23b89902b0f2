import { corpusId, createdAt } from './identity'
import { isChosen, pick, randomFor } from './random'
import type { CorpusSize } from './size'

export interface CorpusCompany {
  id: string
  createdAt: number
  name: string
  domain: string
  industry: string
  size: string
  phone: string | null
  address: string | null
}

const first = ['Harbour', 'North', 'Northgate', 'Nordlys', 'Stein', 'Atelier', 'Casa', 'Grün', 'Blå', 'Zelená', 'نارنج', 'باران', 'آفتاب', 'الواحة', 'Θάλασσα', 'Ябълка', 'つばめ', '한빛', '天海', 'प्रकाश', 'Loom', 'Meridian', 'Fjäll', 'Orchard', 'Kestrel']
const second = ['Studio', 'Works', 'Partners', 'Foods', 'Logistics', 'Books', 'Energy', 'Clinic', 'Textiles', 'Software', 'Hotel', 'Pharmacy', 'Robotics', 'Tea', 'Travel', 'Print']
const industries = ['Software', 'Retail', 'Food', 'Health', 'Publishing', 'Energy', 'Logistics', 'Hospitality', 'Manufacturing', 'Finance', 'Education', 'Art']
const sizes = ['1-10', '11-50', '51-200', '201-500', '501+']

export function companyId(index: number, size: CorpusSize, now: number): string {
  return corpusId('company', index, createdAt(index, size.companies, now))
}

export function company(index: number, size: CorpusSize, now: number): CorpusCompany {
  const next = randomFor('company', index)
  return {
    id: companyId(index, size, now),
    createdAt: createdAt(index, size.companies, now),
    name: `${pick(next, first)} ${pick(next, second)} ${index + 1}`,
    domain: `company-${index + 1}.example`,
    industry: pick(next, industries),
    size: pick(next, sizes),
    phone: isChosen(next, 0.6) ? `+49 30 23125 ${100 + (index % 900)}` : null,
    address: isChosen(next, 0.5) ? `Marktplatz ${1 + (index % 80)}\n10115 Berlin\nGermany` : null,
  }
}
