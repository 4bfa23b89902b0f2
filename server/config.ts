import { join, resolve } from 'node:path'
import { z } from 'zod'
import packageJson from '../package.json' with { type: 'json' }
import { OperatorError } from './errors'
import { homeFolder } from './executable'

/** Of the whole program. */
export const { version } = packageJson

/** No process lives between requests here: work goes on with the requests and by cron (Vercel). Settled by the build. */
export const isServerless: boolean = import.meta.preset === 'vercel'

const limit = (fallback: number) => z.coerce.number().int().min(0).default(fallback)
const onOff = z.enum(['true', 'false', '1', '0', '']).default('false').transform(value => value === 'true' || value === '1')

/** Each variable with its form and, for the sentence that names it when it is wrong, a right example. */
const variables = {
  PORT: { schema: z.coerce.number().int().min(0).max(65535).default(3000), example: '3000' },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), example: '127.0.0.1' },
  APP_URL: { schema: z.url({ protocol: /^https?$/ }).optional(), example: 'https://crm.example.com' },
  DATABASE_URL: { schema: z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/).optional(), example: 'file:/srv/crm/crm.db or postgres://user@host/crm' },
  DATABASE_OWNER_URL: { schema: z.string().regex(/^postgres(ql)?:\/\/.+$/).optional(), example: 'postgres://owner@host/crm' },
  DATABASE_LISTEN_URL: { schema: z.string().regex(/^(off|postgres(ql)?:\/\/.+)$/).optional(), example: 'postgres://user@host/crm (past the pooler) or off' },
  DATABASE_POOL: { schema: z.coerce.number().int().min(2).max(1000).default(10), example: '10' },
  DATA_DIR: { schema: z.string().min(1).optional(), example: '.data' },
  REGISTRATION: { schema: z.enum(['open', 'invite']).optional(), example: 'open or invite' },
  SMTP_URL: { schema: z.string().regex(/^smtps?:\/\/.+/).optional(), example: 'smtps://user:password@mail.example.com' },
  MAIL_FROM: { schema: z.string().includes('@').optional(), example: 'SimpleCRM <crm@example.com>' },
  TRUST_PROXY: { schema: z.coerce.number().int().min(0).max(10).default(0), example: '1 (the number of proxies in front)' },
  RATE_LIMIT_KEY: { schema: limit(200), example: '200' },
  RATE_LIMIT_SESSION: { schema: limit(1200), example: '1200' },
  SECRET: { schema: z.string().regex(/^[\w-]{43}$/).optional(), example: '32 random bytes in base64url, as this prints: openssl rand -base64 32 | tr +/ -_ | tr -d =' },
  CRON_SECRET: { schema: z.string().min(16).optional(), example: 'at least 16 characters, as this prints: openssl rand -hex 16' },
  METRICS_TOKEN: { schema: z.string().min(16).optional(), example: 'at least 16 characters, as this prints: openssl rand -hex 16' },
  SHUTDOWN_SECONDS: { schema: z.coerce.number().int().min(1).max(3600).default(20), example: '20' },
  LOG_LEVEL: { schema: z.enum(['error', 'warn', 'info', 'debug']).default('info'), example: 'error, warn, info or debug' },
  STORAGE: { schema: z.enum(['folder', 's3', 'vercel-blob']).optional(), example: 'folder, s3 or vercel-blob' },
  S3_ENDPOINT: { schema: z.url({ protocol: /^https?$/ }).optional(), example: 'https://s3.eu-central-1.amazonaws.com' },
  S3_REGION: { schema: z.string().min(1).default('us-east-1'), example: 'eu-central-1' },
  S3_BUCKET: { schema: z.string().regex(/^[a-z0-9][a-z0-9.-]+$/).optional(), example: 'crm-files' },
  S3_ACCESS_KEY_ID: { schema: z.string().min(1).optional(), example: 'AKIA…' },
  S3_SECRET_ACCESS_KEY: { schema: z.string().min(1).optional(), example: 'the secret that belongs to S3_ACCESS_KEY_ID' },
  BLOB_READ_WRITE_TOKEN: { schema: z.string().min(1).optional(), example: 'vercel_blob_rw_…' },
  ANTHROPIC_API_KEY: { schema: z.string().regex(/^\S{8,}$/).optional(), example: 'sk-ant-…' },
  ANTHROPIC_BASE_URL: { schema: z.string().regex(/^(https:\/\/|http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(?=\/|$))[^\s@]*$/).optional(), example: 'https://claude-gateway.example.com (http only for an address of this machine)' },
  ANTHROPIC_MODEL: { schema: z.string().regex(/^[\w.:@/-]{1,100}$/).optional(), example: 'claude-sonnet-5-5' },
  BACKUPS: { schema: limit(7), example: '7 (daily backups that are kept; 0 for none)' },
  ALLOW_NETWORK_FOLDER: { schema: onOff, example: 'true' },
  DEMO: { schema: onOff, example: 'true' },
  BENCH: { schema: onOff, example: 'true' },
} as const

