// A thing goes out of use; a note of money that was wrong is discarded.
import { expect, it } from 'vitest';
import { EDITABLE_KINDS } from '../../../contract/records/record-kinds.ts';
import { chooseRetireWord } from './retire-word.ts';

it('withdraws money by discarding the note of it, where everything else goes out of use', () => {
  expect(EDITABLE_KINDS.filter((kind) => chooseRetireWord(kind) === 'discard').toSorted()).toEqual(['charge', 'deposit_move', 'payment']);
  expect(chooseRetireWord('studio')).toBe('retire');
});
