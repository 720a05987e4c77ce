// The demo: writes a base's files as its people would keep them, takes them in sitting by sitting, files two months, bills them and is paid, exports the newest full one, and plays the desk's day up to now.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  convertMillisecondsToInstant,
  getDayOfInstant,
  instant,
  type Instant,
  type Month,
  monthNumberOf,
} from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { type Base, type Clock, closeBase, createBase, getDatabaseFile } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import type { Actor } from '../core/db/tx.ts';
import { findRefusalOfSystemCode, writeIntoFolder } from '../core/files/safe-write.ts';
import { trackPartialFile, markFileComplete } from '../core/files/partial-files.ts';
import { getPublishedCalendar } from '../base/published-days.ts';
import { playDesk } from './run-demo-desk.ts';
import { makeMonthStatements, enterDeposits, enterPayments } from './demo-money.ts';
import { createDemoFiles, type DemoFile } from './demo-files.ts';
import { createDemoPlace, type DemoPlace } from './demo-place.ts';
import { PAPER_TRAIL, PEOPLE, explanationsOf, noteOf, formatReopeningReason } from './demo-words.ts';
import { exportReport, reportMonth } from '../report/filing/export-report.ts';
import { importNamedFiles } from '../intake/import-request.ts';
import { closeMonth, reopenMonth, submitMonth } from '../report/filing/month-closing.ts';
import { getFileErrorCode } from '../core/db/database-files.ts';

/** A step of the demo and how long it took. */
export interface DemoStep {
  readonly name: string;
  readonly ms: number;
}

/** What the demo is asked. */
export interface DemoWish {
  /** The folder for the report, the note and, under `inputs`, the ledgers. Made if missing. */
  readonly out: string;
  /** The folder of the new base; null: `base` in `out`, with a number if that is taken. */
  readonly data: string | null;
  /** What time it is. The demo is laid around this day: its files and figures are the same for all of it, its desk for each half hour. */
  readonly clock: Clock;
  readonly onStep?: (step: DemoStep) => void;
}

/** What a demo came to: its base's folder, the newest full month, the files written, and how long each step took. */
export interface DemoMade {
  readonly data: string;
  readonly month: Month;
  /** The report's files and the note, as paths. */
  readonly files: readonly string[];
  readonly steps: readonly DemoStep[];
  /** What to look at, as it also stands among the files. */
  readonly note: string;
}

/** The demo while it runs: its base's clock stands where its people sit. */
interface Play {
  readonly base: Base;
  readonly place: DemoPlace;
  readonly until: Instant;
  readonly inputs: string;
  readonly setClock: (to: Instant) => void;
}

// The manager stands beside: what goes against a warning of the desk is agreed to.
const CLERK: Caller = { who: PEOPLE.clerk, host: 'cli', role: 'front_desk', lent: ['bookings.override'] };
const STATISTICIAN: Actor = { who: PEOPLE.statistician, host: 'cli' };
const NOTE_NAME = '请看这里.txt';

function makeFolder(folder: string): Result<null> {
  try {
    mkdirSync(folder, { recursive: true });
    return ok(null);
  } catch (error) {
    const code = findRefusalOfSystemCode(getFileErrorCode(error));
    if (code === null) throw error;
    return { ok: false, refusal: { code, data: { folder, file: folder } } };
  }
}

function freeFolder(folder: string): string {
  for (let nth = 1; ; nth += 1) {
    const free = nth === 1 ? folder : `${folder} (${nth})`;
    if (!existsSync(free)) return free;
  }
}

/** Writes the files and answers them as they stand on disk: names may have got a number. */
function writeInputs(folder: string, files: readonly DemoFile[]): Result<DemoFile[]> {
  const written: DemoFile[] = [];
  for (const file of files) {
    const saved = writeIntoFolder(folder, file.name, file.bytes);
    if (!saved.ok) return saved;
    written.push({ name: path.basename(saved.value), bytes: readFileSync(saved.value), tenant: file.tenant });
  }
  return ok(written);
}

/** Takes in what names its tenants or accounts itself, then each export that has to be told whose it is. */
async function takeIn(play: Play, files: readonly DemoFile[]): Promise<Result<null>> {
  const own = files.filter((file) => file.tenant === null);
  const others = files.filter((file) => file.tenant !== null);
  for (const group of [own, ...others.map((file) => [file])]) {
    const wish = { files: group, month: null, tenant: group[0]?.tenant ?? null, account: null, isDryRun: false, takesGoodRows: false };
    const outcome = await importNamedFiles(play.base, CLERK, { ...wish, onDifference: 'replace' });
    if (!outcome.ok) return { ok: false, refusal: outcome.value.refusal };
  }
  return ok(null);
}

