// What a test knows of each method's input: a right one, and wrong ones, each as what is changed in it.

/** Samples by method, as `group.method`. */
export type MethodSamples = Readonly<
  Record<string, { readonly right: Readonly<Record<string, unknown>>; readonly wrong: readonly Readonly<Record<string, unknown>>[] }>
>;
