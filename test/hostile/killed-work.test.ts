// An import and a close killed at any point: the base is in the state before or after, whole, and the next start says which.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBase, openBase } from '../../src/backend/core/db/open.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { runDemo } from '../../src/backend/demo/run-demo.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { endedWork } from '../../src/backend/core/records/running-work.ts';
import { openSession } from '../../src/backend/session.ts';
import { DEMO_CLOCK } from '../helpers/demo-day.ts';
import { ledger, sheetOf } from '../helpers/import-base.ts';

const ROUNDS = Number(process.env['LIVEBASE_KILL_ROUNDS'] ?? 5);
const WORKER = fileURLToPath(new URL('../helpers/long-work-once.ts', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'livebase-killed-'));
const template = path.join(scratch, 'template');
const file = path.join(scratch, '活动 10 月.xlsx');
const MONTH = '2026-10';

beforeAll(async () => {
  const made = await runDemo({ out: path.join(scratch, 'out'), data: template, clock: DEMO_CLOCK });
  if (!made.ok) throw new Error(made.refusal.code);
  const rows = Array.from({ length: 4000 }, (_, at) => [
    `2026-10-${String(1 + (at % 28)).padStart(2, '0')}`,
    '培训会',
    `第 ${at} 场`,
    10 + (at % 90),
  ]);
  writeFileSync(file, ledger('活动 10 月.xlsx', sheetOf('活动', rows)).bytes);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function freshCopy(name: string): string {
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  for (const one of readdirSync(template).filter((entry) => entry.startsWith('livebase.db')))
    copyFileSync(path.join(template, one), path.join(folder, one));
  return folder;
}

function opened(folder: string): Base {
  const base = openBase(folder, DEMO_CLOCK);
  if (!base.ok) throw new Error(base.refusal.code);
  return base.value;
}

/** Every row of every table but those that a backup before the work writes: `checkBase` walks the history. */
function fingerprint({ db }: Base): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('history', 'backup_made') ORDER BY name",
    )
    .pluck()
    .all();
  for (const table of tables.map(String)) hash.update(JSON.stringify([table, db.prepare(`SELECT * FROM "${table}"`).raw().all()]));
  return hash.digest('hex');
}

/** Whether the work has noted that it runs: not only the note's file is there, but what is written into it at once. */
function hasJournal(folder: string): boolean {
  return readdirSync(folder).some(
    (name) => name.startsWith('livebase.running-') && (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
}

/** Runs the work; it is killed so many milliseconds from its beginning, or once it has noted that it runs. Answers what it said. */
async function run(
  folder: string,
  work: readonly string[],
  killAfter: number | 'noted' | null,
): Promise<{ readonly said: string; readonly ms: number }> {
  const child = spawn(process.execPath, [WORKER, folder, ...work], { stdio: ['ignore', 'pipe', 'inherit'] });
  const heard = { said: '', at: 0 };
  child.stdout.on('data', (data: Buffer) => {
    if (heard.said === '') {
      heard.at = performance.now();
      if (typeof killAfter === 'number') setTimeout(() => child.kill('SIGKILL'), killAfter);
    }
    heard.said += data.toString();
  });
  const watch = killAfter === 'noted' ? setInterval(() => (hasJournal(folder) ? child.kill('SIGKILL') : null), 1) : undefined;
  await new Promise((resolve) => {
    child.on('exit', resolve);
  });
  clearInterval(watch);
  return { said: heard.said, ms: performance.now() - heard.at };
}

const WORKS = [
  { kind: 'import', work: () => ['import', file], subject: '活动 10 月.xlsx' },
  { kind: 'close', work: () => ['close', MONTH], subject: MONTH },
] as const;

describe.each(WORKS)('$kind killed', ({ kind, work, subject }) => {
  it(
    `at ${ROUNDS} random points leaves the state before or after, and the journal says which`,
    { timeout: 180_000 + ROUNDS * 60_000 },
    async () => {
      const before = opened(freshCopy(`${kind}-before`));
      const stateBefore = fingerprint(before);
      closeBase(before);
      const whole = freshCopy(`${kind}-whole`);
      const { said, ms } = await run(whole, work(), null);
      expect(said).toBe('begins\ndone\n');
      const after = opened(whole);
      const stateAfter = fingerprint(after);
      expect(endedWork(after).works).toEqual([]);
      closeBase(after);
      expect(stateAfter).not.toBe(stateBefore);

      const seen = { before: 0, after: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        const folder = freshCopy(`${kind}-${round}`);
        // The first one at once: however the machine's pace changes, one is killed before the end.
        const ended = await run(folder, work(), round === 0 ? 0 : Math.random() * ms);
        const base = opened(folder);
        const state = fingerprint(base);
        expect([stateBefore, stateAfter]).toContain(state);
        const isAfter = state === stateAfter;
        seen[isAfter ? 'after' : 'before'] += 1;
        // What was acknowledged is there.
        if (ended.said.includes('done')) expect(isAfter).toBe(true);
        const { works, forget } = endedWork(base);
        for (const one of works) expect(one).toMatchObject({ kind, subject, done: isAfter });
        expect(works.length).toBeLessThanOrEqual(1);
        forget();
        expect(endedWork(base).works).toEqual([]);
        expect(checkBase(base, { full: true }).ok).toBe(true);
        closeBase(base);
        rmSync(folder, { recursive: true, force: true });
      }
      expect(seen.before).toBeGreaterThan(0);
    },
  );

  it('is told by the next session until it is forgotten', async () => {
    const folder = freshCopy(`${kind}-session`);
    await run(folder, work(), 'noted');
    const told = async (): Promise<unknown> => {
      const nothing = {
        saveFile: null,
        printPdf: null,
        openLink: null,
        pickPath: null,
        showFolder: null,
        rememberFolder: null,
        ending: null,
        installUpdate: null,
      };
      const shell = { kind: 'http', ...nothing, defaultFolder: folder, versions: {} } as const;
      const session = await openSession({ folder, shell, who: '周敏', host: 'http' });
      if (!session.ok) throw new Error(session.refusal.code);
      const left = session.value.lastRun();
      await session.value.close();
      return left;
    };
    const first = await told();
    expect(first).toEqual([{ kind, subject, at: DEMO_CLOCK.nowMs(), done: expect.any(Boolean) }]);
    expect(await told()).toEqual(first);
  });
});
