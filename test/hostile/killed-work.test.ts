// An import and a close killed at any point: the base is in the state before or after, whole, and the next start says which.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Base, closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { runDemo } from '../../src/backend/demo/run-demo.ts';
import { checkBase } from '../../src/backend/safety/check.ts';
import { interruptedWork } from '../../src/backend/core/records/interrupted-work.ts';
import { openSession } from '../../src/backend/backend-runtime.ts';
import { NO_ABILITIES } from '../../src/contract/core/shell-port.ts';
import { DEMO_CLOCK } from '../helpers/demo-day.ts';
import { fingerprint } from '../helpers/fingerprint.ts';
import { EVENTS_FILE, LONG_WORK_MONTH, copyDatabase, writeEvents } from '../helpers/long-work-base.ts';

const ROUNDS = Number(process.env['LIVEBASE_KILL_ROUNDS'] ?? 5);
const WORKER = fileURLToPath(new URL('../helpers/long-work-once.ts', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'livebase-killed-'));
const template = path.join(scratch, 'template');
const file = path.join(scratch, EVENTS_FILE);

beforeAll(async () => {
  const made = await runDemo({ out: path.join(scratch, 'out'), data: template, clock: DEMO_CLOCK });
  if (!made.ok) throw new Error(made.refusal.code);
  writeEvents(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function freshCopy(name: string): string {
  return copyDatabase(template, path.join(scratch, name));
}

function opened(folder: string): Base {
  const base = openBase(folder, DEMO_CLOCK);
  if (!base.ok) throw new Error(base.refusal.code);
  return base.value;
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
  { kind: 'import', work: () => ['import', file], subject: EVENTS_FILE },
  { kind: 'close', work: () => ['close', LONG_WORK_MONTH], subject: LONG_WORK_MONTH },
] as const;

describe.each(WORKS)('$kind killed', ({ kind, work, subject }) => {
  it(
    `at ${ROUNDS} random points leaves the state before or after, and the journal says which`,
    { timeout: 180_000 + ROUNDS * 60_000 },
    async () => {
      const before = opened(freshCopy(`${kind}-before`));
      const stateBefore = fingerprint(before.db);
      closeBase(before);
      const whole = freshCopy(`${kind}-whole`);
      const { said, ms } = await run(whole, work(), null);
      expect(said).toBe('begins\ndone\n');
      const after = opened(whole);
      const stateAfter = fingerprint(after.db);
      expect(interruptedWork(after).works).toEqual([]);
      closeBase(after);
      expect(stateAfter).not.toBe(stateBefore);

      const seen = { before: 0, after: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        const folder = freshCopy(`${kind}-${round}`);
        // The first one at once: however the machine's pace changes, one is killed before the end.
        const ended = await run(folder, work(), round === 0 ? 0 : Math.random() * ms);
        const base = opened(folder);
        const state = fingerprint(base.db);
        expect([stateBefore, stateAfter]).toContain(state);
        const isAfter = state === stateAfter;
        seen[isAfter ? 'after' : 'before'] += 1;
        // What was acknowledged is there.
        if (ended.said.includes('done')) expect(isAfter).toBe(true);
        const { works, forget } = interruptedWork(base);
        for (const one of works) expect(one).toMatchObject({ kind, subject, done: isAfter });
        expect(works.length).toBeLessThanOrEqual(1);
        forget();
        expect(interruptedWork(base).works).toEqual([]);
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
      const shell = { kind: 'http', ...NO_ABILITIES, defaultFolder: folder, versions: {} } as const;
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
