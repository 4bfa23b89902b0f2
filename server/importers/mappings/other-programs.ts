import type { ImportField } from '#shared/imports/fields'
import { hasAll, type SystemMapping } from './system'

const salesforceParts: Record<string, ImportField> = {
  Salutation: 'prefix', OtherStreet: 'addressStreet', MailingStreet: 'addressStreet', Fax: 'phone', HomePhone: 'phone',
  AssistantPhone: 'ignore', AssistantName: 'ignore', Id: 'ignore', AccountId: 'ignore',
}

/** Programs whose columns mean what they say; only their signature, and their few surprises, are known here. */
export const otherPrograms: SystemMapping[] = [
  { system: 'pipedrive', recognises: headers => [...headers].some(header => /^Person - (?:Name|First name|Email)/.test(header)) },
  { system: 'hubspot', recognises: headers => (headers.has('Record ID') || headers.has('Record ID - Contact')) && headers.has('First Name') },
  { system: 'zoho', recognises: headers => headers.has('Record Id') && (headers.has('Contact Owner') || headers.has('Lead Owner')) },
  {
    system: 'salesforce',
    recognises: headers => hasAll(headers, 'Id', 'LastName', 'AccountId') || hasAll(headers, 'LastName', 'FirstName', 'SystemModstamp'),
    fieldOf: header => salesforceParts[header],
  },
  {
    system: 'thunderbird',
    recognises: headers => hasAll(headers, 'First Name', 'Last Name', 'Display Name', 'Primary Email'),
    fieldOf: header => header === 'Screen Name' ? 'ignore' : undefined,
  },
  { system: 'mailchimp', recognises: headers => headers.has('Email Address') && (headers.has('MEMBER_RATING') || headers.has('OPTIN_TIME')) },
]
