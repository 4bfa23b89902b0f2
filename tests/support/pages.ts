/** Every page that has an address of its own, for the tests that look at all of them. A new page stands here. */
export const signedOutPages = [
  '/login',
  '/register',
  '/forgot',
  '/reset?token=none',
  '/invite?token=none',
  '/verify',
]

/** Shown to an admin with sample data. */
export const signedInPages = [
  '/',
  '/contacts',
  '/companies',
  '/deals',
  '/deals?view=list',
  '/search?q=offer',
  '/trash',
  '/deals?view=forecast',
  '/deals?lanes=owner',
  '/tasks',
  '/tasks?state=done',
  '/calendar',
  '/calendar?view=week',
  '/calendar?view=agenda',
  '/import',
  '/settings',
  '/settings/security',
  '/settings/notifications',
  '/settings/organization',
  '/settings/members',
  '/settings/pipelines',
  '/settings/tags',
  '/settings/products',
  '/settings/imports',
  '/settings/sample-data',
  '/settings/audit-log',
  '/settings/installation',
  '/help',
  '/help/keyboard',
]

/** Those of them that are looked at on a phone too. */
export const phonePages = [
  '/',
  '/contacts',
  '/companies',
  '/tasks',
  '/deals',
  '/calendar',
  '/calendar?view=month',
  '/search?q=offer',
  '/trash',
  '/settings',
  '/settings/members',
  '/settings/audit-log',
]
