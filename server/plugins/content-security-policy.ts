import { randomBytes } from 'node:crypto'
import { setResponseHeader } from 'h3'
import { defineNitroPlugin } from 'nitropack/runtime'

/** Pages run our own scripts alone: each of them carries the nonce of its page. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html, { event }) => {
    if (import.meta.dev) return
    const nonce = randomBytes(16).toString('base64')
    for (const part of [html.head, html.bodyPrepend, html.body, html.bodyAppend]) {
      part.forEach((text, index) => part[index] = text.replaceAll('<script', `<script nonce="${nonce}"`))
    }
    setResponseHeader(event, 'content-security-policy', [
      'default-src \'self\'', `script-src 'self' 'nonce-${nonce}'`, 'style-src \'self\' \'unsafe-inline\'', 'img-src \'self\' data: blob:',
      'object-src \'none\'', 'base-uri \'none\'', 'form-action \'self\'', 'frame-ancestors \'none\'',
    ].join('; '))
  })
})
