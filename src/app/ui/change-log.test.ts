// The log of a session's changes: what Ctrl+Z and Ctrl+Y act on, and what is listed.
import { describe, expect, test } from 'vitest';
import { type ChangeLog, findNextRedo, findNextUndo, listLastChanges, type LogAct, logAfter, NO_CHANGES } from './change-log.ts';

const way = (change: number) => ({ change, run: () => Promise.resolve({ ok: true as const, value: { change: change + 100 } }) });
const done = (text: string, place = 'desk') => ({ type: 'done' as const, place, text, way: way(1) });
type Step = LogAct | ReturnType<typeof done>;
/** Things done are numbered as they come. */
const after = (...steps: readonly Step[]): ChangeLog =>
  steps.reduce((log, step, at) => logAfter(log, step.type === 'done' ? { id: at + 1, ...step } : step), NO_CHANGES);
const turned = (id: number): LogAct => ({ type: 'turned', id, way: way(2) });

describe('undo lived twelve seconds and redo was not there', () => {
  test('Ctrl+Z goes back step by step through everything done at the desk, without a clock', () => {
    const log = after(done('约了 A'), done('移动 B'), done('取消 C'));
    expect(findNextUndo(log, 'desk')?.text).toBe('取消 C');
    expect(findNextUndo(logAfter(log, turned(3)), 'desk')?.text).toBe('移动 B');
    expect(findNextUndo(after(done('约了 A'), turned(1)), 'desk')).toBeNull();
  });

  test('Ctrl+Y does again what was taken back last, first in last out, and not after something new', () => {
    const log = after(done('A'), done('B'), turned(2), turned(1));
    expect(findNextRedo(log, 'desk')?.text).toBe('A');
    const again = logAfter(log, turned(1));
    expect(findNextRedo(again, 'desk')?.text).toBe('B');
    expect(findNextUndo(again, 'desk')?.text).toBe('A');
    expect(findNextRedo(logAfter(log, { id: 9, ...done('C') }), 'desk')).toBeNull();
  });

  test('what has no number of the history is taken back once and not offered again', () => {
    const log = after({ type: 'done', id: 1, place: 'desk', text: 'A', way: () => Promise.resolve({ ok: true as const, value: null }) });
    const undone = logAfter(log, { type: 'turned', id: 1, way: () => Promise.resolve({ ok: true as const, value: null }) });
    expect([findNextUndo(undone, 'desk'), findNextRedo(undone, 'desk')]).toEqual([null, null]);
  });

  test('what cannot be taken back does not stand in the way of what was done before it', () => {
    const log = after(done('A'), done('B'), { type: 'stuck', id: 2 });
    expect(findNextUndo(log, 'desk')?.text).toBe('A');
  });

  test('a key takes nothing back that was done on another screen, and the list has the last twenty', () => {
    const acts = Array.from({ length: 25 }, (_, at) => done(`第 ${at + 1} 次`));
    const log = after(...acts, done('企业改名', 'tenants'));
    expect(findNextUndo(log, 'desk')?.text).toBe('第 25 次');
    expect(findNextUndo(log, 'tenants')?.text).toBe('企业改名');
    const listed = listLastChanges(log, 'desk');
    expect([listed.length, listed[0]?.text, listed.at(-1)?.text]).toEqual([20, '第 25 次', '第 6 次']);
  });
});
