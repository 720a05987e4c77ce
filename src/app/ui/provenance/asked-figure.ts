// A figure that is asked where it comes from.

/** A figure that was asked. */
export interface AskedFigure {
  readonly month: string;
  readonly figure: string;
}
