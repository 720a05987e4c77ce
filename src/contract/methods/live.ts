// Methods that tell a page what goes on: jobs, changes by other processes.

/** Methods that tell a page what goes on: jobs, changes by other processes. */
export const liveMethods = {} as const;
