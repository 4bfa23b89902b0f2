import type { ImportField } from '#shared/imports/fields'
import { hasAll, type SystemMapping } from './system'

const exact: Record<string, ImportField> = {
  // "Title" is Mr or Dr here; the job is "Job Title".
  'Title': 'prefix',
  'Account': 'ignore',
  'Anniversary': 'ignore',
  'Callback': 'ignore',
  'Children': 'ignore',
  'Hobby': 'ignore',
  'IMAddress': 'ignore',
  'Keywords': 'ignore',
  'Location': 'ignore',
  'Manager\'s Name': 'ignore',
  'Office Location': 'ignore',
  'Profession': 'ignore',
  'Spouse': 'ignore',
  'Business Address PO Box': 'addressStreet',
  'Home Address PO Box': 'addressStreet',
  'Other Address PO Box': 'addressStreet',
}

/** Outlook: the 92 columns of the desktop program, Outlook.com, and Google's "Outlook CSV". */
export const outlook: SystemMapping = {
  system: 'outlook',
  recognises: headers => hasAll(headers, 'First Name', 'Last Name', 'E-mail Address', 'Business Phone') || hasAll(headers, 'E-mail 2 Address', 'E-mail 3 Address', 'Business Fax'),
  fieldOf: header => exact[header],
}
