/** Printing is in light, whatever the theme: browsers leave grounds out, and light words would be lost on paper. The layout does this once. */
export function useLightPrint() {
  const page = () => document.documentElement.classList
  let wasDark = false
  function lighten() {
    wasDark = page().contains('dark')
    page().remove('dark')
  }
  const putBack = () => wasDark && page().add('dark')
  onMounted(() => {
    window.addEventListener('beforeprint', lighten)
    window.addEventListener('afterprint', putBack)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeprint', lighten)
    window.removeEventListener('afterprint', putBack)
  })
}
