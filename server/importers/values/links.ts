export interface ParsedLink { url: string, label: string }

const siteNames: [RegExp, string][] = [
  [/(?:^|\.)linkedin\.com$/, 'LinkedIn'], [/(?:^|\.)(?:twitter|x)\.com$/, 'X'], [/(?:^|\.)instagram\.com$/, 'Instagram'],
  [/(?:^|\.)facebook\.com$/, 'Facebook'], [/(?:^|\.)github\.com$/, 'GitHub'], [/^(?:t\.me|telegram\.me)$/, 'Telegram'],
  [/(?:^|\.)xing\.com$/, 'XING'], [/(?:^|\.)tiktok\.com$/, 'TikTok'], [/(?:^|\.)youtube\.com$/, 'YouTube'],
]

/** Whether an address is a person's page on a site of many; the site of a company is shared by everyone in it. */
export function isProfileUrl(url: string): boolean {
  const { hostname, pathname } = new URL(url)
  return pathname.length > 1 && !/^\/(?:company|school|groups)\//.test(pathname) && siteNames.some(([host]) => host.test(hostname))
}

/** The web addresses of a cell; only http and https, `https://` is added where the scheme is missing. */
export function parseLinks(cell: string): { links: ParsedLink[], hasUnreadable: boolean } {
  const parts = cell.split(/\s*(?::::|[;\n]|\s|,(?=\s|https?:))\s*/).filter(Boolean)
  const links = parts.flatMap(part => linkOf(part) ?? [])
  return { links, hasUnreadable: links.length < parts.length }
}

function linkOf(text: string): ParsedLink | undefined {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text)
  const address = hasScheme ? text : `https://${text}`
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || !/[^.]\.[^.]/.test(url.hostname) || url.username || address.length > 2000) return undefined
  return { url: hasScheme ? text : address, label: siteNames.find(([host]) => host.test(url.hostname))?.[1] ?? '' }
}
