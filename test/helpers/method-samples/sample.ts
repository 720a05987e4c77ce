// What a test knows of each method's input: a right one, and wrong ones, each as what is changed in it.

type Input = Readonly<Record<string, unknown>>;

/** A right input and wrong ones. */
export interface MethodSample {
  readonly right: Input;
  readonly wrong: readonly Input[];
}

/** Samples by method, as `group.method`; the right input only where it can't be made from the method's schema. */
export type MethodSamples = Readonly<Record<string, { readonly right?: Input; readonly wrong: readonly Input[] }>>;
