// Binds the methods of home, analytics and the scorecard to their use cases.

export const insightRoutes = {};
