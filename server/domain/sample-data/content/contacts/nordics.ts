import type { ContactContent } from '../record-content'

export const nordics: ContactContent[] = [
  { key: 'ingrid-sorlie', firstName: 'Ingrid', lastName: 'Sørlie', title: 'Customer Director', company: 'nordlys', email: 'ingrid.sorlie@nordlysenergi.example', phone: '+47 400 00 160', status: 'in_discussion', source: 'event', birthday: '1981-12-13', followUpDays: 14, tags: ['ux', 'vip'] },
  { key: 'lars-thorsen', firstName: 'Lars', lastName: 'Thorsen', title: 'Head of IT', company: 'nordlys', email: 'lars.thorsen@nordlysenergi.example', status: 'contacted', source: 'event', tags: ['ux'] },
  { key: 'freja-moller', firstName: 'Freja', lastName: 'Møller', title: 'Service Designer', company: 'nordlys', email: 'freja.moller@nordlysenergi.example', status: 'contacted', source: 'event', profile: 'https://profiles.example.com/in/freja-moller', tags: ['ux'] },
  { key: 'asa-lindqvist', firstName: 'Åsa', lastName: 'Lindqvist', title: 'Owner', company: 'fjallhus', email: 'asa@fjallhus.example', phone: '+46 70 174 06 17', status: 'qualified', source: 'instagram', birthday: '1976-06-24', followUpDays: 30, tags: ['branding', 'client'] },
  { key: 'bjorn-oberg', firstName: 'Björn', lastName: 'Öberg', title: 'Booking and Operations', company: 'fjallhus', email: 'bjorn@fjallhus.example', phone: '+46 70 174 06 18', status: 'contacted', source: 'instagram', next: ['Ask how the autumn bookings went with the new name', 0], tags: ['client'] },
  { key: 'mikkel-poulsen', firstName: 'Mikkel', lastName: 'Poulsen', title: 'Owner, third generation', company: 'poulsen', email: 'mikkel@poulsencykler.example', phone: '+45 20 00 01 72', status: 'qualified', source: 'referral', birthday: '--08-15', followUpDays: 14, next: ['Send the kick-off agenda and the list of photographs', 1], tags: ['branding', 'client', 'vip'] },
  { key: 'sofie-krogh', firstName: 'Sofie', lastName: 'Krogh', title: 'Shop Manager', company: 'poulsen', email: 'sofie@poulsencykler.example', status: 'contacted', source: 'referral', tags: ['client'] },
  { key: 'margit-saar', firstName: 'Margit', lastName: 'Saar', title: 'Programme Director, Baltic Design Week', email: 'margit@balticdesignweek.example', status: 'in_discussion', source: 'event', next: ['Confirm the talk title and send a portrait', -2], tags: ['press'] },
]
