/** A stretch of a text, in UTF-16 units; `end` is not in it. */
export interface Passage { start: number, end: number }
