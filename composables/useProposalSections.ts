import { sectionHeadings } from '#shared/proposals/section-headings'
import { usualSections, type UsualSection } from '#shared/proposals/values'
import type { ProposalDraft } from '~/composables/useProposalEditor'
import { useUndoToast } from '~/composables/useUndoToast'

type Sections = ProposalDraft['sections']

/** Adds, moves and removes sections of a text in the making. */
export function useProposalSections(sections: Ref<Sections>, language: () => 'en' | 'fa') {
  const { t } = useI18n()
  const { offerUndo } = useUndoToast()

  return {
    /** The usual ones that it lacks, and one of a name of one's own. */
    missing: computed(() => usualSections.filter(key => !sections.value.some(section => section.key === key))),
    add(usual?: UsualSection) {
      const taken = new Set(sections.value.map(({ key }) => key))
      const own = Array.from({ length: 999 }, (_, index) => `custom-${index + 1}`).find(key => !taken.has(key))!
      sections.value = [...sections.value, { key: usual ?? own, heading: sectionHeadings[language()][usual ?? 'custom'], text: '', ai: null }]
    },
    remove(key: string) {
      const before = sections.value
      const gone = before.find(section => section.key === key)
      if (!gone) return
      sections.value = before.filter(section => section !== gone)
      offerUndo({ title: t('proposals.sectionRemoved', { heading: gone.heading }), undo: () => {
        const rest = sections.value.filter(section => section.key !== key)
        sections.value = rest.toSpliced(before.indexOf(gone), 0, gone)
        return Promise.resolve()
      } })
    },
    shift(key: string, by: 1 | -1) {
      const from = sections.value.findIndex(section => section.key === key)
      const to = from + by
      if (from < 0 || to < 0 || to >= sections.value.length) return
      const [moved] = sections.value.slice(from, from + 1)
      sections.value = sections.value.toSpliced(from, 1).toSpliced(to, 0, moved!)
    },
  }
}
