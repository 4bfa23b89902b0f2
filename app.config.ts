export default defineAppConfig({
  ui: {
    colors: { primary: 'blue', secondary: 'violet', neutral: 'slate', success: 'green', info: 'cyan', warning: 'orange', error: 'red' },
    // The group fills the window and leaves room for the phone's bar: a panel must not be taller than that. On paper it is as long as it is.
    dashboardGroup: { base: 'print:static print:block print:overflow-visible' },
    dashboardPanel: { slots: { root: 'min-h-0 print:block', body: 'print:block print:overflow-visible print:p-0' } },
    dashboardSidebar: { slots: { root: 'print:hidden' } },
    dashboardToolbar: { slots: { root: 'print:hidden' } },
    // On a phone the bar's "More" opens the menu.
    dashboardNavbar: { slots: { root: 'print:hidden', toggle: 'max-sm:hidden' } },
  },
})
