import type { ReadyMadeTemplate } from '#shared/proposals/templates'

const terms = `This proposal is valid until the date on its first page.

- **Payment:** half when work begins, half on delivery, each within 14 days of the invoice.
- **Changes:** what goes beyond the scope above is offered separately before it is done.
- **Cooperation:** {{companyName}} names one person who decides, and gives feedback within five working days.
- **Confidentiality:** what both sides learn about each other stays between them, also afterwards.
- **Rights:** with the final payment, the right to use the results passes to {{companyName}}.`

export const english: ReadyMadeTemplate[] = [
  {
    key: 'project-en',
    name: 'Project',
    language: 'en',
    title: null,
    sections: [
      { key: 'situation', heading: 'Where you stand', text: 'Thank you, {{clientName}}, for the open conversation. As we understood it, {{companyName}} wants to move forward and needs a partner who takes on the work, keeps to the dates and says early what is in the way.' },
      { key: 'aims', heading: 'What you want to reach', text: 'At the end of our work together:\n\n- there is a result that your team uses every day,\n- everyone involved knows what was done and why,\n- you can go on without us, and call us when you want to.' },
      { key: 'scope', heading: 'What we will do', text: 'The work includes:\n\n1. a first meeting in which we agree on aims, people and dates,\n2. the work itself, shown to you every week,\n3. two rounds of changes,\n4. the handover with a short written guide.\n\nNot included are licences of third parties, travel outside the city and content that {{companyName}} provides.' },
      { key: 'plan', heading: 'How we will go about it', text: '1. **Week 1:** kick-off and what we need from you\n2. **Weeks 2 to 4:** the work, with a review every week\n3. **Week 5:** changes and tests\n4. **Week 6:** handover' },
      { key: 'price', heading: 'What it costs', text: 'The price follows from the items below. Taxes are added where they apply.' },
      { key: 'terms', heading: 'What we agree on', text: terms },
    ],
  },
  {
    key: 'retainer-en',
    name: 'Monthly support',
    language: 'en',
    title: 'Monthly support for {{companyName}}',
    sections: [
      { key: 'situation', heading: 'Where you stand', text: '{{companyName}} needs somebody at hand who knows the work, answers quickly and keeps things running, without hiring for it.' },
      { key: 'aims', heading: 'What you want to reach', text: '- Questions are answered within one working day.\n- What can go wrong is seen before it does.\n- Every month brings one improvement that you can point to.' },
      { key: 'scope', heading: 'What is included each month', text: '- A fixed number of hours, booked as you need them\n- One planning call of 30 minutes\n- A short report: what was done, what comes next\n\nHours that are not used pass on to the following month, once.' },
      { key: 'plan', heading: 'How it works', text: '1. You write or call; you get an answer with an estimate.\n2. You say yes; the work is done.\n3. At the end of the month you get the report and the invoice.' },
      { key: 'price', heading: 'What it costs', text: 'The price is for each month. Taxes are added where they apply.' },
      { key: 'terms', heading: 'What we agree on', text: '- **Duration:** three months to begin with, then from month to month.\n- **Notice:** 14 days before the end of a month, by either side.\n- **Payment:** within 14 days of the invoice.\n- **Confidentiality:** what both sides learn about each other stays between them.' },
    ],
  },
]
