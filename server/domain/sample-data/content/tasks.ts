import type { TaskContent } from './record-content'

/** What Studio North has to do besides the next steps: some of it late, some today, some again and again. */
export const tasks: TaskContent[] = [
  { title: 'Send the invoice for the first phase', deal: 'harbour-audit', day: -2, priority: 'high' },
  { title: 'Order paper samples for the labels', deal: 'hollerbach-labels', day: 0, time: '11:00' },
  { title: 'Print the moodboard', deal: 'narenj-second-shop', day: 0, priority: 'high', body: 'A3, matt, three copies.' },
  { title: 'Look through the inbox and plan the week', day: 0, time: '09:00', recurrence: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'Ask for the photographs of the rooms', contact: 'ines-carvalho', day: 1 },
  { title: 'آماده‌کردن نمونهٔ جلد برای جلسه', deal: 'aftabgardan-series', day: 3, time: '16:30' },
  { title: 'Ask for a testimonial', contact: 'marcus-adeyemi', day: 12, priority: 'low' },
  { title: 'Pay the quarterly VAT', day: 20, priority: 'high', recurrence: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10' },
  { title: 'Collect ideas for the new portfolio' },
  { title: 'Renew the insurance', day: -3, isDone: true },
]
