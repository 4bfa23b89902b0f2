import { newId } from '#server/domain/ids'
import type { RouteRow } from './table'

/** The address of a route for the record of this id, without a query. */
export function pathFor({ route }: RouteRow, id: string = newId()): string {
  return (route.split(' ')[1] ?? '').replace(':id', id).replace(':number', '1').replace(':eventId', newId()).replace(':commentId', newId()).replace(':token', 'none').replace(':hash', 'a'.repeat(64))
}
