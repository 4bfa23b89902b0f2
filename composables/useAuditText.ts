import type { AuditEntry } from '#shared/audit/schema'

const pages: Record<string, (id: string) => string> = {
  contact: id => `/contacts/${id}`, company: id => `/companies/${id}`, deal: id => `/deals/${id}`, task: id => `/tasks?task=${id}`, proposal: id => `/proposals/${id}`, import: id => `/import?id=${id}`,
}
const told = ['address', 'device', 'way', 'count', 'role', 'activityType', 'done', 'left']

/** Lines of the audit log in the person's words. */
export function useAuditText() {
  const { t, te, n } = useI18n()

  const word = (key: string, name: string) => te(key) ? t(key) : name.replaceAll('_', ' ')
  const valueText = (name: string, value: unknown) => typeof value === 'number' ? n(value) : te(`audit.values.${name}.${String(value)}`) ? t(`audit.values.${name}.${String(value)}`) : String(value)

  return {
    kindText: (kind: string) => word(`audit.kinds.${kind}`, kind),
    /** Where the record is, if it has a page and is not gone for good. */
    pageOf: ({ subjectType, subjectId, type }: AuditEntry) => type.endsWith('.deleted_permanently') || type.endsWith('.deleted') ? undefined : pages[subjectType]?.(subjectId),
    /** What an event says beside its changes that helps a person at a glance. */
    detailsOf: ({ details }: AuditEntry) => told.filter(name => details[name] !== undefined && details[name] !== null && details[name] !== '')
      .map(name => `${word(`audit.details.${name}`, name)}: ${valueText(name, details[name])}`),
  }
}
