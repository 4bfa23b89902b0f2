interface Named { firstName?: string | null, lastName?: string | null, email?: string | null, phone?: string | null }

/** What a contact is called: the name, else the e-mail address, else the phone number. */
export function contactName(contact: Named): string {
  return [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.email || contact.phone || ''
}
