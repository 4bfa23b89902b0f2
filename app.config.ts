export default defineAppConfig({
  ui: {
    colors: { primary: 'blue', secondary: 'violet', neutral: 'slate', success: 'green', info: 'cyan', warning: 'orange', error: 'red' },
    // The group fills the window and leaves room for the phone's bar: a panel must not be taller than that.
    dashboardPanel: { slots: { root: 'min-h-0' } },
    // On a phone the bar's "More" opens the menu.
    dashboardNavbar: { slots: { toggle: 'max-sm:hidden' } },
  },
})
