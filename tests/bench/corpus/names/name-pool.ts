/** First and last names of one script, from which people are put together. */
export interface NamePool { first: readonly string[], last: readonly string[] }
