import { describe, expect, it } from 'vitest'
import { renderMail } from '#server/domain/mails/mail-document'

describe('a mail', () => {
  it('shows what somebody typed as text, in both forms', () => {
    const name = '<img src=x onerror="alert(1)"> & \'Co\'\r\nBcc: all@example.com'
    const { subject, text, html } = renderMail({ locale: 'en', subject: name, greeting: 'Hello', sections: [{ heading: 'Today', lines: [{ text: name, url: 'https://crm.example.com/contacts/1?a=1&b="2"' }] }], footer: { text: 'Settings', url: 'https://crm.example.com/settings' } })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Co&#39;')
    expect(html).toContain('href="https://crm.example.com/contacts/1?a=1&amp;b=&quot;2&quot;"')
    expect(text.split('\n').filter(line => line.startsWith('Bcc'))).toEqual([])
  })

  it('runs from right to left in Persian', () => {
    const { html } = renderMail({ locale: 'fa', subject: 'امروز', greeting: 'سلام', sections: [], footer: { text: 'تنظیمات' } })
    expect(html).toContain('<html lang="fa" dir="rtl">')
  })
})
