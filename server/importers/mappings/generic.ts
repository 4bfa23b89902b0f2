import { aliasOf } from './aliases'
import type { SystemMapping } from './system'

/** Any other table: columns are known by the many names people give them. */
export const generic: SystemMapping = {
  system: 'other',
  recognises: () => true,
  fieldOf: aliasOf,
}
