// Nominal types: a value of one brand can't be passed where another is wanted.
declare const brandKey: unique symbol;

/** A `T` that only the parser of brand `B` hands out. */
export type Brand<T, B extends string> = T & { readonly [brandKey]: B };
