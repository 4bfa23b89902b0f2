import { describe, expect, it } from 'vitest'
import { formParts } from '#server/http/form-parts'

async function encoded(form: FormData): Promise<[Buffer<ArrayBuffer>, string]> {
  const response = new Response(form)
  return [Buffer.from(await response.arrayBuffer()), response.headers.get('content-type') ?? '']
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('the parts of a form', () => {
  it('come as a browser wrote them, names in any script included', async () => {
    const form = new FormData()
    form.set('dryRun', 'true')
    form.set('file', new Blob(['Name,Email\r\n--not a boundary\r\n\r\nسارا,sara@ahmadi.example']), 'مشتریان "2026".csv')
    const parts = formParts(...await encoded(form))
    expect(parts.map(({ name, fileName, bytes }) => [name, fileName, text(bytes)])).toEqual([
      ['dryRun', undefined, 'true'],
      ['file', 'مشتریان "2026".csv', 'Name,Email\r\n--not a boundary\r\n\r\nسارا,sara@ahmadi.example'],
    ])
  })

  it('may be empty, and none at all', async () => {
    const form = new FormData()
    form.set('mapping', '')
    expect(formParts(...await encoded(form)).map(part => text(part.bytes))).toEqual([''])
    expect(formParts(Buffer.from('--x--\r\n'), 'multipart/form-data; boundary=x')).toEqual([])
  })

  it.each([
    ['no boundary in the header', 'multipart/form-data', '--x\r\n\r\n\r\n--x--'],
    ['another boundary', 'multipart/form-data; boundary=y', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--'],
    ['a part that is cut off', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1'],
    ['a head that does not end', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data'],
    ['no end', 'multipart/form-data; boundary="x"', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x'],
    ['nothing', 'multipart/form-data; boundary=x', ''],
  ])('are refused with %s', (_, contentType, body) => {
    expect(() => formParts(Buffer.from(body), contentType)).toThrow(expect.objectContaining({ code: 'malformed_request' }))
  })

  it('are at most twenty', () => {
    const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'
    expect(() => formParts(Buffer.from(`${part.repeat(1000)}--x--`), 'multipart/form-data; boundary=x')).toThrow(expect.objectContaining({ code: 'malformed_request' }))
  })
})
