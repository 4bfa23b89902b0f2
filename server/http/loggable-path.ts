const word = /^[a-z_][a-z_-]{0,29}(\.[a-z]{1,5})?$/
const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** A path for the log: names of routes and ids of records as they are, all else (tokens, what somebody typed) as `…`, no query. */
export function loggablePath(path: string): string {
  const [withoutQuery = ''] = path.split('?')
  return withoutQuery.split('/').slice(0, 10).map(part => part === '' || word.test(part) || id.test(part) ? part : '…').join('/')
}