function close(play: Play, month: Month): Result<null> {
  const report = reportMonth(play.base, { month, profileId: null });
  if (!report.ok) return report;
  const closed = closeMonth(play.base, STATISTICIAN, { month, explanations: explanationsOf(report.value.findings), by: null });
  return closed.ok ? ok(null) : closed;
}

function submit(play: Play, month: Month, result: 'accepted' | 'returned' | null): Result<null> {
  const words = result === null ? null : result === 'accepted' ? PAPER_TRAIL.acceptedWords : PAPER_TRAIL.returnedWords;
  const how = result === null ? PAPER_TRAIL.how : null;
  const done = submitMonth(play.base, STATISTICIAN, { month, how, receipt: null, result, words, disputed: [] });
  return done.ok ? ok(null) : done;
}

function reopen(play: Play, month: Month): Result<null> {
  const done = reopenMonth(play.base, STATISTICIAN, { month, reason: formatReopeningReason(month), by: null });
  return done.ok ? ok(null) : done;
}

/** Something done at a time of the demo; a refusal ends the demo with it. */
type Scene = readonly [name: string, at: Instant, act: (play: Play) => Result<null> | Promise<Result<null>>];

function importScene(name: string, at: Instant, files: readonly DemoFile[]): Scene {
  return [name, at, (play) => takeIn(play, files)];
}

/** The year of the base in scenes: the first ledgers, a month filed, a month filed twice, and the newest one's files. */
function scenes({ days }: DemoPlace, files: Readonly<Record<keyof ReturnType<typeof createDemoFiles>, readonly DemoFile[]>>): Scene[] {
  const { filed, revised, last, sittings } = days;
  const [filedName, revisedName] = [`${monthNumberOf(filed)} 月`, `${monthNumberOf(revised)} 月`];
  const all =
    (...acts: readonly ((play: Play) => Result<null>)[]) =>
    (play: Play): Result<null> => {
      const failed = acts.map((act) => act(play)).find((result) => !result.ok);
      return failed ?? ok(null);
    };
  return [
    importScene('导入一年台账', sittings.first, files.first),
    ['登记以前的押金', sittings.first, (play) => enterDeposits(play, null, getDayOfInstant(sittings.first))],
    [
      `${filedName}结账上报`,
      sittings.filed,
      all(
        (play) => close(play, filed),
        (play) => submit(play, filed, null),
      ),
    ],
    [`出 ${filedName}账单`, sittings.filed, (play) => makeMonthStatements(play, filed)],
    [`${filedName}审核通过`, sittings.accepted, (play) => submit(play, filed, 'accepted')],
    [`收 ${filedName}账单的款`, sittings.accepted, (play) => enterPayments(play, filed, revised)],
    importScene(`导入 ${revisedName}台账`, sittings.second, files.second),
    [
      `${revisedName}结账上报`,
      sittings.secondFiled,
      all(
        (play) => close(play, revised),
        (play) => submit(play, revised, null),
      ),
    ],
    [`出 ${revisedName}账单`, sittings.secondFiled, (play) => makeMonthStatements(play, revised)],
    [
      `${revisedName}退回重开`,
      sittings.returned,
      all(
        (play) => submit(play, revised, 'returned'),
        (play) => reopen(play, revised),
      ),
    ],
    importScene(`导入 ${revisedName}更正`, sittings.revised, files.correction),
    [
      `${revisedName}第 2 版上报`,
      sittings.revised,
      all(
        (play) => close(play, revised),
        (play) => submit(play, revised, null),
      ),
    ],
    [`${revisedName}审核通过`, sittings.revisedAccepted, (play) => submit(play, revised, 'accepted')],
    [`收 ${revisedName}账单的款`, sittings.revisedAccepted, (play) => enterPayments(play, revised, last)],
    importScene(`导入 ${monthNumberOf(last)} 月台账和平台导出`, sittings.third, files.third),
    ['登记新收的押金', sittings.third, (play) => enterDeposits(play, getDayOfInstant(sittings.first), getDayOfInstant(sittings.third))],
  ];
}

