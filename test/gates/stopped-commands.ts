// Every long command sent a signal at random moments, on a usual base and on one of a million bookings: `npm run gate -- stopped [ROUNDS] [SEED]`.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bookingBase } from '../bench/bench-base.ts';
import { livebase, newFolder } from '../helpers/cli.ts';
import { LONG_COMMANDS, type LongCommand, prepare, type Prepared, stopped } from '../helpers/stopped.ts';

const USUAL_ROUNDS = 10;
const USUAL_SEED = 20_261_128;
const ROUNDS = Number(process.argv[2] ?? USUAL_ROUNDS);
let state = Number(process.argv[3] ?? USUAL_SEED);

/** A random part of one. */
function random(): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

/** On the million: what needs no history behind each booking, which are written by SQL. */
const ON_THE_MILLION: ReadonlySet<string> = new Set(['backup --to', 'check --full', 'report --pdf', 'support-copy', 'self-check --out']);

const longest = new Map<string, number>();
let late = 0;

async function round(command: LongCommand, prepared: Prepared, most: number, where: string): Promise<void> {
  const signal = random() < 0.5 ? 'SIGTERM' : 'SIGINT';
  const isFromStart = random() < 0.3;
  const afterMs = Math.floor(random() * most);
  const { code, ms, words, isDone, left } = await stopped(isFromStart ? { ...command, isBegun: () => true } : command, prepared, {
    signal,
    afterMs,
  });
  const name = `${command.name}${where}`;
  if (isDone) {
    late += 1;
    return;
  }
  // Before anything is loaded nobody hears, and nothing has begun.
  const isSaid = words.endsWith('已中断。\n') || (isFromStart && words === '');
  const isEnded = [signal, signal === 'SIGTERM' ? 143 : 130].includes(code ?? '');
  const isAside = code === signal ? left.filter((file) => !/livebase\.db-(?:wal|shm)$/.test(file)) : left;
  if (!isSaid || !isEnded || isAside.length > 0) throw new Error(`${name}: ${JSON.stringify({ signal, afterMs, code, ms, words, left })}`);
  longest.set(name, Math.max(longest.get(name) ?? 0, ms));
}

const usual = await prepare(livebase);
const large: Prepared = { folder: newFolder() };
for (const made of ['out', 'second']) mkdirSync(path.join(large.folder, made));
bookingBase(path.join(large.folder, 'data'), 120, 8334);
for (let nth = 1; nth <= ROUNDS; nth += 1) {
  for (const command of LONG_COMMANDS) await round(command, usual, 1500, '');
  for (const command of LONG_COMMANDS.filter(({ name }) => ON_THE_MILLION.has(name)))
    await round(command, large, 6000, ', a million bookings');
  process.stderr.write(`round ${nth} of ${ROUNDS}\n`);
}
rmSync(large.folder, { recursive: true, force: true });
for (const [name, ms] of longest) console.log(`${name}: ended after ${Math.round(ms)} ms at most`);
console.log(`${late} were done before the signal came`);
