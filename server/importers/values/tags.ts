/** Groups that Google puts everyone in: they say nothing about a person. */
const systemGroups = new Set(['mycontacts', 'starred', 'my contacts'])

/** The tags of a cell: `* myContacts ::: Navy`, or joined by semicolons, commas, bars or lines. */
export function parseTags(cell: string): string[] {
  const names = cell.split(/\s*(?::::|[;,|\n،])\s*/).map(name => name.replace(/^\*\s*/, '').replaceAll(/\s+/g, ' ').trim().slice(0, 60))
  return [...new Set(names)].filter(name => name && !systemGroups.has(name.toLowerCase()))
}
