// Records as their description types them: every field under its name, those that stand, by what they must hold and in the order asked for.
import { expect, it } from 'vitest';
import { rawInEachTest } from '../../../../test/helpers/raw-tries.ts';
import { readKind } from './read-kind.ts';

const raw = rawInEachTest();
const ADD = `INSERT INTO studio (code, name, floor, equipment, opened_on, closed_on, retired_at) VALUES (?, ?, ?, NULL, '2026-01-02', ?, ?)`;

function addStudios(): void {
  const add = raw.own.prepare(ADD);
  add.run('B1', '大厅', '2F', '2026-11-30', null);
  add.run('A1', null, '1F', null, null);
  add.run('C1', null, '1F', null, 1_790_000_000_000);
  add.run('A2', null, '2F', null, null);
}

it('reads every field under its own name, those that stand', () => {
  addStudios();
  const [second, first] = readKind(raw.own, 'studio', { order: ['openedOn', 'code'] }).toReversed();
  expect(readKind(raw.own, 'studio', { order: ['code'] }).map(({ code }) => code)).toEqual(['A1', 'A2', 'B1']);
  expect(second).toEqual({
    id: 1,
    version: 1,
    code: 'B1',
    name: '大厅',
    floor: '2F',
    equipment: null,
    openedOn: '2026-01-02',
    closedOn: '2026-11-30',
  });
  expect(first?.closedOn).toBeNull();
});

it('asks for what fields hold, also for nothing', () => {
  addStudios();
  expect(readKind(raw.own, 'studio', { where: { floor: '2F' } }).map(({ id }) => id)).toEqual([1, 4]);
  expect(readKind(raw.own, 'studio', { where: { floor: '2F', name: null } }).map(({ code }) => code)).toEqual(['A2']);
});

it('throws for a row that is not as described, and for a field that is none', () => {
  addStudios();
  raw.own.exec('PRAGMA ignore_check_constraints = ON');
  raw.own.exec(`UPDATE studio SET opened_on = 'soon' WHERE code = 'A1'`);
  expect(() => readKind(raw.own, 'studio')).toThrow('no day');
  const unknown: object = { where: { 'id = 1 OR id': 1 } };
  expect(() => readKind(raw.own, 'studio', unknown)).toThrow('no field of studio');
});
