import { templateFields, type TemplateField } from './values'

const openField = /\{\{\s*([^{}]*?)\s*\}\}/g

const isKnown = (name: string): name is TemplateField => (templateFields as readonly string[]).includes(name)

/** The fields in a text that no record has. */
export function unknownFieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(openField)].map(([, name = '']) => name).filter(name => !isKnown(name)))]
}

export type FieldValues = Partial<Record<TemplateField, string | null>>

/** The text with its fields filled in. What nothing is known for stays as it stands, so that nobody sends a gap unseen. */
export function filledText(text: string, values: FieldValues): string {
  return text.replace(openField, (field, name: string) => (isKnown(name) && values[name]) || field)
}

/** The fields that a filled text still leaves open. */
export function openFieldsIn(text: string): TemplateField[] {
  return templateFields.filter(field => [...text.matchAll(openField)].some(([, name]) => name === field))
}
