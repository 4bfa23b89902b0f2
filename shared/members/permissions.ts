export const roles = ['admin', 'manager', 'rep', 'readonly'] as const
export type Role = (typeof roles)[number]

/**
 * What each role may do at all. Whether a rep may do it to this record (own ones only) is decided by the
 * record's policy on the server; the interface uses the same table to show or hide a control.
 */
const permissions = {
  'records.create': ['admin', 'manager', 'rep'],
  'records.edit': ['admin', 'manager', 'rep'],
  'records.delete': ['admin', 'manager', 'rep'],
  'records.delete-permanently': ['admin'],
  'records.change-owner': ['admin', 'manager'],
  'records.import': ['admin', 'manager', 'rep'],
  'records.export': ['admin', 'manager'],
  'tags.use': ['admin', 'manager', 'rep'],
  'tags.manage': ['admin', 'manager'],
  'views.share': ['admin', 'manager'],
  'templates.write': ['admin', 'manager', 'rep'],
  'templates.share': ['admin', 'manager'],
  'proposals.manage': ['admin', 'manager'],
  'pipelines.manage': ['admin', 'manager'],
  'products.manage': ['admin', 'manager'],
  'discounts.approve': ['admin', 'manager'],
  'sample-data.manage': ['admin', 'manager'],
  'organization.manage': ['admin'],
  'members.manage': ['admin'],
  'audit.read': ['admin'],
  // What Claude says of the records they see; what it writes for them, and reads in; its key, its budget and what is kept of it.
  'ai.read': ['admin', 'manager', 'rep', 'readonly'],
  'ai.write': ['admin', 'manager', 'rep'],
  'ai.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export function can(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}

/** The roles that take out what they see only where their organization allows it. */
export const exportRoles = ['rep', 'readonly'] as const
export type ExportRole = (typeof exportRoles)[number]

export function mayExport(role: Role, organization: { exportRoles: readonly ExportRole[] }): boolean {
  return can(role, 'records.export') || organization.exportRoles.some(allowed => allowed === role)
}

/** Whether someone may delete or share a record that they see: reps only what is theirs. */
export function mayDispose(viewer: { role: Role, userId: string }, record: { ownerId: string | null }): boolean {
  return seesEverything(viewer.role) || record.ownerId === viewer.userId
}

/** Reps work on their own records; everyone else sees the whole organization. */
export function seesEverything(role: Role): boolean {
  return role !== 'rep'
}
