import type { Language, UsualSection } from './values'

/** What new sections are called, in the language of the proposal, which need not be that of the person. */
export const sectionHeadings: Record<Language, Record<UsualSection | 'custom', string>> = {
  en: { situation: 'Where you stand', aims: 'What you want to reach', scope: 'What we will do', plan: 'How we will go about it', price: 'What it costs', terms: 'What we agree on', custom: 'New section' },
  fa: { situation: 'وضعیت امروز شما', aims: 'آنچه می‌خواهید به آن برسید', scope: 'کارهایی که انجام می‌دهیم', plan: 'برنامهٔ اجرا', price: 'هزینه', terms: 'شرایط همکاری', custom: 'بخش تازه' },
}
