import type { ContactContent } from '../record-content'

export const asiaAfricaAndAmerica: ContactContent[] = [
  { key: 'misaki-tanaka', firstName: '美咲', lastName: '田中', title: '企画部長', company: 'tsubame', email: 'm.tanaka@tsubame-bungu.example', phone: '+81 90 0000 0245', status: 'contacted', source: 'event', tags: ['ux', 'branding'] },
  { key: 'ken-sato', firstName: '健', lastName: '佐藤', title: '海外営業', company: 'tsubame', email: 'k.sato@tsubame-bungu.example', status: 'contacted', source: 'event' },
  { key: 'jiwoo-kim', firstName: '지우', lastName: '김', title: '대표', company: 'hanbit', email: 'jiwoo@hanbit-ceramics.example', phone: '+82 10 0000 0251', status: 'qualified', source: 'instagram', birthday: '1991-02-26', followUpDays: 30, next: ['Send the final files of the logo', 4], tags: ['branding', 'client'] },
  { key: 'seoyeon-lee', firstName: '서연', lastName: '이', title: '스튜디오 매니저', company: 'hanbit', email: 'seoyeon@hanbit-ceramics.example', status: 'contacted', source: 'instagram', tags: ['client'] },
  { key: 'layla-haddad', firstName: 'ليلى', lastName: 'حداد', title: 'مديرة المنتجات', company: 'al-waha', email: 'layla@alwaha-logistics.example', phone: '+962 7 0000 0257', status: 'in_discussion', source: 'linkedin', tags: ['ux'] },
  { key: 'omar-najjar', firstName: 'عمر', lastName: 'النجار', title: 'المدير التنفيذي', company: 'al-waha', email: 'omar@alwaha-logistics.example', status: 'contacted', source: 'linkedin', tags: ['decides'] },
  { key: 'danielle-whitfield', firstName: 'Danielle', lastName: 'Whitfield', title: 'VP Member Experience', company: 'meridian', email: 'dwhitfield@meridiancu.example', phone: '+1 503 555 0142', status: 'qualified', source: 'linkedin', profile: 'https://profiles.example.com/in/danielle-whitfield', followUpDays: 14, tags: ['research', 'vip'] },
  { key: 'carlos-mendoza', firstName: 'Carlos', lastName: 'Mendoza', title: 'Marketing Director', company: 'meridian', email: 'cmendoza@meridiancu.example', officePhone: '+1 503 555 0143', status: 'contacted', source: 'linkedin' },
  { key: 'amara-okafor-meridian', firstName: 'Amara', lastName: 'Okafor', title: 'Branch Manager', company: 'meridian', email: 'aokafor@meridiancu.example', status: 'contacted', source: 'linkedin', tags: ['research'] },
  { key: 'amara-okafor', firstName: 'Amara', lastName: 'Okafor', title: 'Textile artist', email: 'amara.okafor@example.net', phone: '+234 700 000 0290', status: 'new', source: 'instagram', address: 'Lagos, Nigeria', tags: ['art'] },
  { key: 'xiaowen-chen', firstName: '晓雯', lastName: '陈', title: 'Front-end developer', email: 'xiaowen@chen-code.example', phone: '+31 6 0000 0292', status: 'qualified', source: 'referral', followUpDays: 30, tags: ['partner', 'development'] },
  { key: 'priya-sharma', firstName: 'प्रिया', lastName: 'शर्मा', title: 'Illustrator', email: 'priya@sharma-draws.example', status: 'qualified', source: 'instagram', birthday: '--10-29', tags: ['partner', 'illustration'] },
  { key: 'wei-ling-tan', firstName: 'Wei Ling', lastName: 'Tan', title: 'Design Lead, former colleague', email: 'weiling.tan@example.com', phone: '+65 8000 0295', status: 'contacted', source: 'network', birthday: '1986-01-14', followUpDays: 90, tags: ['network'] },
  { key: 'stephen-achebe', firstName: 'Stephen', lastName: 'Achebe', title: 'Coffee importer', email: 'stephen@achebe-coffee.example', status: 'new', source: 'referral', next: ['Call back about the roastery name', 3], tags: ['naming'] },
  { key: 'noor-van-dijk', firstName: 'Noor', lastName: 'van Dijk', title: 'Curator, Kunsthal West', email: 'noor@kunsthalwest.example', phone: '+31 6 0000 0298', status: 'contacted', source: 'event', followUpDays: 30, tags: ['art'] },
  { key: 'bram-de-wit', firstName: 'Bram', lastName: 'de Wit', title: 'Carpenter', email: 'bram@dewit-meubels.example', status: 'unqualified', source: 'website' },
  { key: 'yusuf-demir', firstName: 'Yusuf', lastName: 'Demir', title: 'Restaurant owner', email: 'yusuf@sofra-rotterdam.example', phone: '+31 6 0000 0301', status: 'pending_response', source: 'website', next: ['Ask whether the budget was agreed', -6], tags: ['branding'] },
]
