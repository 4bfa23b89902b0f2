import type { Role } from '#shared/members/permissions'
import { mostThreadBytes } from '#shared/reading/thread-text'
import { newId } from '#server/domain/ids'
import type { Team } from '../../support/team'
import { activity, apiKey, attachment, attachmentForm, backup, bulk, bulkExport, colleague, company, contact, deal, fileImport, image, importForm, invite, logoForm, messageTemplate, otherId, otherPipeline, payment, pipeline, plan, product, proposal, proposalLogo, proposalTemplate, purchase, sentProposal, session, stage, stageId, tag, task, trashed, upload, uploadPart, view, type Maker } from './records'

export interface RouteRow {
  /** `GET /api/contacts/:id`, as the files in server/api name it. */
  route: string
  /** Expected of each role. For a route with `make`, the record belongs to the admin. */
  roles?: Record<Role, number>
  /** Expected of a rep whose own record it is. */
  own?: number
  /** Makes the record whose id stands in the path. */
  make?: Maker
  /** A body that is taken. */
  body?: (team: Team) => unknown
  /** A query that is taken. A route with more than one right may stand here more than once. */
  query?: string
  /** Open to everyone; the roles do not matter. */
  isPublic?: true
  /** A list with limit, cursor, sort, q and total. */
  isList?: true
  /** Takes If-Match; `make` answers a record of version 1. */
  isVersioned?: true
  /** Its JSON may be larger than usual. */
  mostBytes?: number
  /** Not everywhere: backups are files of SQLite. */
  engine?: 'sqlite'
  /** The body is not JSON: its checks stand in a test of their own. */
  isMultipart?: true
}

const all = (status: number) => ({ admin: status, manager: status, rep: status, readonly: status })
const except = (status: number, others: Partial<Record<Role, number>>) => ({ ...all(status), ...others })

/** Reading one record: all see it, a rep only their own. */
const seen = { roles: except(200, { rep: 404 }), own: 200 }
/** Changing one record: not with the role readonly, a rep only their own. */
const changed = { roles: except(200, { rep: 404, readonly: 403 }), own: 200 }
const deleted = { roles: except(204, { rep: 404, readonly: 403 }), own: 204 }
/** With the id of an event that never was: whoever may change the record is told so. */
const puttingBack = { roles: except(404, { readonly: 403 }), own: 404, body: () => ({ scope: 'change' }) }
/** What belongs to the whole organization, and is arranged by its managers. */
const manages = (status: number) => ({ admin: status, manager: status, rep: 403, readonly: 403 })
/** A file on its way is its sender's alone. */
const uploaded = (status: number) => ({ roles: { admin: status, manager: 404, rep: 404, readonly: 403 }, own: status })
/** What belongs to the installation: to its operator alone, who here is the admin. */
const operates = (status: number) => ({ admin: status, manager: 404, rep: 404, readonly: 404 })
const createdBy = { roles: except(201, { readonly: 403 }) }