/** Computes and exports the newest full month, and writes the note beside it. */
async function exportNewest(play: Play, out: string): Promise<Result<Pick<DemoMade, 'files' | 'note'>>> {
  const month = play.place.days.last;
  const report = reportMonth(play.base, { month, profileId: null });
  if (!report.ok) return report;
  const exported = await exportReport(play.base, STATISTICIAN, { month, profile: null, kinds: ['xlsx', 'pdf'] });
  if (!exported.ok) return exported;
  const paths: string[] = [];
  for (const file of exported.value.files) {
    const saved = writeIntoFolder(out, file.name, file.bytes);
    if (!saved.ok) return saved;
    paths.push(saved.value);
  }
  const { figures, findings } = report.value;
  const text = (address: string): string => figures.values.get(address)?.text ?? '';
  const note = noteOf({ place: play.place, data: play.base.folder, files: paths, inputs: play.inputs, findings, text });
  // Notepad of older Windows takes a text without BOM for the local code page.
  const saved = writeIntoFolder(out, NOTE_NAME, new TextEncoder().encode(`\uFEFF${note}`));
  return saved.ok ? ok({ files: [...paths, saved.value], note }) : saved;
}

/** Times each piece of work and tells of it. */
function stopwatch(wish: DemoWish): {
  readonly steps: DemoStep[];
  readonly timed: <T>(name: string, work: () => T | Promise<T>) => Promise<T>;
} {
  const steps: DemoStep[] = [];
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const before = wish.clock.nowMs();
    const value = await work();
    const step = { name, ms: Math.round(wish.clock.nowMs() - before) };
    steps.push(step);
    wish.onStep?.(step);
    return value;
  };
  return { steps, timed };
}

async function playScenes(wish: DemoWish, data: string, inputs: string): Promise<Result<DemoMade>> {
  const { steps, timed } = stopwatch(wish);
  const now = convertMillisecondsToInstant(wish.clock.nowMs());
  const place = createDemoPlace(getDayOfInstant(now), getPublishedCalendar(data).days);
  const written = await timed('写出台账和导出文件', () => {
    const made = createDemoFiles(place);
    return {
      first: writeInputs(inputs, made.first),
      second: writeInputs(inputs, made.second),
      correction: writeInputs(inputs, made.correction),
      third: writeInputs(inputs, made.third),
    };
  });
  const { first, second, correction, third } = written;
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (!correction.ok) return correction;
  if (!third.ok) return third;
  let sitting: Instant = place.days.sittings.first;
  const base = await timed('新建数据库', () => createBase(data, { nowMs: () => sitting * 60_000 }));
  if (!base.ok) return base;
  trackPartialFile(getDatabaseFile(data));
  const setClock = (to: Instant): void => void (sitting = to);
  const play: Play = { base: base.value, place, until: instant(Math.floor(now / 30) * 30), inputs, setClock };
  try {
    for (const [name, at, act] of scenes(place, {
      first: first.value,
      second: second.value,
      correction: correction.value,
      third: third.value,
    })) {
      setClock(at);
      const done = await timed(name, () => act(play));
      if (!done.ok) return done;
    }
    const exported = await timed(`计算并导出 ${monthNumberOf(place.days.last)} 月月报`, () => exportNewest(play, wish.out));
    if (!exported.ok) return exported;
    const played = await timed('前台当天', () => playDesk({ ...play, actor: CLERK }));
    return played.ok ? ok({ data, month: place.days.last, ...exported.value, steps }) : played;
  } finally {
    closeBase(base.value);
  }
}

/**
 * Makes the demo base and exports its newest full month as xlsx and PDF into `out`, with a note of what to look at.
 * Refuses BASE_EXISTS where `data` holds a base, FOLDER_…, DISK_FULL, TARGET_….
 */
export async function runDemo(wish: DemoWish): Promise<Result<DemoMade>> {
  const out = path.resolve(wish.out);
  const inputs = path.join(out, 'inputs');
  const data = wish.data === null ? freeFolder(path.join(out, 'base')) : path.resolve(wish.data);
  for (const made of [inputs, data].filter((one) => !existsSync(one))) trackPartialFile(made);
  const folder = makeFolder(inputs);
  if (!folder.ok) return folder;
  const played = await playScenes({ ...wish, out }, data, inputs);
  for (const whole of [inputs, data, getDatabaseFile(data)]) markFileComplete(whole);
  return played;
}
