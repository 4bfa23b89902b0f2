import type { DealContent } from '../record-content'

export const lostDeals: DealContent[] = [
  { key: 'yabalka-packaging', title: 'Packaging for the juice range', contact: 'desislava-petrova', company: 'yabalka', valueCents: 12_000_00, currency: 'EUR', expectedClose: -40, stages: [['Lead', -92], ['Qualified', -78], ['Proposal', -61], ['Lost', -42]], lostReason: 'Price: a local studio does it for a third' },
  { key: 'dasht-noor-shop', title: 'Online carpet shop', contact: 'farhad-nouri', company: 'dasht-noor', valueCents: 10_500_00, currency: 'EUR', expectedClose: -80, stages: [['Lead', -140], ['Qualified', -121], ['Proposal', -108], ['Lost', -97]], lostReason: 'Not now: the warehouse move comes first' },
  { key: 'meridian-rebrand', title: 'Rebrand of the credit union', contact: 'carlos-mendoza', company: 'meridian', valueCents: 48_000_00, currency: 'USD', expectedClose: -55, stages: [['Lead', -118], ['Qualified', -96], ['Proposal', -74], ['Lost', -54]], lostReason: 'Chose a larger agency with an office in Portland' },
  { key: 'baran-catalogue', title: 'کاتالوگ نمایشگاه پاییز', contact: 'baran-ghasemi', company: 'gallery-baran', valueCents: 4_200_00, currency: 'EUR', expectedClose: -65, stages: [['Lead', -101], ['Qualified', -89], ['Lost', -71]], lostReason: 'The exhibition was put off to next year' },
  { key: 'falk-practice', title: 'Website of the practice', contact: 'henrik-falk', valueCents: 6_000_00, currency: 'EUR', expectedClose: -30, stages: [['Lead', -84], ['Qualified', -73], ['Lost', -33]], abandoned: true, lostReason: 'No answer after three attempts' },
  { key: 'kiani-signage', title: 'تابلو و کارت داروخانه', contact: 'leila-kiani', company: 'kiani-pharmacy', valueCents: 3_600_00, currency: 'EUR', expectedClose: -15, stages: [['Lead', -55], ['Qualified', -43], ['Lost', -21]], lostReason: 'Her brother draws it himself' },
]
