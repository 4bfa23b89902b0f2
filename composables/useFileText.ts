import { isImage } from '#shared/attachments/values'

const icons: [RegExp, string][] = [
  [/pdf|\.(docx?|odt|rtf)$/i, 'i-lucide-file-text'],
  [/\.(xlsx?|ods|csv)$/i, 'i-lucide-file-spreadsheet'],
  [/zip|compressed|x-tar|gzip|\.(zip|rar|7z|gz)$/i, 'i-lucide-file-archive'],
  [/^audio\//, 'i-lucide-file-audio'],
  [/^video\//, 'i-lucide-file-video'],
  [/^text\//, 'i-lucide-file-text'],
]

/** How files are described: their size in the person's language, and a picture of their kind. */
export function useFileText() {
  const { locale } = useI18n()
  const units = computed(() => (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const).map(unit => new Intl.NumberFormat(locale.value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit.endsWith('gabyte') ? 1 : 0 })))
  return {
    sizeText(bytes: number): string {
      const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
      return units.value[step]!.format(bytes / 1024 ** step)
    },
    iconOf: ({ type, name }: { type: string, name: string }): string =>
      isImage(type) ? 'i-lucide-image' : icons.find(([pattern]) => pattern.test(type) || pattern.test(name))?.[1] ?? 'i-lucide-file',
  }
}
