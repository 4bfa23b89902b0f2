import type { Upload } from '#shared/uploads/schema'
import { useApi } from '~/composables/useApi'

/** What hosts take in one request; a larger file goes up in parts. */
const mostAtOnceBytes = 4 * 1024 * 1024
const senders = 2
const waitsMs = [500, 2000, 5000, 10_000]

/** Sends a large file in parts: a part that fails is sent again, and the others are not. */
export function useUpload() {
  const api = useApi()
  /** Of the file that is on its way, in percent; null while there is none. */
  const percent = ref<number | null>(null)

  async function sendPart(path: string, part: Blob): Promise<void> {
    for (const waitMs of [...waitsMs, undefined]) {
      try {
        return await api(path, { method: 'PUT', body: part })
      }
      catch (error) {
        if (waitMs === undefined || !mayBeMended(error)) throw error
        await new Promise(resolve => setTimeout(resolve, waitMs))
      }
    }
  }

  /** Answers the upload's id, or undefined for a file that is small enough to go with the request that uses it. */
  async function upload(file: File): Promise<string | undefined> {
    if (file.size <= mostAtOnceBytes) return undefined
    percent.value = 0
    try {
      const { upload: { id, partBytes } } = await api<{ upload: Upload }>('/api/uploads', { method: 'POST', body: { name: file.name.slice(-200), size: file.size } })
      const starts = Array.from({ length: Math.ceil(file.size / partBytes) }, (_, index) => index * partBytes)
      let sent = 0
      const send = async () => {
        for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
          const part = file.slice(start, start + partBytes, 'application/octet-stream')
          await sendPart(`/api/uploads/${id}/parts/${start / partBytes + 1}`, part)
          sent += part.size
          percent.value = Math.floor(sent / file.size * 100)
        }
      }
      await Promise.all(Array.from({ length: senders }, send))
      return id
    }
    finally {
      percent.value = null
    }
  }

  return {
    percent, upload,
    /** Tells the server that a file is not needed after all; should that fail, it goes by itself after a day. */
    forget: (id: string) => void api(`/api/uploads/${id}`, { method: 'DELETE' }).catch(() => undefined),
  }
}

/** No answer at all, or one that another try may change. */
function mayBeMended(error: unknown): boolean {
  const status = (error as { status?: number } | null)?.status
  return status === undefined || status >= 500 || status === 429 || status === 408
}
