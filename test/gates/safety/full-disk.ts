// A disk that is full at any point of an import, a backup, an export, a statement, a run of forms: one sentence, no record changed, nothing half.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../../helpers/fingerprint.ts';
import { LONG_WORK_MONTH, copyDatabase, writeEvents } from '../../helpers/long-work-base.ts';
import {
  codeOf,
  expectSound,
  expectWritable,
  filesIn,
  halfFiles,
  looking,
  makeWorldBase,
  runOn,
  scratchFolder,
  useConfig,
} from './ground.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** Free KiB that are tried, until the work goes through. */
const FREE = [0, 4, 12, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192, 12_288, 16_384, 32_768];

interface Work {
  readonly name: string;
  readonly words: readonly string[];
  /** Written besides the base. */
  readonly out: string | null;
}

function worksOf(out: string, events: string): readonly Work[] {
  const month = ['--month', LONG_WORK_MONTH];
  return [
    { name: 'import', words: ['import', events], out: null },
    { name: 'backup', words: ['backup'], out: null },
    { name: 'backup elsewhere', words: ['backup', '--to', out], out },
    { name: 'export', words: ['report', ...month, '--out', out, '--pdf'], out },
    { name: 'statement', words: ['statement', ...month, '--tenant', '91440303MA1887G6QK', '--out', out], out },
    { name: 'forms', words: ['form', 'make', ...month, '--out', out], out },
  ];
}

/** Where things stand: all on the full disk, or the base elsewhere and only what is written out on it. */
interface Ground {
  readonly work: Work;
  readonly disk: SmallDisk;
  readonly base: string;
  readonly isWhole: boolean;
}

interface Seen {
  readonly codes: Map<string, number>;
  readonly troubles: string[];
}

function stateOf(folder: string): string {
  return looking(folder, ({ db }) => fingerprint(db));
}

function add(seen: Seen, code: string): void {
  seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
}

/** One run with so little space; true where it went through. */
async function tryWith(ground: Ground, kib: number, seen: Seen): Promise<boolean> {
  const { work, disk, base } = ground;
  const state = stateOf(base);
  const [inBase, inOut] = [filesIn(base), work.out === null ? [] : filesIn(work.out)];
  disk.leave(kib);
  const ended = await runOn(base, work);
  disk.leave(null);
  const code = codeOf(ended);
  add(seen, code);
  const at = `${work.name}, ${kib} KiB free`;
  const half = [...halfFiles(base), ...(work.out === null ? [] : halfFiles(work.out))];
  if (half.length > 0) seen.troubles.push(`${at}: left ${half.join(' ')}`);
  if (code === 'ok') return true;
  const lines = ended.stderr.split('\n').filter((line) => line !== '');
  if (code !== 'DISK_FULL') seen.troubles.push(`${at}: ${code} ${ended.stdout.slice(0, 300)}`);
  else if (lines.length !== 1 || /\bat .*:\d+:\d+/.test(ended.stderr)) seen.troubles.push(`${at}: said ${JSON.stringify(lines)}`);
  // What was made in the base stays made and is handed out by the next run; an import or a backup makes nothing.
  if (stateOf(base) !== state && work.out === null) seen.troubles.push(`${at}: the base changed`);
  const [nowInBase, nowInOut] = [filesIn(base), work.out === null ? [] : filesIn(work.out)];
  if (nowInOut.join() !== inOut.join()) seen.troubles.push(`${at}: files ${nowInOut.filter((name) => !inOut.includes(name)).join(' ')}`);
  const more = nowInBase.filter((name) => !inBase.includes(name) && name !== 'backups' && !name.endsWith('livebase-heads.json'));
  if (more.length > 0) seen.troubles.push(`${at}: files ${more.join(' ')}`);
  return false;
}

async function fill(ground: Ground, seen: Seen): Promise<number> {
  for (const [tries, kib] of FREE.entries()) {
    if (!(await tryWith(ground, kib, seen))) continue;
    if (tries === 0 && ground.isWhole) seen.troubles.push(`${ground.work.name}: went through with no space at all`);
    expectSound(ground.base);
    expectWritable(ground.base);
    return tries;
  }
  throw new Error(`${ground.work.name}: does not go through with ${FREE.at(-1)} KiB`);
}

/** Every work on a disk that is full sooner or later. */
export async function fullDiskGate(): Promise<readonly string[]> {
  const { folder, drop } = scratchFolder('full');
  const disk = mountSmallDisk(path.join(folder, 'disk'));
  if (disk === null) return ['left out: this system lets no small disk be mounted'];
  try {
    useConfig(path.join(folder, 'config'));
    const template = await makeWorldBase(path.join(folder, 'template'));
    const events = writeEvents(folder);
    const lines: string[] = [];
    let nth = 0;
    for (const isWhole of [true, false]) {
      for (const { name } of worksOf('', events)) {
        nth += 1;
        const out = path.join(disk.folder, `out-${nth}`);
        mkdirSync(out);
        const work = worksOf(out, events).find((one) => one.name === name);
        if (work === undefined || (!isWhole && work.out === null)) continue;
        useConfig(path.join(isWhole ? disk.folder : folder, `config-${nth}`));
        const base = copyDatabase(template, path.join(isWhole ? disk.folder : folder, `base-${nth}`));
        const seen: Seen = { codes: new Map(), troubles: [] };
        const tries = await fill({ work, disk, base, isWhole }, seen);
        const codes = [...seen.codes].map(([code, times]) => `${code} ${times}`).join(', ');
        lines.push(
          `${name}, ${isWhole ? 'base and all on the full disk' : 'only its files on the full disk'}: full ${tries} times (${codes})`,
        );
        lines.push(...seen.troubles.map((trouble) => `  TROUBLE ${trouble}`));
      }
    }
    return lines;
  } finally {
    disk.drop();
    drop();
  }
}
