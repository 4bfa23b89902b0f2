// Stands in for 'nitropack/runtime' where no Nitro build has made its virtual modules.
export const useRuntimeConfig = () => ({})
export const useStorage = () => undefined
export const defineNitroPlugin = <Plugin>(plugin: Plugin) => plugin
