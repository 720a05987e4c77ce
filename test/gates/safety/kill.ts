// kill -9 at random points of an import, a close, a restore, stepping up, changes of people and forgetting one: all of the step or nothing of it.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openRaw } from '../../../src/backend/core/db/rows.ts';
import { closeBase } from '../../../src/backend/core/db/open.ts';
import { sweepIfNoted } from '../../../src/backend/safety/forget/sweep.ts';
import { fingerprint } from '../../helpers/fingerprint.ts';
import { LONG_WORK_MONTH, copyDatabase, writeEvents } from '../../helpers/long-work-base.ts';
import { OLD_SCHEMAS, oldBaseFolder } from '../../helpers/old-base.ts';
import {
  done,
  expectSound,
  expectWritable,
  explainAll,
  halfFiles,
  looking,
  makeWorldBase,
  opened,
  scratchFolder,
  startOn,
  useConfig,
  VISITORS,
  type Words,
} from './ground.ts';

const USUAL_ROUNDS = 240;

/** One step: the base before it, and the words that do it. */
interface Step extends Words {
  readonly kind: string;
  readonly from: string;
  /** The file with which the part that is cut begins; else the first that the step writes. */
  readonly since?: string;
  /** What stands nowhere in the database's file once it is done and the window has started again. */
  readonly gone?: readonly string[];
}

/** How a step goes when nobody cuts it. */
interface Whole {
  readonly before: string;
  readonly after: string;
  /** Milliseconds from the first file that it writes to its end. */
  readonly span: number;
}

const seen = new Map<string, { rounds: number; killed: number; before: number; after: number; left: Set<string> }>();

function stateOf(folder: string): string {
  return looking(folder, ({ db }) => fingerprint(db));
}

/** What the file itself holds, before any program has opened and mended it. */
function rawVersion(folder: string): number | null {
  if (!readdirSync(folder).includes('livebase.db')) return null;
  const db = openRaw(path.join(folder, 'livebase.db'), 'write');
  try {
    if (db.pragma('quick_check', { simple: true }) !== 'ok') throw new Error(`${folder}: the file is damaged`);
    return Number(db.pragma('user_version', { simple: true }));
  } finally {
    db.close();
  }
}

/** Waits until the process writes into the folder, or the file that is named, or ended. */
async function firstWrite(folder: string, since: string | undefined, isOver: () => boolean): Promise<void> {
  const before = readdirSync(folder).length;
  const isBegun = (): boolean => {
    const names = readdirSync(folder);
    return since === undefined ? names.length !== before : names.includes(since);
  };
  while (!isOver() && !isBegun()) await wait(1);
}

/** Runs a step, killed at `part` of its span (null: not at all). Answers whether it said that it was done, and its span. */
async function play(folder: string, step: Step, span: number | null): Promise<{ readonly isDone: boolean; readonly span: number }> {
  const child = startOn(folder, step);
  let [isOver, said] = [false, ''];
  child.stdout.on('data', (piece: Buffer) => (said += String(piece)));
  const over = new Promise<number | null>((resolve) => child.on('close', resolve)).then((code) => {
    isOver = true;
    return code;
  });
  await firstWrite(folder, step.since, () => isOver);
  const began = performance.now();
  if (span !== null) {
    await Promise.race([wait(span), over]);
    child.kill('SIGKILL');
  }
  const code = await over;
  if (span === null && code !== 0) throw new Error(`${step.kind}: ${said}`);
  return { isDone: code === 0, span: performance.now() - began };
}

async function measure(step: Step, folder: string): Promise<Whole> {
  useConfig(`${folder}-config`);
  const isOld = step.kind === 'step up';
  copyDatabase(step.from, folder);
  const before = isOld ? String(rawVersion(folder)) : stateOf(folder);
  const { span } = await play(folder, step, null);
  return { before, after: stateOf(folder), span };
}

/** Texts that a step was to leave nowhere, and that still stand in the file or its log once the window has started. */
function standing(folder: string, { gone = [] }: Step): readonly string[] {
  looking(folder, sweepIfNoted);
  const files = readdirSync(folder).filter((name) => /^livebase\.db(?:-wal)?$/.test(name));
  const bytes = Buffer.concat(files.map((name) => readFileSync(path.join(folder, name))));
  return gone.filter((text) => bytes.includes(text));
}

async function round(step: Step, whole: Whole, folder: string): Promise<void> {
  useConfig(`${folder}-config`);
  copyDatabase(step.from, folder);
  const { isDone } = await play(folder, step, Math.random() * whole.span * 1.05);
  const version = rawVersion(folder);
  const base = opened(folder);
  const state = fingerprint(base.db);
  closeBase(base);
  const isAfter = state === whole.after && (step.kind !== 'step up' || String(version) !== whole.before);
  // An old base steps up when it is opened again: whole, whichever it was.
  const isKnown = step.kind === 'step up' ? state === whole.after : [whole.before, whole.after].includes(state);
  if (!isKnown) throw new Error(`${step.kind} in ${folder}: neither the state before nor the one after`);
  if (isDone && !isAfter && step.kind !== 'step up') throw new Error(`${step.kind} in ${folder}: was said to be done`);
  expectSound(folder);
  expectWritable(folder);
  const left = isAfter ? standing(folder, step) : [];
  if (left.length > 0) throw new Error(`${step.kind} in ${folder}: still holds ${left.join(' ')}`);
  const tally = seen.get(step.kind) ?? { rounds: 0, killed: 0, before: 0, after: 0, left: new Set() };
  seen.set(step.kind, tally);
  tally.rounds += 1;
  tally.killed += isDone ? 0 : 1;
  tally[isAfter ? 'after' : 'before'] += 1;
  for (const name of halfFiles(folder)) tally.left.add(name.replaceAll(/\d+/g, '…'));
  for (const gone of [folder, `${folder}-config`]) rmSync(gone, { recursive: true, force: true });
}

