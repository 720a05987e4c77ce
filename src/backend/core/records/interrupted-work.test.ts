// What a crash cut short: which entries count, whether each work had been done by then, and how it is called.
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filing, put } from '../../../../test/helpers/raw-base.ts';
import { type SmallBase, smallBase } from '../../../../test/helpers/small-base.ts';
import { hashSha256 } from '../db/database-files.ts';
import { closeBase } from '../db/open.ts';
import { beginWork, interruptedWork } from './interrupted-work.ts';

let small: SmallBase;
beforeEach(() => void (small = smallBase()));
afterEach(() => closeBase(small.base));

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const entries = (): readonly string[] => readdirSync(small.base.folder).filter((name) => name.startsWith('livebase.running-'));

/** Makes what is noted look as if another process had written it, which began at another time. */
function crash(change: object = { started: 0 }): void {
  for (const name of entries()) {
    const file = path.join(small.base.folder, name);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
  }
}

/** A batch that took a file with these contents. */
function taken(text: string): number {
  const bytes = bytesOf(text);
  const batch = put(small.base.db, 'import_batch', { at_ms: 1, who: '甲', host: 'cli' });
  const file = put(small.base.db, 'received_file', {
    sha256: hashSha256(bytes),
    size: bytes.length,
    bytes: Buffer.from(bytes),
    received_ms: 1,
  });
  put(small.base.db, 'intake', { at_ms: 1, who: '甲', file_id: file, file_name: 'x', outcome: 'taken', batch_id: batch, note: '' });
  return batch;
}

function told() {
  return interruptedWork(small.base).works.map(({ kind, subject, done }) => [kind, subject, done]);
}

function importOf(...names: readonly string[]) {
  return { kind: 'import', files: names.map((name) => ({ name, bytes: bytesOf(name) })) } as const;
}

describe('work that was cut short', () => {
  it('is not told of while it runs, nor once it has ended', () => {
    const end = beginWork(small.base, { kind: 'undo', batch: 1 });
    expect([entries().length, told()]).toEqual([1, []]);
    end();
    expect(entries()).toEqual([]);
  });

  it('an import is done where a later batch took one of its files', () => {
    taken('甲');
    beginWork(small.base, importOf('甲', '乙'));
    crash();
    // The batch before it took the same file: that was not this import.
    expect(told()).toEqual([['import', '甲、乙', false]]);
    taken('丙');
    expect(told()).toEqual([['import', '甲、乙', false]]);
    taken('乙');
    expect(told()).toEqual([['import', '甲、乙', true]]);
  });

  it('an import into an empty base counts from the first batch', () => {
    beginWork(small.base, importOf('甲'));
    crash();
    taken('甲');
    expect(told()).toEqual([['import', '甲', true]]);
  });

  it('names three files, and how many there are in all where there are more', () => {
    for (const names of ['123', '1234']) {
      const end = beginWork(small.base, importOf(...names));
      crash();
      expect(told().map(([, subject]) => subject)).toEqual([names === '123' ? '1、2、3' : '1、2、3 …(4)']);
      end();
    }
  });

  it('a close is done where its month has a newer revision', () => {
    put(small.base.db, 'filing', filing('2026-10', 1));
    beginWork(small.base, { kind: 'close', month: '2026-10' });
    crash();
    expect(told()).toEqual([['close', '2026-10', false]]);
    put(small.base.db, 'filing', filing('2026-09', 1));
    expect(told()).toEqual([['close', '2026-10', false]]);
    small.base.db.exec(`UPDATE filing SET reopened_ms = 2, reopened_by = '甲', reopen_reason = '更正' WHERE month = '2026-10'`);
    expect(told()).toEqual([['close', '2026-10', false]]);
    put(small.base.db, 'filing', filing('2026-10', 2));
    expect(told()).toEqual([['close', '2026-10', true]]);
  });

  it('an undo is done where its batch is undone', () => {
    const [one, other] = [taken('甲'), taken('乙')];
    beginWork(small.base, { kind: 'undo', batch: one });
    crash();
    const undo = (batch: number): void =>
      void small.base.db.prepare(`UPDATE import_batch SET undone_ms = 2, undone_by = '甲' WHERE id = ?`).run(batch);
    undo(other);
    expect(told()).toEqual([['undo', String(one), false]]);
    undo(one);
    expect(told()).toEqual([['undo', String(one), true]]);
  });

  it('comes newest first, and is forgotten once told', () => {
    for (const [at, month] of [
      [1, '2026-01'],
      [3, '2026-03'],
      [2, '2026-02'],
    ] as const) {
      const before = new Set(entries());
      beginWork(small.base, { kind: 'close', month });
      const [name = ''] = entries().filter((one) => !before.has(one));
      const file = path.join(small.base.folder, name);
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), started: 0, at }));
    }
    const { works, forget } = interruptedWork(small.base);
    expect(works.map(({ at, subject }) => [at, subject])).toEqual([
      [3, '2026-03'],
      [2, '2026-02'],
      [1, '2026-01'],
    ]);
    forget();
    expect([entries(), told()]).toEqual([[], []]);
  });

  it('of another process is told of where that is gone, or the entry too old; half an entry is only forgotten', () => {
    beginWork(small.base, { kind: 'undo', batch: 1 });
    const alive = { process: process.ppid, started: 0 };
    crash(alive);
    expect(told()).toEqual([]);
    const [name = ''] = entries();
    const old = Date.now() / 1000 - 601;
    utimesSync(path.join(small.base.folder, name), old, old);
    expect(told()).toEqual([['undo', '1', false]]);
    crash({ process: 2 ** 22 + 1 });
    expect(told()).toEqual([['undo', '1', false]]);
    writeFileSync(path.join(small.base.folder, name), '{"process":');
    const { works, forget } = interruptedWork(small.base);
    expect([works, entries().length]).toEqual([[], 1]);
    forget();
    expect(entries()).toEqual([]);
  });
});
