import type Anthropic from '@anthropic-ai/sdk'
import { isServerless, useConfig } from '#server/config'

/** Where and how patiently Claude is asked. */
export interface ClaudeSettings {
  apiKey: string | undefined
  baseUrl: string
  model: string | undefined
  /** Of one answer with all its tries. */
  deadlineMs: number
  /** How long nothing at all may arrive. */
  quietMs: number
  /** Before the second try; doubled before the third. */
  retryMs: number
}

let given: Partial<ClaudeSettings> = {}

/** Sets what the environment would say otherwise: tests point to a server of their own with `useClaude({ apiKey: 'test-key', baseUrl: claude.url })`. */
export function useClaude(settings: Partial<ClaudeSettings>): void {
  given = settings
}

/** A whole proposal in Persian takes more than a minute to write; a function of Vercel ends after one. */
const usualDeadlineMs = isServerless ? 55_000 : 150_000

/** The installation's settings. */
export function claudeSettings(): ClaudeSettings {
  const { anthropicApiKey: apiKey, anthropicBaseUrl, anthropicModel: model } = useConfig()
  return { apiKey, baseUrl: anthropicBaseUrl ?? 'https://api.anthropic.com', model, deadlineMs: usualDeadlineMs, quietMs: 25_000, retryMs: 500, ...given }
}

const sentHeaders = ['accept', 'anthropic-version', 'authorization', 'content-type', 'user-agent']

/**
 * A client that takes nothing from the environment on its own and sends nothing but the request: it follows no
 * redirect (which would carry the key along) and neither logs nor retries. `onSign` is called with every byte that comes.
 */
export async function openClient(apiKey: string, onSign: () => void): Promise<Anthropic> {
  // Loaded by the first question: most of what is asked is answered from the cache, and nothing starts the slower for it.
  const { default: Client } = await import('@anthropic-ai/sdk')
  return new Client({
    apiKey, authToken: null, webhookKey: null, baseURL: claudeSettings().baseUrl,
    maxRetries: 0, timeout: claudeSettings().deadlineMs, logLevel: 'off', openTelemetry: { propagation: false, traces: false },
    fetch: async (url, init) => {
      const headers = [...new Headers(init?.headers)].filter(([name]) => sentHeaders.includes(name))
      return watched(await fetch(url, { ...init, headers, redirect: 'error' }), onSign)
    },
  })
}

function watched(response: Response, onSign: () => void): Response {
  onSign()
  const body = response.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      onSign()
      controller.enqueue(chunk)
    },
  }))
  return new Response(body ?? null, { status: response.status, statusText: response.statusText, headers: response.headers })
}
