import { readFile } from 'node:fs/promises'
import { beforeAll } from 'vitest'
import type { ImportMappingInput } from '#shared/imports/fields'
import { openImportSource } from '#server/domain/imports/import-source'
import { checkImport, getImport, startImport, undoImport } from '#server/domain/imports/imports'
import { runImport } from '#server/domain/imports/run-import'
import { undoImportRows } from '#server/domain/imports/undo-import'
import type { TestMember } from '~/tests/support/members'

/** Import files of these tests go to a folder of their own. */
export function useImportFolder(): void {
  beforeAll(() => {
    process.env.DATA_DIR = `${process.env.TMPDIR ?? '/tmp'}/simplecrm-import-test-${process.pid}`
  })
}

export async function fixture(name: string): Promise<string | Buffer> {
  return await readFile(`tests/fixtures/imports/${name}`)
}

/** Puts the import of a file into the queue. */
export async function startFile({ db, actor }: TestMember, content: string | Uint8Array, mapping: ImportMappingInput = {}): Promise<string> {
  return await startImport(db, actor, await checkImport(await openImportSource(db, actor, { file: { name: 'people.csv', bytes: Buffer.from(content) } }), mapping))
}

/** Imports a file to its end, as the queue does, and answers the result. */
export async function importFile({ db, actor }: TestMember, content: string | Uint8Array, mapping: ImportMappingInput = {}) {
  const id = await startFile({ db, actor }, content, mapping)
  await runImport(db, actor.organizationId, id, Number.POSITIVE_INFINITY)
  return await getImport(db, actor, id)
}

/** Undoes an import to its end, as the queue does, and answers the result. */
export async function undoFully({ db, actor }: TestMember, id: string) {
  await undoImport(db, actor, id)
  await undoImportRows(db, actor.organizationId, id, Number.POSITIVE_INFINITY)
  return await getImport(db, actor, id)
}
