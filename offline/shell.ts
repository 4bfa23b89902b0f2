/** The page without data that every address shows when the server cannot be reached. */
export const shellPath = '/shell'

export const workerPath = '/service-worker.js'

/** Asks the browser to let the service worker send what is waiting as soon as there is a connection. */
export const syncTag = 'simplecrm.unsent'
