import type { OperationView } from './view'

interface Snippet { origin: string, operation: Pick<OperationView, 'method' | 'path' | 'body' | 'isPublic'> }

const key = 'SIMPLECRM_KEY'

/** In single quotes, as a shell takes it. */
const quoted = (text: string) => `'${text.replaceAll('\'', '\'\\\'\'')}'`

const isForm = (contentType: string) => contentType === 'multipart/form-data'

/** The operation as a line for a shell; the key stands in a variable of the environment. */
export function curlOf({ origin, operation: { method, path, body, isPublic } }: Snippet): string {
  const parts = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${quoted(origin + path)}`,
    ...(isPublic ? [] : [`-H "Authorization: Bearer $${key}"`]),
    ...(body && !isForm(body.contentType) ? [`-H ${quoted(`Content-Type: ${body.contentType}`)}`] : []),
    ...(body ? [isForm(body.contentType) ? '-F \'file=@people.csv\'' : body.example === undefined ? '--data-binary @file' : `-d ${quoted(JSON.stringify(body.example, null, 2))}`] : []),
  ]
  return parts.join(' \\\n  ')
}

/** The same in JavaScript. */
export function javaScriptOf({ origin, operation: { method, path, body, isPublic } }: Snippet): string {
  const isJson = body !== null && body.example !== undefined
  const headers = [
    ...(isPublic ? [] : [`    Authorization: \`Bearer \${process.env.${key}}\`,`]),
    ...(body && !isForm(body.contentType) ? [`    'Content-Type': '${body.contentType}',`] : []),
  ]
  const options = [
    ...(method === 'get' ? [] : [`  method: '${method.toUpperCase()}',`]),
    ...(headers.length > 0 ? ['  headers: {', ...headers, '  },'] : []),
    ...(isJson ? [`  body: JSON.stringify(${JSON.stringify(body.example, null, 2).replaceAll('\n', '\n  ')}),`] : body ? ['  body,'] : []),
  ]
  const call = `const response = await fetch('${origin}${path}'${options.length > 0 ? `, {\n${options.join('\n')}\n}` : ''})`
  const setUp = body && isForm(body.contentType) ? 'const body = new FormData()\nbody.set(\'file\', file)\n' : ''
  return `${setUp}${call}\nif (!response.ok) throw new Error((await response.json()).detail)`
}
