// Methods of home, analytics and the scorecard.

/** Methods of home, analytics and the scorecard. */
export const insightMethods = {} as const;
