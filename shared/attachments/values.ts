/** The largest file that a record takes. */
export const mostAttachmentBytes = 25 * 1024 * 1024

/** The images that every browser shows, and that hold no script. */
const imageTypes = ['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']

export function isImage(type: string): boolean {
  return imageTypes.includes(type)
}

/** How a file can be looked at without saving it; null: not at all. */
export function previewOf(type: string): 'image' | 'pdf' | 'text' | null {
  if (isImage(type)) return 'image'
  if (type === 'application/pdf') return 'pdf'
  return type.startsWith('text/') || type === 'application/xml' ? 'text' : null
}
