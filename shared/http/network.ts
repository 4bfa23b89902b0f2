/**
 * What an address is counted by: itself, but of IPv6 the first 64 bits, as one household or machine has all the others.
 * Whoever could take a new address for each try would not be held up at all.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const groups = (part: string) => part === '' ? [] : part.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups(head).length - groups(tail).length) }, () => '0')
  const all = [...groups(head), ...zeros, ...groups(tail ?? '')]
  return `${all.slice(0, 4).map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
