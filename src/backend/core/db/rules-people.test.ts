// Tries to leave a base without a manager, and to give what somebody wrote to somebody else.
import { describe, expect, it } from 'vitest';
import { put } from '../../../../test/helpers/raw-base.ts';
import { attempt, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';
import { ok } from '../../../domain/values/result.ts';
import { walkChain } from '../../safety/examine.ts';
import { appendHistory, inTx } from './tx.ts';

const raw = rawInEachTest();

describe('people', () => {
  const said = "UPDATE person SET role = 'viewer' WHERE id = 1";

  it('always have a manager: the last one neither leaves nor becomes something else', () => {
    put(raw.own, 'person', { name: '叶知秋', role: 'manager', colour: 0 });
    for (const sql of [said, 'UPDATE person SET retired_at = 1 WHERE id = 1']) {
      expect([sql, attempt(raw, (_i, run) => run(sql))]).toEqual([sql, 'LAST_MANAGER']);
    }
    put(raw.own, 'person', { name: '周敏', role: 'manager', colour: 1 });
    expect(attempt(raw, (_i, run) => run(said))).toBe('ok');
  });

  it('are in the hash of what they write: whose it was can not be changed behind the program’s back', () => {
    const lent = { who: '李雷', host: 'window', personId: 2, allowedBy: { id: 1, name: '叶知秋' } } as const;
    const written = inTx(raw.base, lent, (tx) =>
      ok(appendHistory(tx, { action: 'add', entity: 'tenant', entityId: 1, after: { notes: 'x' } })),
    );
    expect(written.ok).toBe(true);
    expect(raw.own.prepare('SELECT who, person_id, allowed_by_id, allowed_by FROM history').get()).toEqual({
      who: '李雷',
      person_id: 2,
      allowed_by_id: 1,
      allowed_by: '叶知秋',
    });
    expect(walkChain(raw.base.db, null)).toMatchObject({ walked: 1, brokenAt: null });
    raw.own.exec('DROP TRIGGER history_no_update');
    for (const change of ['person_id = 3', 'allowed_by = NULL, allowed_by_id = NULL', "allowed_by = '周敏'"]) {
      raw.own.exec(`SAVEPOINT tried; UPDATE history SET ${change}`);
      expect(walkChain(raw.own, null)).toMatchObject({ brokenAt: 1 });
      raw.own.exec('ROLLBACK TO tried');
    }
  });
});
