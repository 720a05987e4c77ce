// The one rule of which texts a spreadsheet would run as a formula; csv, xlsx and what is copied to the clipboard ask it.

/** A text that begins so is run: by its sign, as it is written on a Chinese keyboard too, and behind a tab or a line's end. */
const START = /^[=+\-@＝＋－＠\t\r]/;

/** Whether a spreadsheet would run the text. */
export function canStartFormula(text: string): boolean {
  return START.test(text);
}
