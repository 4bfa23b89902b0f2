import type { Problem } from '#shared/problems'
import { dropOldest } from '~/offline/reading'
import { offlineDatabase } from '~/offline/database'

/** Something written without a connection, kept until the server has it or the person has given it up. */
export interface Unsent {
  /** Also its Idempotency-Key. Ids rise, so that their order is the order of writing. */
  id: string
  owner: string
  kind: 'activity' | 'task' | 'change'
  writtenAt: string
  /** What it is about, in the person's words: shown until it is sent. */
  title: string
  method: 'POST' | 'PATCH'
  path: string
  body: Record<string, unknown>
  /** The record that it changes, as it was seen: its id, its version, and the values that were replaced. */
  seen?: { id: string, version: number, values: Record<string, unknown> }
  state: 'waiting' | 'refused' | 'conflict'
  /** Why it was refused. */
  problem?: Problem
  /** What the record is now, where somebody else has changed it too. */
  current?: Record<string, unknown> & { version: number }
}

const channelName = 'simplecrm.unsent'
const heard = new Set<() => void>()

/** Calls back when any tab, or the service worker, has changed what is kept; answers how to stop that. */
export function onUnsentChange(changed: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = changed
  heard.add(changed)
  return () => {
    channel.close()
    heard.delete(changed)
  }
}

function tell() {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('changed')
  channel.close()
  heard.forEach(changed => changed())
}

/** What a person has not sent yet, in the order of writing. */
export async function unsentOf(owner: string): Promise<Unsent[]> {
  return await (await offlineDatabase()).getAllFromIndex('unsent', 'owner', owner)
}

/** Keeps it, or throws: then it stands nowhere but where it was typed. */
export async function keepUnsent(unsent: Unsent): Promise<void> {
  const put = async () => await (await offlineDatabase()).put('unsent', unsent)
  // What can be asked for again makes room for what cannot.
  await put().catch(() => dropOldest(0).then(put))
  tell()
}

/** It has been sent, or given up. */
export async function dropUnsent(id: string): Promise<void> {
  await (await offlineDatabase()).delete('unsent', id)
  tell()
}

/** Gives up all that a person has not sent. */
export async function dropAllUnsent(owner: string): Promise<void> {
  const database = await offlineDatabase()
  await Promise.all((await unsentOf(owner)).map(({ id }) => database.delete('unsent', id)))
  tell()
}
