// Methods around a filed month: overview, comparison, papers, archive.

/** Methods around a filed month: overview, comparison, papers, archive. */
export const filingMethods = {} as const;
