// A reason that is picked on an English screen is kept in the base's own words: what it costs hangs on them.
import { expect, it } from 'vitest';
import { createKeptReason } from './cancel-reasons.ts';

const ENGLISH: Readonly<Record<string, string>> = { 登记错了: 'Entered by mistake', 企业改计划: 'Tenant changed plans' };
const kept = (text: string): string =>
  createKeptReason(text, ['企业改计划', '登记错了', '本基地自定'], (reason) => ENGLISH[reason] ?? reason);

it('an English reason is kept as the base has it, with what was added', () => {
  expect(kept('Entered by mistake')).toBe('登记错了');
  expect(kept('Entered by mistake, it is 302')).toBe('登记错了, it is 302');
});

it('what is typed otherwise stays as it was typed', () => {
  expect(kept('Entered by mistakes')).toBe('Entered by mistakes');
  expect(kept('本基地自定')).toBe('本基地自定');
  expect(kept('the host is ill')).toBe('the host is ill');
});