const PIN = { LIVEBASE_PIN: '135790', LIVEBASE_NEW_PIN: '135790' } as const;
const BY = ['--by', '叶知秋'] as const;
const PEOPLE: readonly (readonly string[])[] = [
  ['people', 'add', '叶知秋', '--role', '主管'],
  ['people', 'add', '小陈', '--role', '前台', ...BY],
  ['people', 'pin', '叶知秋', ...BY],
  ['people', 'role', '小陈', '--role', '财务', ...BY],
  ['people', 'rights', '--role', '财务', '--right', 'report.write', '--give', ...BY],
  ['people', 'retire', '小陈', ...BY],
];

/** Each change of people, from the base that the one before left. */
async function peopleSteps(template: string, folder: string): Promise<Step[]> {
  const steps: Step[] = [];
  let from = template;
  for (const [nth, words] of PEOPLE.entries()) {
    const step: Step = { kind: 'people', from, words, environment: PIN };
    steps.push(step);
    from = copyDatabase(from, path.join(folder, `people-${nth}`));
    useConfig(`${from}-config`);
    await done(from, step);
  }
  return steps;
}

/** Somebody goes after somebody else has: the key of pseudonyms is there, so the state behind it is known. */
async function forgetSteps(template: string, folder: string): Promise<Step[]> {
  const from = copyDatabase(template, path.join(folder, 'forget'));
  useConfig(`${from}-config`);
  const words = ([name, phone]: readonly [string, string]): readonly string[] => [
    'forget',
    name,
    '--numbers',
    phone,
    '--reason',
    '本人要求',
  ];
  const [first, person] = VISITORS;
  await done(from, { words: words(first) });
  const step: Step = { kind: 'forget', from, words: words(person), gone: person };
  // Every second round from where the backup is made and the base itself is written.
  return [step, { ...step, since: 'livebase.unswept' }];
}

async function stepsOf(folder: string): Promise<Step[]> {
  useConfig(path.join(folder, 'config'));
  const [template, file] = [await makeWorldBase(path.join(folder, 'template')), writeEvents(folder)];
  const explained = await explainAll(template, LONG_WORK_MONTH);
  const backup = String((await done(template, { words: ['backup', '--to', folder] })).document()['file']);
  const filled = copyDatabase(template, path.join(folder, 'filled'));
  await done(filled, { words: ['import', file] });
  return [
    { kind: 'import', from: template, words: ['import', file] },
    { kind: 'close', from: template, words: ['close', '--month', LONG_WORK_MONTH, ...explained] },
    { kind: 'restore', from: filled, words: ['restore', backup] },
    ...OLD_SCHEMAS.map((schema) => ({ kind: 'step up', from: oldBaseFolder(schema), words: ['batches', ...BY], environment: PIN })),
    ...(await peopleSteps(template, folder)),
    ...(await forgetSteps(template, folder)),
  ];
}

/** 240 rounds in all, or so many; `only`: of one kind of step. */
export async function killGate(rounds: number = USUAL_ROUNDS, only: string | null = null): Promise<readonly string[]> {
  const { folder, drop } = scratchFolder('kill');
  const steps = (await stepsOf(folder)).filter(({ kind }) => only === null || kind === only);
  const kinds = [...new Set(steps.map(({ kind }) => kind))];
  const wholes = new Map<Step, Whole>();
  for (const [nth, step] of steps.entries()) wholes.set(step, await measure(step, path.join(folder, `whole-${nth}`)));
  for (let nth = 0; nth < rounds; nth += 1) {
    const kind = kinds[nth % kinds.length];
    const ofKind = steps.filter((step) => step.kind === kind);
    const step = ofKind[Math.floor(nth / kinds.length) % ofKind.length];
    const whole = step === undefined ? undefined : wholes.get(step);
    if (step === undefined || whole === undefined) throw new Error('no step');
    await round(step, whole, path.join(folder, `round-${nth}`));
    if (nth % 20 === 19) process.stderr.write(`kill: ${nth + 1} of ${rounds}\n`);
  }
  drop();
  return [...seen].map(([kind, { rounds: of, killed, before, after, left }]) => {
    const leftOver = left.size === 0 ? 'nothing left over' : `left: ${[...left].join(' ')}`;
    return `${kind}: ${of} rounds, ${killed} killed before the end; ${before} states before, ${after} after; ${leftOver}`;
  });
}
