/** The languages that messages are written in. */
export const messageLanguages = ['en', 'fa'] as const
export type MessageLanguage = (typeof messageLanguages)[number]

/** What a template may leave open, as `{{firstName}}`; filled in from the record that the message is about. */
export const templateFields = ['firstName', 'lastName', 'name', 'companyName', 'dealTitle', 'senderName', 'organizationName'] as const
export type TemplateField = (typeof templateFields)[number]
