// What a thread of this program may take of memory.

/**
 * Megabytes that V8 gives to new objects, in three parts of which two hold something at a time. Left to itself it lets them grow to 48 and more where much outlives a
 * collection, as the rows of a file do: a third of what a big import took. Held to this, such work takes 60 to 150 MB less and no more of the processor.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12 } as const;
