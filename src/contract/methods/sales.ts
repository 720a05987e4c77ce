// Methods of a month's sales: lines, differences, who has reported.

/** Methods of a month's sales: lines, differences, who has reported. */
export const salesMethods = {} as const;
