// Methods of studios.

/** Methods of studios. */
export const studiosMethods = {} as const;
