// Methods of files on their way in: staged, previewed, fixed, committed; column mappings.

/** Methods of files on their way in: staged, previewed, fixed, committed; column mappings. */
export const intakeMethods = {} as const;
