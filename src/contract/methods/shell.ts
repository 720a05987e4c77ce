// Methods of the shell around the page: saving, printing, links.

/** Methods of the shell around the page: saving, printing, links. */
export const shellMethods = {} as const;
