import { statfsSync } from 'node:fs'

/** From Linux' statfs(2); other systems number theirs differently. */
const networkTypes = new Map<number, string>([
  [0x6969, 'NFS'], [0x517B, 'SMB'], [0xFF534D42, 'CIFS'], [0xFE534D42, 'SMB'], [0x5346414F, 'AFS'], [0x00C36400, 'Ceph'],
])

/** The name of the network file system of this number; undefined for a local one. */
export function networkFileSystem(type: number): string | undefined {
  return networkTypes.get(type >>> 0)
}

/** The name of the network file system that a folder is on, where it is on one. */
export function networkFileSystemOf(folder: string): string | undefined {
  return process.platform === 'linux' ? networkFileSystem(statfsSync(folder).type) : undefined
}