const secrets = new Set(['SECRET', 'CRON_SECRET', 'METRICS_TOKEN', 'S3_SECRET_ACCESS_KEY', 'BLOB_READ_WRITE_TOKEN', 'ANTHROPIC_API_KEY'])

export interface S3Settings { endpoint: string, region: string, bucket: string, accessKeyId: string, secretAccessKey: string }

/** Where uploaded files are kept; nowhere, on a host without a disk where nothing else is set. */
export type StorageSettings = { kind: 'folder', folder: string } | { kind: 's3' } & S3Settings | { kind: 'vercel-blob', token: string } | { kind: 'none' }

/** The environment of the whole program, parsed once. */
export interface Config {
  port: number
  host: string
  /** Where people reach the app, without a trailing slash; for links in mails. */
  appUrl: string
  databaseUrl: string
  /** Whoever owns the tables and migrates them, if that is not the application's role. */
  databaseOwnerUrl: string | undefined
  /** Where PostgreSQL's notices are heard, if not at `databaseUrl`; `off` for nowhere. */
  databaseListenUrl: string | undefined
  /** The most connections of this process to PostgreSQL, besides the one that listens. */
  databasePool: number
  dataDir: string
  storage: StorageSettings
  registration: 'open' | 'invite' | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
  trustProxy: number
  rateLimitKey: number
  rateLimitSession: number
  /** In base64url; without it, a file of the data folder holds one. */
  secret: string | undefined
  /** What a clock outside has to show to have due work done; without it there is no such address. */
  cronSecret: string | undefined
  /** What a collector of metrics has to show; without it there are none. */
  metricsToken: string | undefined
  /** How long a server that is told to stop may take to finish what it has begun. */
  shutdownSeconds: number
  logLevel: 'error' | 'warn' | 'info' | 'debug'
  /** Claude for organizations without a key of their own. */
  anthropicApiKey: string | undefined
  /** Where the Messages API is, if not at Anthropic's; the operator's alone to say. */
  anthropicBaseUrl: string | undefined
  anthropicModel: string | undefined
  /** How many daily backups are kept in the data folder; 0: none are made. */
  backups: number
  allowNetworkFolder: boolean
  demo: boolean
  bench: boolean
}

type Environment = Record<string, string | undefined>
type Read = <Name extends keyof typeof variables>(name: Name) => z.output<(typeof variables)[Name]['schema']>

/** A wrong environment variable; the message names it and shows a right example. */
export class ConfigError extends OperatorError {}

/** Of hosts without a process between requests: reached by a proxy of theirs alone, without a disk, with many short-lived connections. */
const serverlessDefaults = { HOST: '0.0.0.0', TRUST_PROXY: '1', DATABASE_POOL: '4', DATABASE_LISTEN_URL: 'off' }

