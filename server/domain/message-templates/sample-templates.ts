import type { MessageLanguage } from '#shared/message-templates/values'
import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { insertTemplates } from './message-templates.repository'

const samples: { name: string, language: MessageLanguage, subject: string, body: string }[] = [
  {
    name: 'Thanks after a meeting', language: 'en', subject: 'Thank you, and what comes next',
    body: 'Dear {{firstName}},\n\nthank you for your time today. As agreed, I will send you my notes and the next step by the end of the week.\n\nShould I have left anything out, just answer this mail.\n\nKind regards\n{{senderName}}\n{{organizationName}}',
  },
  {
    name: 'A friendly reminder', language: 'en', subject: 'Any news on {{dealTitle}}?',
    body: 'Dear {{firstName}},\n\nI wanted to ask how things stand with {{dealTitle}}. If anything in the offer should change, tell me and I will send you a new version.\n\nKind regards\n{{senderName}}',
  },
  {
    name: 'تشکر پس از جلسه', language: 'fa', subject: 'سپاس از وقت شما و قدم بعدی',
    body: '{{firstName}} عزیز، سلام\n\nاز وقتی که امروز گذاشتید سپاسگزارم. همان‌طور که قرار شد، خلاصهٔ جلسه و قدم بعدی را تا آخر هفته برایتان می‌فرستم.\n\nاگر چیزی از قلم افتاده، در پاسخ همین ایمیل بنویسید.\n\nبا احترام\n{{senderName}}\n{{organizationName}}',
  },
]

/** Templates for everyone, in both languages. */
export async function addSampleTemplates(trx: Database, actor: Actor): Promise<void> {
  const now = instantNow()
  await insertTemplates(trx, samples.map(sample => (
    { id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, ...sample, sortName: fold(sample.name), isShared: 1, ownerId: actor.userId, isSample: 1 })))
}
