// A PIN typed twice, and who is shut out by the first one.
import { expect, it } from 'vitest';
import type { Person } from '../../contract/people/people.ts';
import { listNamesWithoutPin, pinTrouble } from './pin-typed.ts';

function person(id: number, name: string, change: Partial<Person> = {}): Person {
  return { id, name, role: 'front_desk', colour: 0, version: 1, isRetired: false, hasPin: false, ...change };
}

it('is taken when both are the same six to twelve digits', () => {
  expect(pinTrouble('135790', '135790')).toBeNull();
  expect(pinTrouble('135790135790', '135790135790')).toBeNull();
});

it('is sent back when it is no PIN, before the second one counts', () => {
  for (const pin of ['', '12345', '1234567890123', '12345a', '１２３４５６']) expect(pinTrouble(pin, 'x')).toBe('shape');
});

it('is sent back when the second one differs', () => {
  expect(pinTrouble('135790', '135791')).toBe('differs');
  expect(pinTrouble('135790', '')).toBe('differs');
});

it('names who would be shut out: those who work here without a PIN, but the one who gets it', () => {
  const people = [
    person(1, '叶知秋', { role: 'manager' }),
    person(2, '小陈'),
    person(3, '老王', { isRetired: true }),
    person(4, '周敏', { hasPin: true }),
  ];
  expect(listNamesWithoutPin(people, 1)).toEqual(['小陈']);
  expect(listNamesWithoutPin(people, 2)).toEqual(['叶知秋']);
});
