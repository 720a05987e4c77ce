// Methods of the first start: a base chosen, made, restored.

/** Methods of the first start: a base chosen, made, restored. */
export const startMethods = {} as const;
