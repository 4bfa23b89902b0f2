const secretName = /pass(word|phrase)|token|authorization|cookie|secret|api_?key|e-?mail|dsn|_url$/i
const mostDepth = 5

/** Queries of addresses, e-mail addresses, passwords within addresses, API keys, and what follows `token=`; each only sought in a line that has its sign. */
const secrets: [sign: string, RegExp, string][] = [
  ['?', /([\w/])\?(?=[^\s"\\?]*=)[^\s"\\]+/g, '$1?[query]'],
  ['@', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '[e-mail]'],
  ['@', /:\/\/([^\s:/@"]*):[^\s@"/]+@/g, '://$1:[secret]@'],
  ['scrm_', /scrm_[\w-]{20,}/g, '[key]'],
  ['sk-', /\bsk-[\w-]{16,}/g, '[key]'],
  ['=', /\b((?:token|password|secret|key)=)[^\s&"\\]+/gi, '$1[secret]'],
]

/** A line of the log without what looks like personal data or a secret, wherever it stands. */
export function discreet(line: string): string {
  return secrets.reduce((text, [sign, pattern, replacement]) => text.includes(sign) ? text.replace(pattern, replacement) : text, line)
}

/** The fields of a line, at any depth, without the values whose names say that they are secret. */
export function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  return withoutSecretsIn(fields, 0) as Record<string, unknown>
}

function withoutSecretsIn(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value
  if (depth === mostDepth) return '[…]'
  if (Array.isArray(value)) return value.map(item => withoutSecretsIn(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, secretName.test(name) ? '[secret]' : withoutSecretsIn(item, depth + 1)]))
}

interface WrittenError { type: string, message: string, code?: string, stack?: string, cause?: WrittenError }

/** An error for the log: where it came from, and nothing of the data that drivers hang on their errors. */
export function writtenError(error: unknown): WrittenError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
    ...(error.cause === undefined ? {} : { cause: writtenError(error.cause) }),
  }
}
