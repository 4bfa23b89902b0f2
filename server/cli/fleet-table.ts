import type { Status } from '#server/fleet/status'

const mb = 1_000_000

/** The state of a fleet as a table for a terminal. */
export function statusTable(statuses: Status[]): string {
  const rows = [
    ['NAME', 'HEALTH', 'VERSION', 'LAST BACKUP', 'SIZE', 'WHERE'],
    ...statuses.map(({ name, illness, version, lastBackupAt, bytes, place }) => [
      name, illness ?? 'healthy', version ?? '–', lastBackupAt ? `${lastBackupAt.slice(0, 16).replace('T', ' ')} UTC` : '–', bytes === null ? '–' : `${(bytes / mb).toFixed(1)} MB`, place,
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n')
}
