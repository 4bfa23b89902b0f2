/** Addresses there say nothing about where a person works. */
const freeMailDomains = new Set([
  'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com',
  'proton.me', 'protonmail.com', 'gmx.com', 'gmx.net', 'gmx.de', 'web.de', 't-online.de', 'freenet.de', 'posteo.de', 'mailbox.org', 'fastmail.com', 'hey.com', 'zoho.com', 'mail.com',
  'mail.ru', 'yandex.ru', 'yandex.com', 'qq.com', '163.com', '126.com', 'naver.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'libero.it', 'chmail.ir', 'mailfa.com',
  'hotmail.co.uk', 'hotmail.fr', 'hotmail.de', 'hotmail.it', 'hotmail.es', 'outlook.fr', 'outlook.de', 'outlook.es', 'live.co.uk', 'live.nl', 'yahoo.co.uk', 'yahoo.fr', 'yahoo.de', 'yahoo.es', 'yahoo.it', 'yahoo.co.jp', 'btinternet.com',
])

/** The host of an address or a domain as companies keep it: lower case, without `www.`, in the letters of the DNS. Undefined for what names no host on the internet. */
export function toDomain(text: string): string | undefined {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return undefined
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return /^(?=.{4,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(host) ? host : undefined
}

/** The domain of an e-mail address that a company may have; undefined for those that anyone can have. */
export function workDomain(email: string): string | undefined {
  const domain = toDomain(email.slice(email.lastIndexOf('@') + 1))
  return domain && !freeMailDomains.has(domain) ? domain : undefined
}
