// A base from before the history carried marks is held by the fields that its rows were given: retired ones too.
import path from 'node:path';
import { expect, it } from 'vitest';
import { oldBaseFolder } from '../../../test/helpers/old-base.ts';
import { type Connection, openRaw } from '../core/db/connection.ts';
import { replayHistory } from './history-replay.ts';

/** Lets somebody write to the table as behind the program's back. */
function withoutRules(db: Connection, table: string): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?").pluck().all(table);
  for (const name of names) db.exec(`DROP TRIGGER ${String(name)}`);
}

it('agrees, and names what stands though it was retired, what is retired though it stands, and a value', () => {
  const db = openRaw(path.join(oldBaseFolder(1), 'livebase.db'), 'write');
  const retired = db.prepare('SELECT id FROM event WHERE retired_at IS NOT NULL ORDER BY id').pluck().all();
  expect(retired).toEqual([35, 36, 38]);
  expect(replayHistory(db)).toMatchObject({ wrongCount: 0, wrong: [], marksFrom: null });
  withoutRules(db, 'event');
  db.exec(
    'UPDATE event SET retired_at = NULL WHERE id = 36; UPDATE event SET retired_at = 1 WHERE id = 2; UPDATE event SET attendance = attendance + 1 WHERE id = 5',
  );
  const { wrongCount, wrong } = replayHistory(db);
  expect([wrongCount, wrong.toSorted()]).toEqual([3, ['event:2', 'event:36', 'event:5']]);
  db.close();
});
