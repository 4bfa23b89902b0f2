import type { DealContent } from '../record-content'

export const wonDeals: DealContent[] = [
  { key: 'brot-salz-identity', title: 'New identity', contact: 'lena-vogt', company: 'brot-salz', valueCents: 13_800_00, currency: 'EUR', expectedClose: -10, stages: [['Lead', -68], ['Qualified', -52], ['Proposal', -28], ['Won', -12]], tags: ['branding'] },
  { key: 'fjallhus-naming', title: 'Name and story of the cabins', contact: 'asa-lindqvist', company: 'fjallhus', valueCents: 7_900_00, currency: 'EUR', expectedClose: -45, stages: [['Lead', -95], ['Qualified', -82], ['Proposal', -70], ['Won', -48]] },
  { key: 'poulsen-shop', title: 'Shop, web shop and van', contact: 'mikkel-poulsen', company: 'poulsen', valueCents: 21_500_00, currency: 'EUR', expectedClose: -2, stages: [['Lead', -47], ['Qualified', -39], ['Proposal', -20], ['Won', -5]] },
  { key: 'zelena-app', title: 'Prescription app, first release', contact: 'tomas-dvorak', company: 'zelena', valueCents: 17_250_00, currency: 'EUR', expectedClose: -60, stages: [['Lead', -130], ['Qualified', -112], ['Proposal', -88], ['Won', -64]], tags: ['ux'] },
  { key: 'thalassa-covers', title: 'Covers of the poetry series', contact: 'eleni-papadopoulou', company: 'thalassa', valueCents: 6_300_00, currency: 'EUR', expectedClose: -40, stages: [['Lead', -86], ['Proposal', -66], ['Won', -45]], tags: ['publishing'] },
  { key: 'kesselhaus-workshop', title: 'Two-day naming workshop', contact: 'nadia-rahimi', company: 'kesselhaus', valueCents: 2_400_00, currency: 'EUR', expectedClose: -90, stages: [['Lead', -112], ['Proposal', -104], ['Won', -92]] },
  { key: 'hanbit-brand', title: 'Brand for the overseas shops', contact: 'jiwoo-kim', company: 'hanbit', valueCents: 9_800_00, currency: 'USD', expectedClose: -20, stages: [['Lead', -60], ['Qualified', -49], ['Proposal', -35], ['Won', -22]] },
  { key: 'loom-discovery', title: 'Discovery sprint', contact: 'aoife-kelleher', company: 'loom-ladder', valueCents: 4_800_00, currency: 'EUR', expectedClose: -70, stages: [['Lead', -98], ['Qualified', -90], ['Proposal', -84], ['Won', -76]] },
]
