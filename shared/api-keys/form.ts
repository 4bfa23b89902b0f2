/** How a key looks: scanners of published code know it by its beginning. */
export const keyBeginning = 'scrm_'
export const keyPattern = /^scrm_[\w-]{43}$/
