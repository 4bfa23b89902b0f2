import { expect, it } from 'vitest'
import { parseQuickTask } from '#shared/tasks/quick-add'

// A Saturday.
const today = '2026-11-21'
const read = (line: string) => {
  const { title, day, time, priority } = parseQuickTask(line, today)
  return [title, day, time, priority]
}

it('reads day, time and priority off the end of a line', () => {
  expect(read('Call Sara tomorrow 10:00 !high')).toEqual(['Call Sara', '2026-11-22', '10:00', 'high'])
  expect(read('Send the offer on Monday at 9:30')).toEqual(['Send the offer', '2026-11-23', '09:30', 'normal'])
  expect(read('Ring back 16:00')).toEqual(['Ring back', today, '16:00', 'normal'])
  expect(read('Review the week saturday')).toEqual(['Review the week', '2026-11-28', null, 'normal'])
})

it('does so in Persian, whatever the digits and joiners', () => {
  expect(read('تماس با سارا فردا ساعت ۱۰:۳۰ !مهم')).toEqual(['تماس با سارا', '2026-11-22', '10:30', 'high'])
  expect(read('ارسال پیشنهاد سه‌شنبه')).toEqual(['ارسال پیشنهاد', '2026-11-24', null, 'normal'])
  expect(read('پیگیری پس‌فردا')).toEqual(['پیگیری', '2026-11-23', null, 'normal'])
})

it('leaves the words before them alone', () => {
  expect(read('Prepare the Monday meeting')).toEqual(['Prepare the Monday meeting', null, null, 'normal'])
  expect(read('Tomorrow')).toEqual(['Tomorrow', null, null, 'normal'])
  expect(read('Look at')).toEqual(['Look at', null, null, 'normal'])
})