/** Every route and what each role may do with it; a route that is missing here fails the suite. */
export const routes: RouteRow[] = [
  { route: 'GET /api/health', isPublic: true },
  { route: 'GET /api/openapi.json', isPublic: true },
  { route: 'GET /api/cron', isPublic: true },
  { route: 'GET /api/metrics', isPublic: true },
  { route: 'POST /api/auth/register', isPublic: true, body: () => ({ organization: '', name: '', email: '', password: '' }) },
  { route: 'GET /api/auth/registration', isPublic: true },
  { route: 'POST /api/auth/login', isPublic: true, body: () => ({ email: 'nobody@example.com', password: 'wrong' }) },
  { route: 'POST /api/auth/forgot', isPublic: true, body: () => ({ email: 'nobody@example.com' }) },
  { route: 'POST /api/auth/verify', isPublic: true, body: () => ({ token: 'none' }) },
  { route: 'POST /api/auth/reset', isPublic: true, body: () => ({ token: 'none', password: 'a long enough one' }) },
  { route: 'POST /api/auth/logout', isPublic: true },
  { route: 'GET /api/auth/session', roles: all(200) },

  { route: 'PUT /api/auth/session', roles: all(404), body: () => ({ organization: newId() }) },
  { route: 'GET /api/organizations', roles: all(200) },
  { route: 'POST /api/organizations', roles: all(201), body: () => ({ name: 'Second Studio' }) },

  { route: 'PATCH /api/profile', roles: all(200), body: () => ({ weekStart: 'monday' }) },
  { route: 'GET /api/profile/notifications', roles: all(200) },
  { route: 'PATCH /api/profile/notifications', roles: all(200), body: () => ({ digestHour: 7 }) },
  { route: 'GET /api/profile/calendar-feed', roles: all(200) },
  { route: 'POST /api/profile/calendar-feed', roles: all(201) },
  { route: 'DELETE /api/profile/calendar-feed', roles: all(204) },
  { route: 'GET /calendar/:name', isPublic: true },
  { route: 'GET /api/calendar', roles: all(200), query: '?from=2026-03-01&to=2026-03-31' },
  { route: 'PUT /api/profile/email', roles: all(422), body: () => ({ email: 'ana@elsewhere.example', password: 'not this one' }) },
  { route: 'POST /api/profile/verification', roles: all(204) },
  { route: 'PUT /api/profile/password', roles: all(422), body: () => ({ currentPassword: 'not this one', password: 'a new long password' }) },
  { route: 'GET /api/profile/two-step', roles: all(200) },
  { route: 'PUT /api/profile/two-step', roles: all(422), body: () => ({ code: '000000' }) },
  { route: 'PUT /api/profile/two-step/secret', roles: all(422), body: () => ({ password: 'not this one' }) },
  { route: 'PUT /api/profile/two-step/recovery-codes', roles: all(409), body: () => ({ password: 'not this one', code: '000000' }) },
  { route: 'POST /api/profile/two-step/removal', roles: all(409), body: () => ({ password: 'not this one', code: '000000' }) },
  { route: 'GET /api/profile/sessions', roles: all(200) },
  { route: 'DELETE /api/profile/sessions', roles: all(204) },
  { route: 'DELETE /api/profile/sessions/:id', roles: except(404, { admin: 204 }), make: session },
  { route: 'PATCH /api/organization', roles: except(403, { admin: 200 }), body: () => ({ defaultCurrency: 'EUR' }) },
  { route: 'GET /api/organization/export', roles: except(403, { admin: 200 }) },
  { route: 'POST /api/organization/import', roles: operates(422) },
  { route: 'GET /api/members', roles: all(200) },
  { route: 'PATCH /api/members/:id', roles: except(403, { admin: 200 }), make: colleague, body: () => ({ role: 'manager' }) },
  { route: 'DELETE /api/members/:id', roles: except(403, { admin: 204 }), make: colleague },
  { route: 'GET /api/invites', roles: except(403, { admin: 200 }) },
  { route: 'POST /api/invites', roles: except(403, { admin: 201 }), body: () => ({ role: 'rep' }) },
  { route: 'DELETE /api/invites/:id', roles: except(403, { admin: 204 }), make: invite },
  { route: 'POST /api/invites/:id/renew', roles: except(403, { admin: 200 }), make: invite },
  { route: 'GET /api/invites/accept', isPublic: true, query: '?token=none' },
  { route: 'POST /api/invites/accept', isPublic: true, body: () => ({ token: 'none' }) },

  { route: 'GET /api/contacts', roles: all(200), isList: true },
  { route: 'POST /api/contacts', ...createdBy, body: () => ({ firstName: 'Sara' }) },
  { route: 'GET /api/contacts/:id', ...seen, make: contact },
  { route: 'PATCH /api/contacts/:id', ...changed, make: contact, isVersioned: true, body: () => ({ title: 'Head of Special Projects' }) },
  { route: 'DELETE /api/contacts/:id', ...deleted, make: contact },
  { route: 'DELETE /api/contacts/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: contact },
  { route: 'GET /api/contacts/:id/shares', ...seen, make: contact },
  { route: 'PUT /api/contacts/:id/shares', ...changed, make: contact, body: team => ({ userIds: [team.manager.session.user.id] }) },
  { route: 'POST /api/contacts/:id/restore', ...changed, make: trashed('/api/contacts', contact) },
  { route: 'GET /api/contacts/:id/history', ...seen, make: contact },
  { route: 'POST /api/contacts/:id/history/:eventId/revert', ...puttingBack, make: contact },

  { route: 'GET /api/contacts/:id/notes', ...seen, make: contact },
  { route: 'POST /api/contacts/:id/notes', roles: except(201, { rep: 404, readonly: 403 }), own: 201, make: contact, body: () => ({ body: 'Prefers the smaller option.' }) },
  { route: 'GET /api/contacts/:id/timeline', ...seen, make: contact },
  { route: 'POST /api/contacts/:id/next-action/completion', ...changed, make: contact, isVersioned: true, body: () => ({ nextAction: 'Send the offer' }) },

  // No key for Claude: whoever may ask is told so.
  { route: 'POST /api/ai/parse', roles: except(409, { readonly: 403 }), body: () => ({ text: 'Please call me tomorrow. Sara' }), mostBytes: mostThreadBytes },
  { route: 'POST /api/ai/parse/acceptance', roles: except(200, { readonly: 403 }), body: () => ({ people: [{ key: 'person-1', fields: { firstName: 'Sara' } }] }) },

  { route: 'GET /api/companies/:id/timeline', ...seen, make: company },

  { route: 'GET /api/activities', roles: all(200), isList: true },
  { route: 'POST /api/activities', roles: except(201, { rep: 404, readonly: 403 }), body: async team => ({ type: 'call', contactId: await contact(team.admin) }) },
  { route: 'GET /api/activities/:id', ...seen, make: activity },
  { route: 'PATCH /api/activities/:id', ...changed, make: activity, isVersioned: true, body: () => ({ subject: 'The offer' }) },
  { route: 'DELETE /api/activities/:id', ...deleted, make: activity },
  { route: 'DELETE /api/activities/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: activity },
  { route: 'POST /api/activities/:id/restore', ...changed, make: trashed('/api/activities', activity) },
  { route: 'GET /api/activities/:id/history', ...seen, make: activity },
  { route: 'POST /api/activities/:id/history/:eventId/revert', ...puttingBack, make: activity },

  { route: 'GET /api/purchases', roles: all(200), isList: true },
  { route: 'POST /api/purchases', roles: except(201, { rep: 404, readonly: 403 }), body: async team => ({ valueCents: 1000, contactId: await contact(team.admin) }) },
  { route: 'GET /api/purchases/:id', ...seen, make: purchase },
  { route: 'PATCH /api/purchases/:id', ...changed, make: purchase, isVersioned: true, body: () => ({ valueCents: 1200 }) },
  { route: 'DELETE /api/purchases/:id', ...deleted, make: purchase },
  { route: 'DELETE /api/purchases/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: purchase },
  { route: 'POST /api/purchases/:id/restore', ...changed, make: trashed('/api/purchases', purchase) },

  { route: 'GET /api/payments', roles: all(200), isList: true },
  { route: 'POST /api/payments', roles: except(201, { rep: 404, readonly: 403 }), body: async team => ({ valueCents: 1000, dealId: await deal(team.admin) }) },
  { route: 'GET /api/payments/:id', ...seen, make: payment },
  { route: 'PATCH /api/payments/:id', ...changed, make: payment, isVersioned: true, body: () => ({ valueCents: 1200 }) },
  { route: 'DELETE /api/payments/:id', ...deleted, make: payment },
  { route: 'DELETE /api/payments/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: payment },
  { route: 'POST /api/payments/:id/restore', ...changed, make: trashed('/api/payments', payment) },
  { route: 'GET /api/payments/:id/history', ...seen, make: payment },
  { route: 'POST /api/payments/:id/history/:eventId/revert', ...puttingBack, make: payment },
  { route: 'GET /api/contacts/:id/money', ...seen, make: contact },
  { route: 'GET /api/companies/:id/money', ...seen, make: company },
  { route: 'GET /api/deals/:id/money', ...seen, make: deal },
  { route: 'GET /api/sources', roles: all(200) },

  { route: 'GET /api/proposals', roles: all(200), isList: true },
  { route: 'POST /api/proposals', roles: except(201, { rep: 404, readonly: 403 }), body: async team => ({ dealId: await deal(team.admin) }) },
  { route: 'GET /api/proposals/:id', ...seen, make: proposal },
  { route: 'PATCH /api/proposals/:id', ...changed, make: proposal, isVersioned: true, body: () => ({ title: 'Audit, larger' }) },
  { route: 'DELETE /api/proposals/:id', ...deleted, make: proposal },
  { route: 'DELETE /api/proposals/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: proposal },
  { route: 'POST /api/proposals/:id/restore', ...changed, make: trashed('/api/proposals', proposal) },
  { route: 'GET /api/proposals/:id/versions', ...seen, make: proposal },
  { route: 'GET /api/proposals/:id/versions/:number', ...seen, make: proposal },
  { route: 'GET /api/proposals/:id/client', ...seen, make: proposal },
  { route: 'GET /api/proposals/:id/pdf', ...seen, make: proposal },
  { route: 'POST /api/proposals/:id/send', ...changed, make: proposal, body: () => ({ to: [] }) },
  { route: 'POST /api/proposals/:id/withdraw', ...changed, make: sentProposal },
  { route: 'POST /api/proposals/:id/link', ...changed, make: sentProposal },
  { route: 'POST /api/proposals/:id/comments', ...changed, make: sentProposal, body: () => ({ body: 'It is included.' }) },
  { route: 'DELETE /api/proposals/:id/comments/:commentId', roles: except(404, { readonly: 403 }), own: 404, make: sentProposal },
  { route: 'GET /api/p/:token', isPublic: true },
  { route: 'GET /api/p/:token/pdf', isPublic: true },
  { route: 'GET /api/p/:token/logo', isPublic: true },
  { route: 'POST /api/p/:token/views', isPublic: true },
  { route: 'POST /api/p/:token/comments', isPublic: true, body: () => ({ name: 'Zoë', body: 'Is it?' }) },
  { route: 'POST /api/p/:token/decision', isPublic: true, body: () => ({ decision: 'accepted', name: 'Zoë', number: 1 }) },
  { route: 'POST /api/proposals/:id/versions/:number/restore', ...changed, make: proposal },
  // There is no key to Claude here.
  { route: 'POST /api/proposals/:id/generate', roles: except(409, { rep: 404, readonly: 403 }), own: 409, make: proposal, body: () => ({ section: 'aims' }) },
  { route: 'GET /api/proposal-templates', roles: all(200) },
  { route: 'POST /api/proposal-templates', roles: manages(201), body: () => ({ name: 'Workshop', language: 'en', sections: [] }) },
  { route: 'GET /api/proposal-templates/:id', roles: all(200), make: proposalTemplate },
  { route: 'PATCH /api/proposal-templates/:id', roles: manages(200), make: proposalTemplate, isVersioned: true, body: () => ({ name: 'Workshops' }) },
  { route: 'DELETE /api/proposal-templates/:id', roles: manages(204), make: proposalTemplate },
  { route: 'POST /api/proposal-templates/:id/restore', roles: manages(200), make: trashed('/api/proposal-templates', proposalTemplate) },
  { route: 'GET /api/proposal-style', roles: all(200) },
  { route: 'PUT /api/proposal-style', roles: manages(200), body: () => ({ accentColor: '#0f766e', validityDays: 14 }) },
  { route: 'POST /api/proposal-logos', ...createdBy, body: () => logoForm(), isMultipart: true },
  { route: 'GET /api/proposal-logos/:id', roles: all(200), make: proposalLogo },

  { route: 'GET /api/tasks', roles: all(200), isList: true },
  { route: 'POST /api/tasks', ...createdBy, body: () => ({ title: 'Send the offer' }) },
  { route: 'GET /api/tasks/:id', ...seen, make: task },
  { route: 'PATCH /api/tasks/:id', ...changed, make: task, isVersioned: true, body: () => ({ priority: 'high' }) },
  { route: 'DELETE /api/tasks/:id', ...deleted, make: task },
  { route: 'DELETE /api/tasks/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: task },
  { route: 'POST /api/tasks/:id/restore', ...changed, make: trashed('/api/tasks', task) },
  { route: 'GET /api/tasks/:id/history', ...seen, make: task },
  { route: 'POST /api/tasks/:id/history/:eventId/revert', ...puttingBack, make: task },
  { route: 'POST /api/tasks/:id/completion', ...changed, make: task, isVersioned: true, body: () => ({}) },
  { route: 'DELETE /api/tasks/:id/completion', ...changed, make: task },
  { route: 'PUT /api/tasks/:id/reminder', ...changed, make: task, body: () => ({ minutes: 10 }) },

  { route: 'POST /api/attachments', roles: except(201, { rep: 404, readonly: 403 }), body: async team => attachmentForm({ contactId: await contact(team.admin) }), isMultipart: true },
  { route: 'GET /api/attachments/:id', ...seen, make: attachment },
  { route: 'GET /api/attachments/:id/preview', ...seen, make: image },
  { route: 'PATCH /api/attachments/:id', ...changed, make: attachment, isVersioned: true, body: () => ({ name: 'offer.txt' }) },
  { route: 'DELETE /api/attachments/:id', ...deleted, make: attachment },
  { route: 'DELETE /api/attachments/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: attachment },
  { route: 'POST /api/attachments/:id/restore', ...changed, make: trashed('/api/attachments', attachment) },
  { route: 'GET /api/contacts/:id/attachments', ...seen, make: contact },
  { route: 'GET /api/companies/:id/attachments', ...seen, make: company },
  { route: 'GET /api/deals/:id/attachments', ...seen, make: deal },

  { route: 'GET /api/today', roles: all(200) },
  // Who does not ask for server-sent events has nothing to wait for.
  { route: 'GET /api/notices', roles: all(204) },
  { route: 'GET /api/notifications', roles: all(200) },
  { route: 'POST /api/notifications/read', roles: all(204), body: () => ({ ids: [newId()] }) },

  { route: 'GET /api/contacts/export.csv', roles: except(200, { rep: 403, readonly: 403 }) },

  { route: 'GET /api/companies', roles: all(200), isList: true },
  { route: 'POST /api/companies', ...createdBy, body: () => ({ name: 'Harbour & Finch' }) },
  { route: 'GET /api/companies/:id', ...seen, make: company },
  { route: 'PATCH /api/companies/:id', ...changed, make: company, isVersioned: true, body: () => ({ industry: 'Design' }) },
  { route: 'DELETE /api/companies/:id', ...deleted, make: company },
  { route: 'DELETE /api/companies/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: company },
  { route: 'GET /api/companies/:id/relations', ...seen, make: company },
  { route: 'GET /api/companies/:id/people-at-domain', ...seen, make: company },
  { route: 'POST /api/companies/:id/people-at-domain', ...changed, make: company },
  { route: 'GET /api/companies/:id/shares', ...seen, make: company },
  { route: 'PUT /api/companies/:id/shares', ...changed, make: company, body: team => ({ userIds: [team.manager.session.user.id] }) },
  { route: 'POST /api/companies/:id/restore', ...changed, make: trashed('/api/companies', company) },
  { route: 'GET /api/companies/:id/history', ...seen, make: company },
  { route: 'POST /api/companies/:id/history/:eventId/revert', ...puttingBack, make: company },

  { route: 'GET /api/trash', roles: all(200) },
  { route: 'GET /api/audit-log', roles: except(403, { admin: 200 }) },
  { route: 'GET /api/audit-log/export.csv', roles: except(403, { admin: 200 }) },
  { route: 'GET /api/audit-log/check', roles: except(403, { admin: 200 }) },

  { route: 'GET /api/search', roles: all(200), query: '?q=zo' },

  { route: 'POST /api/import/contacts', roles: except(200, { readonly: 403 }), body: importForm, isMultipart: true },
  { route: 'POST /api/uploads', ...createdBy, body: () => ({ name: 'people.csv', size: 100 }) },
  { route: 'GET /api/uploads/:id', ...uploaded(200), make: upload },
  { route: 'PUT /api/uploads/:id/parts/:number', ...uploaded(204), make: upload, body: uploadPart, isMultipart: true },
  { route: 'DELETE /api/uploads/:id', ...uploaded(204), make: upload },
  { route: 'GET /api/imports', roles: except(200, { readonly: 403 }) },
  { route: 'GET /api/imports/:id', roles: except(200, { rep: 404, readonly: 403 }), own: 200, make: fileImport },
  { route: 'GET /api/imports/:id/errors.csv', roles: except(200, { rep: 404, readonly: 403 }), own: 200, make: fileImport },
  { route: 'DELETE /api/imports/:id', roles: except(204, { rep: 404, readonly: 403 }), own: 204, make: fileImport },

  { route: 'POST /api/contacts/bulk', roles: except(200, { readonly: 403 }), body: () => ({ tags: ['Autumn'], action: 'tag', ids: [newId()] }) },
  { route: 'POST /api/companies/bulk', roles: except(200, { readonly: 403 }), body: () => ({ fields: { industry: 'Design' }, action: 'set', ids: [newId()] }) },
  { route: 'POST /api/deals/bulk', roles: except(200, { readonly: 403 }), body: async team => ({ stageId: await stageId(team.admin, 'Proposal'), action: 'stage', ids: [newId()] }) },
  { route: 'GET /api/bulk/:id', roles: except(200, { rep: 404, readonly: 404 }), own: 200, make: bulk },
  { route: 'DELETE /api/bulk/:id', roles: except(200, { rep: 404, readonly: 404 }), own: 200, make: bulk },
  { route: 'POST /api/bulk/:id/cancel', roles: except(409, { rep: 404, readonly: 404 }), own: 409, make: bulk },
  { route: 'GET /api/bulk/:id/export.csv', roles: except(200, { rep: 404, readonly: 404 }), make: bulkExport },

  { route: 'GET /api/views', roles: all(200), query: '?kind=contact' },
  { route: 'POST /api/views', roles: all(201), body: () => ({ name: 'Proposals out', kind: 'contact' }) },
  { route: 'PUT /api/views/settings', roles: all(200), body: () => ({ columns: ['name', 'company'], kind: 'contact' }) },
  { route: 'PATCH /api/views/:id', roles: except(404, { admin: 200 }), own: 200, make: view, isVersioned: true, body: () => ({ name: 'Offers out' }) },
  { route: 'DELETE /api/views/:id', roles: except(404, { admin: 204 }), own: 204, make: view },
  { route: 'POST /api/views/:id/restore', roles: except(404, { admin: 200 }), own: 200, make: trashed('/api/views', view) },

  { route: 'POST /api/ai/draft', roles: except(404, { readonly: 403 }), body: () => ({ contactId: newId() }) },
  { route: 'GET /api/contacts/:id/insights', ...seen, make: contact },
  { route: 'GET /api/companies/:id/insights', ...seen, make: company },
  { route: 'GET /api/deals/:id/insights', ...seen, make: deal },
  { route: 'POST /api/ai/summary', roles: except(200, { rep: 404 }), body: async team => ({ contactId: await contact(team.admin), cachedOnly: true }) },
  { route: 'POST /api/ai/next-action', roles: except(200, { rep: 404 }), body: async team => ({ contactId: await contact(team.admin), cachedOnly: true }) },
  { route: 'POST /api/ai/deal-risk', roles: except(200, { rep: 404 }), body: async team => ({ dealId: await deal(team.admin), cachedOnly: true }) },
  { route: 'POST /api/ai/brief', roles: except(200, { rep: 404 }), body: async team => ({ companyId: await company(team.admin), cachedOnly: true }) },
  // Claude is off here: whoever may ask is told so.
  { route: 'POST /api/ai/ask', roles: all(409), body: () => ({ question: 'Who is Zoë?' }) },

  { route: 'GET /api/message-templates', roles: all(200) },
  { route: 'POST /api/message-templates', ...createdBy, body: () => ({ name: 'After a call', language: 'en', body: 'Dear {{firstName}}' }) },
  { route: 'GET /api/message-templates/:id', roles: except(404, { admin: 200 }), own: 200, make: messageTemplate },
  { route: 'GET /api/message-templates/:id/filled', roles: except(404, { admin: 200 }), own: 200, make: messageTemplate },
  { route: 'PATCH /api/message-templates/:id', roles: except(404, { admin: 200 }), own: 200, make: messageTemplate, isVersioned: true, body: () => ({ name: 'After a meeting' }) },
  { route: 'DELETE /api/message-templates/:id', roles: except(404, { admin: 204 }), own: 204, make: messageTemplate },
  { route: 'POST /api/message-templates/:id/restore', roles: except(404, { admin: 200 }), own: 200, make: trashed('/api/message-templates', messageTemplate) },

  { route: 'GET /api/tags', roles: all(200) },
  { route: 'POST /api/tags', ...createdBy, body: team => ({ name: `Tag ${newId()} ${team.admin.session.role}` }) },
  { route: 'PATCH /api/tags/:id', roles: manages(200), make: tag, body: () => ({ color: 'pink' }) },
  { route: 'DELETE /api/tags/:id', roles: manages(204), make: tag },
  { route: 'POST /api/tags/:id/restore', roles: manages(200), make: trashed('/api/tags', tag) },

  { route: 'GET /api/deals', roles: all(200), isList: true },
  { route: 'GET /api/deals/export.csv', roles: except(200, { rep: 403, readonly: 403 }) },
  { route: 'POST /api/deals', ...createdBy, body: () => ({ title: 'Audit 2026' }) },
  { route: 'GET /api/deals/:id', ...seen, make: deal },
  { route: 'PATCH /api/deals/:id', ...changed, make: deal, isVersioned: true, body: () => ({ nextAction: 'Send the offer' }) },
  { route: 'DELETE /api/deals/:id', ...deleted, make: deal },
  { route: 'DELETE /api/deals/:id', query: '?permanent=true', roles: except(403, { admin: 204 }), own: 403, make: deal },
  { route: 'GET /api/deals/:id/shares', ...seen, make: deal },
  { route: 'PUT /api/deals/:id/shares', ...changed, make: deal, body: team => ({ userIds: [team.manager.session.user.id] }) },
  { route: 'POST /api/deals/:id/restore', ...changed, make: trashed('/api/deals', deal) },
  { route: 'GET /api/deals/:id/history', ...seen, make: deal },
  { route: 'POST /api/deals/:id/history/:eventId/revert', ...puttingBack, make: deal },
  { route: 'GET /api/deals/:id/notes', ...seen, make: deal },
  { route: 'POST /api/deals/:id/notes', roles: except(201, { rep: 404, readonly: 403 }), own: 201, make: deal, body: () => ({ body: 'Wants to see references.' }) },
  { route: 'GET /api/deals/:id/timeline', ...seen, make: deal },
  { route: 'POST /api/deals/:id/next-action/completion', ...changed, make: deal, isVersioned: true, body: () => ({ nextAction: 'Call back' }) },
  { route: 'PUT /api/deals/:id/stage', ...changed, make: deal, isVersioned: true, body: async team => ({ stageId: await stageId(team.admin, 'Proposal') }) },
  { route: 'POST /api/deals/bulk-update-stage', roles: except(200, { readonly: 403 }), body: async team => ({ ids: [newId()], stageId: await stageId(team.admin, 'Proposal') }) },
  { route: 'POST /api/deals/mark-won', roles: except(200, { readonly: 403 }), body: () => ({ ids: [newId()] }) },
  { route: 'POST /api/deals/mark-lost', roles: except(200, { readonly: 403 }), body: () => ({ ids: [newId()], lostReason: 'Price' }) },

  { route: 'GET /api/deals/:id/line-items', ...seen, make: deal },
  { route: 'PUT /api/deals/:id/line-items', ...changed, make: deal, isVersioned: true, body: () => ({ lineItems: [{ name: 'Workshop', quantity: 2, unitPriceCents: 120_000 }] }) },
  { route: 'POST /api/deals/:id/discount-approval', roles: except(409, { rep: 403, readonly: 403 }), make: deal, body: () => ({ decision: 'approved' }) },
  { route: 'GET /api/products', roles: all(200), isList: true },
  { route: 'POST /api/products', roles: manages(201), body: () => ({ name: 'Workshop' }) },
  { route: 'GET /api/products/:id', roles: all(200), make: product },
  { route: 'PATCH /api/products/:id', roles: manages(200), make: product, isVersioned: true, body: () => ({ unit: 'day' }) },
  { route: 'DELETE /api/products/:id', roles: manages(204), make: product },
  { route: 'GET /api/lost-reasons', roles: all(200) },
  { route: 'PUT /api/lost-reasons', roles: manages(200), body: () => ({ lostReasons: ['Price', 'No answer'] }) },
  { route: 'GET /api/organization/discount-limit', roles: all(200) },
  { route: 'PUT /api/organization/discount-limit', roles: manages(200), body: () => ({ discountLimitPercent: 20 }) },

  { route: 'GET /api/pipelines', roles: all(200) },
  { route: 'POST /api/pipelines', roles: manages(201), body: () => ({ name: 'Partners' }) },
  { route: 'GET /api/pipelines/:id', roles: all(200), make: pipeline },
  { route: 'PATCH /api/pipelines/:id', roles: manages(200), make: pipeline, body: () => ({ name: 'Sales' }) },
  { route: 'DELETE /api/pipelines/:id', roles: manages(204), make: otherPipeline },
  { route: 'GET /api/pipelines/:id/board', roles: all(200), make: pipeline },
  { route: 'GET /api/pipelines/:id/board', query: '?lanes=owner', roles: all(200), make: pipeline },
  { route: 'GET /api/dashboard', roles: all(200) },
  { route: 'GET /api/dashboard/customers', roles: all(200) },
  { route: 'GET /api/reports/activity', roles: all(200) },
  { route: 'GET /api/reports/conversion', roles: all(200) },
  { route: 'GET /api/reports/forecast', roles: all(200) },
  { route: 'GET /api/reports/lost-reasons', roles: all(200) },
  { route: 'GET /api/reports/pipeline', roles: all(200) },
  { route: 'GET /api/reports/velocity', roles: all(200) },
  { route: 'GET /api/reports/revenue', roles: all(200) },
  { route: 'GET /api/reports/sources', roles: all(200) },
  { route: 'GET /api/pipelines/:id/stages', roles: all(200), make: pipeline },
  { route: 'POST /api/pipelines/:id/stages', roles: manages(201), make: pipeline, body: () => ({ name: 'Negotiation' }) },
  { route: 'PUT /api/pipelines/:id/stages/order', roles: manages(422), make: pipeline, body: () => ({ stageIds: [newId()] }) },
  { route: 'PATCH /api/stages/:id', roles: manages(200), make: stage, body: () => ({ rottingDays: 7 }) },
  { route: 'DELETE /api/stages/:id', roles: manages(204), make: stage },

  { route: 'GET /api/backups', roles: operates(200) },
  { route: 'POST /api/backups', roles: operates(202), engine: 'sqlite' },
  { route: 'POST /api/backups/upload', roles: operates(422), engine: 'sqlite' },
  { route: 'GET /api/backups/:id/file', roles: operates(200), make: backup, engine: 'sqlite' },
  // With the wrong confirmation: the right one would end everyone's session.
  { route: 'POST /api/backups/:id/restore', roles: operates(422), make: backup, query: '?confirm=no', engine: 'sqlite' },
  { route: 'DELETE /api/backups/:id', roles: operates(204), make: backup, engine: 'sqlite' },

  { route: 'GET /api/api-keys', roles: all(200) },
  { route: 'POST /api/api-keys', roles: all(201), body: () => ({ name: 'Website', scopes: ['contacts:read'] }) },
  { route: 'DELETE /api/api-keys/:id', roles: except(404, { admin: 204 }), own: 204, make: apiKey },
  { route: 'GET /api/usage', roles: all(200) },

  { route: 'GET /api/ai/status', roles: all(200) },
  { route: 'GET /api/ai/settings', roles: except(403, { admin: 200 }) },
  { route: 'PATCH /api/ai/settings', roles: except(403, { admin: 200 }), body: () => ({ monthlyTokens: 1_000_000 }) },
  { route: 'GET /api/ai/usage', roles: all(200) },
  { route: 'POST /api/ai/ratings', roles: all(404), body: () => ({ hash: 'a'.repeat(64), rating: 1 }) },
  { route: 'GET /api/ai/cache', roles: except(403, { admin: 200 }), isList: true },
  { route: 'DELETE /api/ai/cache', roles: except(403, { admin: 200 }) },
  { route: 'GET /api/ai/cache/:hash', roles: except(403, { admin: 404 }) },
  { route: 'DELETE /api/ai/cache/:hash', roles: except(403, { admin: 404 }) },
  { route: 'POST /api/ai/cache/:hash/refresh', roles: except(403, { admin: 404 }) },
  { route: 'GET /api/ai/cache/export', roles: except(403, { admin: 200 }) },
  { route: 'POST /api/ai/cache/import', roles: except(403, { admin: 422 }) },
  { route: 'GET /api/plans', roles: operates(200) },
  { route: 'POST /api/plans', roles: operates(201), body: () => ({ name: `Plan ${newId()}` }) },
  { route: 'PATCH /api/plans/:id', roles: operates(200), make: plan, body: () => ({ limits: { records: 1000 } }) },
  { route: 'DELETE /api/plans/:id', roles: operates(204), make: plan },
  { route: 'PUT /api/plans/organizations/:id', roles: operates(404), make: otherId, body: () => ({ planId: null }) },

  { route: 'GET /api/demo-data', roles: manages(200) },
  { route: 'POST /api/demo-data', roles: { ...manages(409), admin: 201 } },
  { route: 'DELETE /api/demo-data', roles: manages(204) },
]
