import type { Contact } from '#shared/contacts/schema'
import { useContactChanges } from '~/composables/useContact'
import { useDialogs } from '~/composables/useDialogs'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

/** What can be done with a contact from its row in a list, by mouse and by key. */
export function useContactRow() {
  const { open } = useDialogs()
  const { can } = useSession()
  const { remove, restore, removeForGood } = useContactChanges()
  const { show } = useProblem()

  const openContact = (contact: Contact) => navigateTo(`/contacts/${contact.id}`)
  const log = (type: 'call' | 'note', contact: Contact) => open({ name: 'activity', type, contactId: contact.id, contactName: contact.name })
  const mail = (contact: Contact) => contact.email && navigateTo(`mailto:${contact.email}`, { external: true })
  const trash = (contact: Contact) => remove(contact).catch(show)
  const bringBack = (contact: Contact) => restore(contact).catch(show)
  const destroy = (contact: Contact) => removeForGood(contact).catch(show)

  return {
    openContact, log, mail, trash, bringBack, destroy,
    rowKeys: {
      e: openContact,
      m: (contact: Contact) => void mail(contact),
      ...(can('records.create') ? { l: (contact: Contact) => log('call', contact), n: (contact: Contact) => log('note', contact) } : {}),
      ...(can('records.delete') ? { '#': (contact: Contact) => void trash(contact) } : {}),
    },
  }
}
