import { describe, expect, it } from 'vitest'
import { cleanFileName } from '#shared/attachments/file-name'

describe('the name of a file', () => {
  it.each([
    ['offer.pdf', 'offer.pdf'],
    ['پیش‌فاکتور ۱۴۰۵.pdf', 'پیش‌فاکتور ۱۴۰۵.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\zoe\\plan.docx', 'plan.docx'],
    ['offer.pdf\r\nSet-Cookie: a=b', 'offer.pdfSet-Cookie_ a=b'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\u200B.txt', 'ab.txt'],
    ['<script>.html', '_script_.html'],
    ['con.txt', '_con.txt'],
    ['LPT1', '_LPT1'],
    ['console.log', 'console.log'],
    ['.htaccess', 'htaccess'],
    ['plan.txt. . ', 'plan.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['folder/', 'file'],
    ['broken\uD800.txt', 'broken\uFFFD.txt'],
  ])('%j is kept as %j', (name, kept) => {
    expect(cleanFileName(name)).toBe(kept)
  })

  it('is not longer than 200 characters, and keeps what it ends with', () => {
    expect(cleanFileName(`${'a'.repeat(300)}.pdf`)).toBe(`${'a'.repeat(196)}.pdf`)
    expect([...cleanFileName('🌱'.repeat(300))]).toHaveLength(200)
  })
})