function withDefaultsOf(env: Environment, serverless: boolean): Environment {
  if (!serverless) return env
  const { BLOB_READ_WRITE_TOKEN: blobs, VERCEL_PROJECT_PRODUCTION_URL: host } = env
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  return { ...serverlessDefaults, ...blobs ? { STORAGE: 'vercel-blob' } : {}, ...host ? { APP_URL: `https://${host}` } : {}, ...given }
}

export function parseConfig(given: Environment, serverless = isServerless): Config {
  const env = withDefaultsOf(given, serverless)
  const read: Read = <Name extends keyof typeof variables>(name: Name) => {
    const value = env[name] === '' ? undefined : env[name]
    const { schema, example } = variables[name]
    const parsed = schema.safeParse(value)
    if (!parsed.success) throw new ConfigError(`${name} is set to "${secrets.has(name) ? '…' : hidePassword(value)}", which it does not take. A right value is, for example: ${example}`)
    return parsed.data as z.output<(typeof variables)[Name]['schema']>
  }
  const dataDir = resolve(read('DATA_DIR') ?? join(homeFolder, '.data'))
  return {
    port: read('PORT'),
    host: read('HOST'),
    appUrl: (read('APP_URL') ?? `http://localhost:${read('PORT')}`).replace(/\/+$/, ''),
    databaseUrl: read('DATABASE_URL') ?? `file:${resolve(dataDir, 'crm.db')}`,
    databaseOwnerUrl: read('DATABASE_OWNER_URL'),
    databaseListenUrl: read('DATABASE_LISTEN_URL'),
    databasePool: read('DATABASE_POOL'),
    dataDir,
    storage: storageSettings(read, serverless ? undefined : resolve(dataDir, 'files')),
    registration: read('REGISTRATION'),
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM'),
    trustProxy: read('TRUST_PROXY'),
    rateLimitKey: read('RATE_LIMIT_KEY'),
    rateLimitSession: read('RATE_LIMIT_SESSION'),
    secret: read('SECRET'),
    cronSecret: read('CRON_SECRET'),
    metricsToken: read('METRICS_TOKEN'),
    shutdownSeconds: read('SHUTDOWN_SECONDS'),
    logLevel: read('LOG_LEVEL'),
    anthropicApiKey: read('ANTHROPIC_API_KEY'),
    anthropicBaseUrl: read('ANTHROPIC_BASE_URL')?.replace(/\/+$/, ''),
    anthropicModel: read('ANTHROPIC_MODEL'),
    backups: read('BACKUPS'),
    allowNetworkFolder: read('ALLOW_NETWORK_FOLDER'),
    demo: read('DEMO'),
    bench: read('BENCH'),
  }
}

/** `folder` is undefined where there is no disk. */
function storageSettings(read: Read, folder: string | undefined): StorageSettings {
  const kind = read('STORAGE') ?? 'folder'
  const required = (name: 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY' | 'BLOB_READ_WRITE_TOKEN') => {
    const value = read(name)
    if (value === undefined) throw new ConfigError(`STORAGE is ${kind}, which needs ${name} as well. A right value is, for example: ${variables[name].example}`)
    return value
  }
  if (kind === 'folder') return folder ? { kind, folder } : { kind: 'none' }
  if (kind === 'vercel-blob') return { kind, token: required('BLOB_READ_WRITE_TOKEN') }
  return {
    kind, endpoint: required('S3_ENDPOINT').replace(/\/+$/, ''), region: read('S3_REGION'), bucket: required('S3_BUCKET'),
    accessKeyId: required('S3_ACCESS_KEY_ID'), secretAccessKey: required('S3_SECRET_ACCESS_KEY'),
  }
}

function hidePassword(value = ''): string {
  return value.replace(/(:\/\/[^:/@]*):[^@]*@/, '$1:…@').slice(0, 200)
}

let config: Config | undefined

/** The configuration of this process. */
export function useConfig(): Config {
  return config ??= parseConfig(process.env)
}

/** Whether mails leave this installation; without a mail server they are kept as files for the operator. */
export function sendsMail(): boolean {
  return useConfig().smtpUrl !== undefined
}
