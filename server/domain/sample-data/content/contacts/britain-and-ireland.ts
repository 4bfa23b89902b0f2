import type { ContactContent } from '../record-content'

export const britainAndIreland: ContactContent[] = [
  { key: 'zoe-obrien', firstName: 'Zoë', lastName: 'O’Brien', title: 'Head of Special Projects', company: 'harbour-finch', email: 'zoe.obrien@harbourfinch.example', phone: '+44 7700 900112', status: 'in_discussion', source: 'referral', birthday: '1984-05-17', profile: 'https://profiles.example.com/in/zoe-obrien', followUpDays: 14, tags: ['branding', 'vip'] },
  { key: 'marcus-adeyemi', firstName: 'Marcus', lastName: 'Adeyemi', title: 'Marketing Manager', company: 'harbour-finch', email: 'marcus.adeyemi@harbourfinch.example', phone: '+44 7700 900118', status: 'contacted', source: 'referral', tags: ['branding'] },
  { key: 'priya-raman', firstName: 'Priya', lastName: 'Raman', title: 'Founding Partner', company: 'harbour-finch', email: 'priya@harbourfinch.example', status: 'qualified', source: 'referral', tags: ['decides'], met: -70 },
  { key: 'gareth-llewellyn', firstName: 'Gareth', lastName: 'Llewellyn', title: 'Director', company: 'wrenfield', email: 'gareth@wrenfield.example', officePhone: '+44 117 496 0134', status: 'pending_response', source: 'event', birthday: '--11-02', followUpDays: 30, tags: ['strategy'] },
  { key: 'beatrice-osei', firstName: 'Beatrice', lastName: 'Osei', title: 'Trustee', company: 'wrenfield', email: 'b.osei@wrenfield.example', status: 'contacted', source: 'event', tags: ['strategy', 'decides'] },
  { key: 'hannah-clarke', firstName: 'Hannah', lastName: 'Clarke', title: 'Practice Owner', company: 'northgate-physio', email: 'hannah@northgatephysio.example', phone: '+44 7700 900147', status: 'in_discussion', source: 'website', tags: ['ux'] },
  { key: 'owen-pryce', firstName: 'Owen', lastName: 'Pryce', title: 'Reception Lead', company: 'northgate-physio', email: 'owen@northgatephysio.example', status: 'contacted', source: 'website' },
  { key: 'aoife-kelleher', firstName: 'Aoife', lastName: 'Kelleher', title: 'Head of Product', company: 'loom-ladder', email: 'aoife@loomladder.example', phone: '+353 20 912 0156', status: 'qualified', source: 'linkedin', birthday: '1990-09-08', profile: 'https://profiles.example.com/in/aoife-kelleher', followUpDays: 7, tags: ['ux', 'retainer', 'vip'] },
  { key: 'ciaran-byrne', firstName: 'Ciarán', lastName: 'Byrne', title: 'Chief Executive', company: 'loom-ladder', email: 'ciaran@loomladder.example', status: 'qualified', source: 'linkedin', tags: ['decides'] },
  { key: 'saoirse-nolan', firstName: 'Saoirse', lastName: 'Nolan', title: 'Product Designer', company: 'loom-ladder', email: 'saoirse@loomladder.example', status: 'contacted', source: 'linkedin', met: -74 },
]
