/** Values for fields by their names, so that examples tell of a real day. */
export const sampleValues: Record<string, unknown> = {
  name: 'Studio North',
  firstName: 'Zoë', lastName: 'O\'Brien', title: 'Audit 2026', companyName: 'Harbour & Finch', contactName: 'Zoë O\'Brien',
  email: 'zoe@harbourfinch.example', address: '14 Quay Street, Bristol', phone: '+44 20 7946 0018', number: '+44 20 7946 0018',
  hash: '6908ac52eb305ced2f52d171ee5725299aa83dea45039e0e6f7b5a9674e4f91f',
  domain: 'harbourfinch.example', website: 'https://harbourfinch.example', url: 'https://harbourfinch.example', industry: 'Design', size: '11-50',
  dealTitle: 'Audit 2026', stageName: 'Proposal', ownerName: 'Ana Torres', userName: 'Ana Torres', actorName: 'Ana Torres', assigneeName: 'Ana Torres',
  memberName: 'Ana Torres', invitedByName: 'Ana Torres', sharedByName: 'Ana Torres', uploaderName: 'Ana Torres', subjectName: 'Zoë O\'Brien',
  organization: 'Studio North', password: 'a long enough one', currentPassword: 'the one from before',
  subject: 'The offer', body: 'Prefers the smaller option.', nextAction: 'Send the offer', followUpDays: 30, source: 'referral', campaign: 'Spring letter',
  valueCents: 1_250_000, weightedCents: 750_000, unitPriceCents: 120_000, netCents: 240_000, currency: 'GBP', defaultCurrency: 'GBP', probability: 60,
  lostReason: 'Price', tags: ['VIP', 'Autumn'], unit: 'day', quantity: 2, method: 'bank transfer', note: 'First half.',
  timeZone: 'Europe/London', q: 'zo', label: 'work', fileName: 'people.csv', recurrence: 'FREQ=WEEKLY;BYDAY=MO', token: 'the-token-of-the-link',
  total: 2, count: 2, processed: 2, changed: 2, position: 1, version: 3, limit: 50, cursor: 'WyJab8OrIl0', code: '123456', description: 'A day on site.',
  durationSeconds: 720, score: 60, color: 'blue', digestHour: 8, minutes: 10, months: '6', comment: 'For a first order.',
  rottingDays: 14, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  mapping: '{"Name":"fullName","E-mail":"email"}', birthday: '1984-03-12', lostReasons: ['Price', 'No answer'],
}

/** What differs by the component, or the part of the reference, that a field is in. */
export const samplesWithin: Record<string, Record<string, unknown>> = {
  Contact: { name: 'Zoë O\'Brien', title: 'Head of Special Projects' }, Contacts: { name: 'Zoë O\'Brien', title: 'Head of Special Projects' },
  Company: { name: 'Harbour & Finch' }, CompanySummary: { name: 'Harbour & Finch' }, Companies: { name: 'Harbour & Finch' },
  Task: { title: 'Send the offer' }, Tasks: { title: 'Send the offer' },
  Stage: { name: 'Proposal' }, BoardStage: { name: 'Proposal' }, Pipeline: { name: 'Sales' }, Pipelines: { name: 'Sales' },
  Product: { name: 'Workshop' }, Products: { name: 'Workshop' }, LineItem: { name: 'Workshop' }, Deals: { name: 'Workshop' },
  ProposalSection: { key: 'scope', heading: 'What we will do', text: 'Two days on site.' }, ProposalTemplateSection: { key: 'scope', heading: 'What we will do', text: 'Two days on site.' }, Proposals: { key: 'scope', heading: 'What we will do', text: 'Two days on site.' },
  Tag: { name: 'VIP' }, View: { name: 'Proposals out' }, User: { name: 'Ana Torres' }, Member: { name: 'Ana Torres' }, Account: { name: 'Ana Torres' },
  Attachment: { name: 'offer.pdf' }, Files: { name: 'offer.pdf' }, Upload: { name: 'people.csv' },
}
