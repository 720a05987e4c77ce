// What the parts of the safety gate stand on: the real command with a clock that stands still, and whether a base is sound behind it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Base, closeBase, openBase } from '../../../src/backend/core/db/open.ts';
import { addRecord } from '../../../src/backend/core/db/record-store.ts';
import { distrustOf } from '../../../src/backend/core/db/history-integrity.ts';
import { inTx } from '../../../src/backend/core/db/tx.ts';
import { checkBase } from '../../../src/backend/safety/check.ts';
import { ok } from '../../../src/domain/values/result.ts';
import { type Ended, livebase, start, VIDEO_TENANT, worldInputs } from '../../helpers/cli.ts';
import { DEMO_CLOCK } from '../../helpers/demo-day.ts';
import { TESTER } from '../../helpers/sample-base.ts';

const NOW = new Date(DEMO_CLOCK.nowMs()).toISOString();

/** Folders of a part; gone at its end. */
export function scratchFolder(name: string): { readonly folder: string; readonly drop: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), `livebase-gate-${name}-`));
  return { folder, drop: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Heads of a base stand in `config`, also for what is opened in this process: never in the person's own folder. */
export function useConfig(config: string): void {
  mkdirSync(config, { recursive: true });
  process.env['LIVEBASE_CONFIG'] = config;
}

export interface Words {
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly now?: string;
}

function choicesOf({ environment = {}, now = NOW }: Words) {
  return { now, environment: { LIVEBASE_TEST_CLOCK: 'still', ...environment } };
}

/** Starts `livebase … --data FOLDER --json`. */
export function startOn(folder: string, wish: Words): ReturnType<typeof start> {
  return start([...wish.words, '--data', folder, '--json'], choicesOf(wish));
}

/** Runs it to its end. */
export function runOn(folder: string, wish: Words): Promise<Ended> {
  return livebase([...wish.words, '--data', folder, '--json'], choicesOf(wish));
}

/** Runs it, and throws where it did not go through. */
export async function done(folder: string, wish: Words): Promise<Ended> {
  const ended = await runOn(folder, wish);
  if (ended.code !== 0) throw new Error(`${wish.words.join(' ')}: ${ended.stdout}${ended.stderr}`);
  return ended;
}

/** The code of a refusal, `ok`, or what else a process ended with. */
export function codeOf(ended: Ended): string {
  if (ended.code === 0) return 'ok';
  try {
    const { error } = ended.document();
    if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  } catch {
    // What is no document is told whole.
  }
  return `ended with ${ended.code}: ${ended.stdout} ${ended.stderr}`;
}

/** Visitors whom bookings of the gates' base name, with their numbers. */
export const VISITORS = [
  ['王先生', '13415554488'],
  ['张小姐', '13913032838'],
] as const;

/** Makes a base of the fixtures' world in a folder, with a booking for each visitor and 2026-09 closed; answers the folder. */
export async function makeWorldBase(folder: string): Promise<string> {
  await done(folder, { words: ['init'] });
  const files = worldInputs().filter((file) => !file.endsWith('04-预约.xlsx'));
  await done(folder, { words: ['import', '--tenant', VIDEO_TENANT, ...files] });
  for (const [nth, [contact, phone]] of VISITORS.entries()) {
    const slot = ['--studio', 'A301', '--from', `2026-11-0${nth + 5}T14:00`, '--to', `2026-11-0${nth + 5}T16:00`];
    const words = ['book', ...slot, '--tenant', VIDEO_TENANT, '--contact', contact, '--phone', phone, '--reason', '已核实'];
    await done(folder, { words });
  }
  await done(folder, { words: ['close', '--month', '2026-09', ...(await explainAll(folder, '2026-09'))] });
  return folder;
}

/** Words that explain everything the month's report finds. */
export async function explainAll(folder: string, month: string): Promise<readonly string[]> {
  const report = (await done(folder, { words: ['report', '--month', month] })).document();
  const findings = [report['findings']].flat();
  const ids = findings.map((one) => (typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : ''));
  return ids.flatMap((id) => ['--explain', `${id}=已核实`]);
}

/** Opens a base here, at the time at which the commands run. */
export function opened(folder: string): Base {
  const base = openBase(folder, DEMO_CLOCK);
  if (!base.ok) throw new Error(`${folder} does not open: ${JSON.stringify(base.refusal)}`);
  return base.value;
}

/** Opens it, answers what `look` says, closes it. */
export function looking<T>(folder: string, look: (base: Base) => T): T {
  const base = opened(folder);
  try {
    return look(base);
  } finally {
    closeBase(base);
  }
}

/** Throws unless the base opens, is trusted, and passes the full check. */
export function expectSound(folder: string): void {
  looking(folder, (base) => {
    const distrust = distrustOf(base.db);
    if (distrust !== null) throw new Error(`${folder}: false alarm ${JSON.stringify(distrust)}`);
    const failing = checkBase(base, { full: true }).checks.filter((one) => !one.ok && one.name !== 'backup');
    if (failing.length > 0) throw new Error(`${folder}: ${JSON.stringify(failing)}`);
  });
}

/** Throws unless a second start writes and is trusted behind it. */
export function expectWritable(folder: string): void {
  looking(folder, (base) => {
    const written = inTx(base, TESTER, (tx) => ok(addRecord(tx, 'tenant', { notes: '第二次打开' }, null)));
    if (!written.ok) throw new Error(`${folder}: ${JSON.stringify(written.refusal)}`);
  });
  looking(folder, (base) => {
    const distrust = distrustOf(base.db);
    if (distrust !== null) throw new Error(`${folder}: false alarm ${JSON.stringify(distrust)}`);
  });
}

const HALF = /\.part(?:-\d+)?$|\.tmp$|\.new$|-restoring-|-migrating-|livebase\.restore$|-guard$/;

/** Files in a folder and below it that only stand there while something is at work. */
export function halfFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => HALF.test(name));
}

/** Every file in a folder and below it but SQLite's own log. */
export function filesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => !/-(?:wal|shm)$/.test(name)).toSorted();
}
