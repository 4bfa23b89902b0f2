import { useQueryCache } from '@pinia/colada'
import { sendUnsent } from '~/offline/send'
import { syncTag } from '~/offline/shell'
import { dropAllUnsent, dropUnsent, keepUnsent, onUnsentChange, unsentOf, type Unsent } from '~/offline/unsent'
import { connection } from '~/composables/useConnection'
import { useOwner } from '~/composables/useOwner'

/** What the signed-in person has not sent yet. Read in the browser alone. */
const unsent = ref<Unsent[]>([])

/** What was written without a connection, and what can be done about it. */
export function useUnsent() {
  const owner = useOwner()

  async function send() {
    if (owner.value) await sendUnsent(owner.value).catch(() => 0)
  }

  async function again(one: Unsent, changes: Partial<Unsent> = {}) {
    await keepUnsent({ ...toRaw(one), ...changes, state: 'waiting', problem: undefined, current: undefined })
    await send()
  }

  return {
    unsent,
    stuck: computed(() => unsent.value.filter(({ state }) => state !== 'waiting')),
    send, again,
    discard: (one: Unsent) => dropUnsent(one.id),
    discardAll: async () => {
      if (owner.value) await dropAllUnsent(owner.value)
    },
    /** Where two have changed the same, the person has said which values hold. */
    async resolve(one: Unsent, fields: string[]) {
      if (!one.seen || !one.current) return
      const body = one.method === 'PATCH' ? Object.fromEntries(Object.entries(toRaw(one.body)).filter(([field]) => fields.includes(field))) : toRaw(one.body)
      if (fields.length === 0) await dropUnsent(one.id)
      else await again(one, { body, seen: { ...toRaw(one.seen), version: one.current.version } })
    },
  }
}

/** Keeps the list true, and sends whenever there is somebody to send to. */
export function watchUnsent() {
  const owner = useOwner()
  const cache = useQueryCache()
  const { send } = useUnsent()

  async function read() {
    const of = owner.value
    const before = unsent.value
    unsent.value = of ? await unsentOf(of).catch(() => []) : []
    // What has arrived is shown by the lists themselves.
    if (of && before.some(({ id }) => !unsent.value.some(now => now.id === id))) await cache.invalidateQueries().catch(() => undefined)
  }

  async function readAndSend() {
    await read()
    if (!connection.isLost && unsent.value.some(({ state }) => state === 'waiting')) await send()
  }

  onUnsentChange(() => void read())
  watch([owner, () => connection.isLost], () => void readAndSend(), { immediate: true })
}

/** Lets the browser send what waits even when no page is open, where it can. */
export async function sendInBackground(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } }
  await sync?.register(syncTag).catch(() => undefined)
}
