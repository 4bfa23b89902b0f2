import { hasAll, type SystemMapping } from './system'

/** LinkedIn's Connections.csv; the header stands below a preamble of three lines. */
export const linkedin: SystemMapping = {
  system: 'linkedin',
  recognises: headers => hasAll(headers, 'First Name', 'Last Name', 'Connected On'),
  fieldOf: header => header === 'URL' ? 'link' : undefined,
  source: 'linkedin',
}
