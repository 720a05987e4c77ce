// What is shown only once must not go by Esc, a cross or a click beside it: nobody could see it again.
import { expect, test } from 'vitest';
import { listCloseWays } from './PlainDialog.tsx';

test('a dialog that shows something once has its button alone', () => {
  expect(listCloseWays(true, '关闭')).toEqual({ closable: false, keyboard: false, mask: { closable: false } });
});

test('any other goes by Esc, its cross and a click beside it', () => {
  expect(listCloseWays(false, '关闭')).toEqual({ closable: { 'aria-label': '关闭' }, keyboard: true, mask: { closable: true } });
});
