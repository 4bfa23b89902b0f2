import type { BrowserContextOptions } from 'playwright-core'

export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** The records that the pictures show, in the sample data. */
export interface Shown {
  contact: string
  company: string
  deal: string
  /** The last part of the address that a client has. */
  clientLink: string
  proposal: string
}

export interface Picture {
  /** Of its file: `.png`, or `.jpg` where there are many. */
  name: string
  path: string
  device?: BrowserContextOptions
  theme?: 'light' | 'dark'
  locale?: 'en' | 'fa'
  /** Of a person who has not signed in. */
  isSignedOut?: true
}

/** The pictures of the README. */
export function introduction({ contact }: Shown): Picture[] {
  return [
    { name: 'today.png', path: '/' },
    { name: 'pipeline.png', path: '/deals', theme: 'dark' },
    { name: 'contact.png', path: `/contacts/${contact}` },
    { name: 'contacts.png', path: '/contacts' },
    { name: 'persian.png', path: '/deals', locale: 'fa' },
    { name: 'phone-today.png', path: '/', device: phone },
    { name: 'phone-pipeline.png', path: '/deals', device: phone, theme: 'dark' },
    { name: 'phone-persian.png', path: '/', device: phone, locale: 'fa' },
  ]
}

/** Every page by what it is for, as docs/screens.md shows them; a test fails if one is missing. */
export function gallery(shown: Shown): Record<string, Record<string, string>> {
  return {
    'The day': { Today: '/', Tasks: '/tasks', Calendar: '/calendar', Search: '/search?q=offer', Trash: '/trash', Help: '/help/today' },
    'People and companies': { 'Contacts': '/contacts', 'A contact': `/contacts/${shown.contact}`, 'Meeting brief': `/brief/contact/${shown.contact}`, 'Companies': '/companies', 'A company': `/companies/${shown.company}`, 'Import': '/import', 'Read a thread': '/read' },
    'Deals': { 'Pipeline': '/deals', 'Pipeline by owner': '/deals?lanes=owner', 'List of deals': '/deals?view=list', 'Forecast': '/deals?view=forecast', 'A deal': `/deals/${shown.deal}`, 'Proposals': '/proposals', 'Writing a proposal': `/proposals/${shown.proposal}` },
    'Figures': {
      'Dashboard': '/dashboard', 'Reports': '/reports', 'Pipeline report': '/reports/pipeline', 'Conversion': '/reports/conversion?compare=true', 'Velocity': '/reports/velocity', 'Forecast report': '/reports/forecast',
      'Revenue': '/reports/revenue', 'Sources': '/reports/sources', 'Activity and results': '/reports/activity', 'Lost reasons': '/reports/lost-reasons', 'Activities': '/activities', 'Sales': '/sales',
    },
    'Settings': {
      'Profile': '/settings', 'Security': '/settings/security', 'Two-step set-up': '/two-step', 'API keys': '/settings/api-keys', 'Usage': '/settings/usage', 'Notifications': '/settings/notifications', 'Organization': '/settings/organization', 'Members': '/settings/members',
      'Pipelines': '/settings/pipelines', 'Products': '/settings/products', 'Proposal settings': '/settings/proposals', 'Tags': '/settings/tags', 'Message templates': '/settings/templates', 'Imports': '/settings/imports', 'Sample data': '/settings/sample-data', 'Audit log': '/settings/audit-log', 'Installation': '/settings/installation',
      'Claude': '/settings/ai', 'Kept answers': '/settings/ai-answers',
    },
    'For clients': { 'A proposal': `/p/${shown.clientLink}` },
    'For programs': { 'API reference': '/docs/api/postContacts' },
    'Signing in': { 'Sign in': '/login', 'Register': '/register', 'Forgotten password': '/forgot', 'New password': '/reset#token', 'Invitation': '/invite#token', 'Confirmed address': '/verify#token' },
  }
}

const nameOf = (title: string) => title.toLowerCase().replaceAll(' ', '-')

/** The pictures of one page of the gallery: on a laptop in light, on a laptop in dark and Persian, on a phone. */
export function looksOf(title: string, path: string, isSignedOut?: true): Picture[] {
  const name = nameOf(title)
  return [
    { name: `${name}.jpg`, path, isSignedOut, device: laptop },
    { name: `${name}-persian.jpg`, path, isSignedOut, device: laptop, theme: 'dark', locale: 'fa' },
    { name: `${name}-phone.jpg`, path, isSignedOut, device: { ...phone, deviceScaleFactor: 1 } },
  ]
}
