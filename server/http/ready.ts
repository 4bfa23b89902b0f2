/** Resolves when the database is open and up to date; requests that come earlier wait for it. */
export const databaseReady = Promise.withResolvers<undefined>()
