// Which digits are phones.
import { expect, it } from 'vitest';
import { listPhones } from './phones-in.ts';

it('each number once, however it is written', () => {
  const text = '柳 139-8765-0001，+86 13987650001；0755-26001234 <v>13812345678</v> 138 1234 5678';
  expect([...listPhones(text)]).toEqual(['13987650001', '075526001234', '13812345678']);
});

it.each(['139876500011', '0.13987650001', '13987650001.50', '2026-11-25', '12345678901', '91440300MA5EX00002', ''])(
  'no phone: %s',
  (text) => expect(listPhones(text).size).toBe(0),
);
