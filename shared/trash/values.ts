import { historyKinds } from '#shared/history/schema'

/** Records that can be brought back once they were deleted. */
export const trashKinds = [...historyKinds, 'proposal'] as const
export type TrashKind = (typeof trashKinds)[number]
