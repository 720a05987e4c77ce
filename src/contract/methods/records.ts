// Methods of records: list, add, correct, change from a day, retire, history, undo.

/** Methods of records: list, add, correct, change from a day, retire, history, undo. */
export const recordsMethods = {} as const;
