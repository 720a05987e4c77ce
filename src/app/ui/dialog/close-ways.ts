// Which ways out a dialog has. Pure.

/** Lists the ways out of a dialog: what it shows comes only once (`isOnce`), then it goes by its button alone, not by Esc, a cross or a click beside it. */
export function listCloseWays(isOnce: boolean, label: string) {
  return isOnce
    ? { closable: false, keyboard: false, mask: { closable: false } }
    : { closable: { 'aria-label': label }, keyboard: true, mask: { closable: true } };
}
