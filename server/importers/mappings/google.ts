import type { ImportField } from '#shared/imports/fields'
import { hasAll, type SystemMapping } from './system'

const parts: Record<string, ImportField> = {
  'E-mail': 'email',
  'Phone': 'phone',
  'Website': 'link',
}

const exact: Record<string, ImportField> = {
  'Short Name': 'ignore',
  'Maiden Name': 'ignore',
  'Initials': 'ignore',
  'Hobby': 'ignore',
  'Location': 'ignore',
  'Occupation': 'ignore',
}

/** Google Contacts, the form since 2024 ("First Name … Labels") and the one before ("Name, Given Name …"). */
export const google: SystemMapping = {
  system: 'google',
  recognises: headers => hasAll(headers, 'First Name', 'Organization Name', 'Labels')
    || hasAll(headers, 'Given Name', 'Family Name', 'Group Membership')
    || (hasAll(headers, 'Given Name', 'Family Name') && headers.has('E-mail 1 - Value')),
  fieldOf(header) {
    const numbered = /^(.+) \d+ - (.+)$/.exec(header)
    if (!numbered) return exact[header]
    const [, group = '', part = ''] = numbered
    if (group === 'Organization') return organizationPart(part)
    if (group === 'Address') return part === 'Formatted' ? 'address' : addressPart(part)
    if (group in parts) return part === 'Value' ? parts[group] : 'label'
    return 'ignore'
  },
}

function organizationPart(part: string): ImportField {
  if (part === 'Name') return 'companyName'
  if (part === 'Title') return 'title'
  return part === 'Department' ? 'department' : 'ignore'
}

function addressPart(part: string): ImportField {
  const fields: Record<string, ImportField> = {
    'Street': 'addressStreet', 'PO Box': 'addressStreet', 'Extended Address': 'addressStreet', 'City': 'addressCity',
    'Region': 'addressRegion', 'Postal Code': 'addressPostalCode', 'Country': 'addressCountry',
  }
  return fields[part] ?? 'label'
}
