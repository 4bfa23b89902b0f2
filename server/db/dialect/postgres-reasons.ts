/** What to do about an error at connecting, as a sentence. `url` shows in it without its password. */
export function explainPostgresError(error: unknown, code: string, url: string): string | undefined {
  const { hostname, port, username, pathname } = new URL(url)
  const server = `${hostname || 'localhost'}:${port || 5432}`
  const database = decodeURIComponent(pathname.slice(1))
  const message = error instanceof Error ? error.message : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The database server "${hostname}" in DATABASE_URL is not known on this network. Check its name.`
  if (code === 'ECONNREFUSED') return `No database server answers at ${server}. Start PostgreSQL there, or mend DATABASE_URL.`
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || /timeout/i.test(message)) return `The database server at ${server} cannot be reached. Check the address in DATABASE_URL and the firewall between.`
  if (code === '28P01' || code === '28000' || message.startsWith('SASL')) return `The database server at ${server} refuses the user "${decodeURIComponent(username)}" or the password. Mend DATABASE_URL.`
  if (code === '3D000') return `The database server at ${server} has no database "${database}". Make it (createdb ${database}), or mend DATABASE_URL.`
  if (code === '53300') return `The database server at ${server} has no connection left. Raise its max_connections, or lower DATABASE_POOL.`
  if (/SSL|TLS|certificate/i.test(message)) return `The encrypted connection to the database server at ${server} fails (${message}). Mend sslmode in DATABASE_URL.`
  return undefined
}
