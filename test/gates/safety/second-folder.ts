// The second folder of backups taken away in the middle of a backup: pulled out, or another folder in its place. And a data folder that is read-only.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fingerprint } from '../../helpers/fingerprint.ts';
import { LONG_WORK_MONTH, writeEvents } from '../../helpers/long-work-base.ts';
import {
  codeOf,
  done,
  expectSound,
  expectWritable,
  filesIn,
  halfFiles,
  looking,
  makeWorldBase,
  runOn,
  scratchFolder,
  startOn,
  useConfig,
} from './ground.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const ROUNDS = 20;
/** Milliseconds from the first sign of the backup in the second folder until it is gone. */
const LATEST = 60;

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Makes a backup, and takes the second folder away once something of it stands there. */
async function backUpWithout(base: string, second: string, afterMs: number, takeAway: () => void): Promise<Ended> {
  const child = startOn(base, { words: ['backup'] });
  let [said, isOver] = ['', false];
  child.stdout.on('data', (piece: Buffer) => (said += String(piece)));
  child.stderr.on('data', (piece: Buffer) => (said += String(piece)));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve)).then((code) => {
    isOver = true;
    return code;
  });
  const before = readdirSync(second).length;
  while (!isOver && readdirSync(second).length === before) await wait(1);
  await wait(afterMs);
  takeAway();
  return { code: await ended, said };
}

/** A stick for each round: where it is, how it goes, how it comes back. */
interface Stick {
  readonly folder: string;
  readonly takeAway: () => void;
  readonly bringBack: () => void;
}

function pulledOut(folder: string): Stick | null {
  let disk: SmallDisk | null = mountSmallDisk(folder);
  if (disk === null) return null;
  return {
    folder,
    takeAway: () => disk?.pullOut(),
    bringBack: () => {
      disk = mountSmallDisk(folder);
    },
  };
}

function replaced(folder: string): Stick {
  mkdirSync(folder, { recursive: true });
  const away = `${folder}-away`;
  return {
    folder,
    takeAway: () => renameSync(folder, away),
    bringBack: () => {
      rmSync(folder, { recursive: true, force: true });
      renameSync(away, folder);
    },
  };
}

async function rounds(base: string, stick: Stick, name: string): Promise<string[]> {
  await done(base, { words: ['backup-folder', stick.folder] });
  const [codes, troubles] = [new Map<string, number>(), new Set<string>()];
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const state = looking(base, ({ db }) => fingerprint(db));
    const { code, said } = await backUpWithout(base, stick.folder, (nth * LATEST) / ROUNDS, stick.takeAway);
    const refused = /"code":"([A-Z_]+)"/.exec(said)?.[1];
    const told = code === 0 ? 'made' : (refused ?? said.slice(0, 200));
    codes.set(told, (codes.get(told) ?? 0) + 1);
    if (code !== 0 && refused === undefined) troubles.add(said.slice(0, 300));
    if (looking(base, ({ db }) => fingerprint(db)) !== state) troubles.add('the base changed');
    for (const half of halfFiles(base)) troubles.add(`left ${half.replaceAll(/\d+/g, '…')}`);
    stick.bringBack();
    await done(base, { words: ['backup'] });
  }
  expectSound(base);
  expectWritable(base);
  const counts = [...codes].map(([code, times]) => `${code} ${times}`).join(', ');
  return [`${name}: ${ROUNDS} rounds; own backup ${counts}`, ...[...troubles].map((one) => `  TROUBLE ${one}`)];
}

/** A second folder that goes while it is written to. */
export async function stickGate(): Promise<readonly string[]> {
  const { folder, drop } = scratchFolder('stick');
  const at = path.join(folder, 'stick');
  try {
    useConfig(path.join(folder, 'config'));
    const mounted = pulledOut(at);
    const lines = mounted === null ? ['pulled out: left out, this system lets no small disk be mounted'] : [];
    if (mounted !== null) {
      lines.push(...(await rounds(await makeWorldBase(path.join(folder, 'base-1')), mounted, 'pulled out')));
      mounted.takeAway();
    }
    lines.push(
      ...(await rounds(await makeWorldBase(path.join(folder, 'base-2')), replaced(path.join(folder, 'share')), 'gone by its name')),
    );
    return lines;
  } finally {
    drop();
  }
}

/** Every kind of work on a data folder that can't be written. */
export async function readOnlyGate(): Promise<readonly string[]> {
  const { folder, drop } = scratchFolder('read-only');
  const disk = mountSmallDisk(path.join(folder, 'disk'));
  if (disk === null) return ['left out: this system lets no small disk be mounted'];
  try {
    useConfig(path.join(disk.folder, 'config'));
    const base = await makeWorldBase(path.join(disk.folder, 'base'));
    const events = writeEvents(folder);
    const out = path.join(disk.folder, 'out');
    mkdirSync(out);
    const backup = String((await done(base, { words: ['backup', '--to', folder] })).document()['file']);
    const before = filesIn(disk.folder).join();
    const works = [
      ['import', events],
      ['backup'],
      ['restore', backup],
      ['report', '--month', LONG_WORK_MONTH, '--out', out],
      ['close', '--month', LONG_WORK_MONTH],
      ['people', 'add', '叶知秋', '--role', '主管'],
      ['batches'],
      ['check'],
    ];
    disk.setReadOnly(true);
    const lines: string[] = [];
    for (const words of works) {
      const code = codeOf(await runOn(base, { words }));
      const isTrouble = !/^[A-Z_]+$|^ok$/.test(code) || code.startsWith('INTERNAL');
      lines.push(
        `${words
          .slice(0, 2)
          .map((word) => path.basename(word))
          .join(' ')}: ${isTrouble ? 'TROUBLE ' : ''}${code}`,
      );
    }
    if (filesIn(disk.folder).join() !== before) lines.push('TROUBLE: files changed');
    disk.setReadOnly(false);
    expectSound(base);
    expectWritable(base);
    return lines;
  } finally {
    disk.drop();
    drop();
  }
}
