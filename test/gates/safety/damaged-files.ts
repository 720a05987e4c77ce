// Settings, profile, calendar and certification kinds of a base damaged 200 times each: read with words, or refused in words, never a fault of the program.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openSettings } from '../../../electron/main/settings.ts';
import { openRaw } from '../../../src/backend/core/db/rows.ts';
import { closeBase } from '../../../src/backend/core/db/open.ts';
import { openClient } from '../../../src/backend/router.ts';
import { contract } from '../../../src/contract/contract.ts';
import { formatRefusal } from '../../../src/contract/messages.ts';
import type { Refusal } from '../../../src/domain/values/result.ts';
import { damagedCopy, seeded } from '../../helpers/damage.ts';
import { METHOD_SAMPLES } from '../../helpers/method-samples/all.ts';
import { TESTER } from '../../helpers/sample-base.ts';
import { expectSound, looking, makeWorldBase, opened, scratchFolder, useConfig } from './ground.ts';

const VARIANTS = 200;
/** Methods asked about each variant, besides those that the file is for. */
const ASKED = 12;
const RESOURCES = path.join(import.meta.dirname, '..', '..', '..', 'resources');
const NESTED = 100_000;
/** What no damage of bytes brings: nothing, other JSON, a byte order mark, a depth that a stack does not hold. */
const ODD = [
  '',
  'null',
  '[]',
  '{}',
  '"x"',
  '0',
  '\uFEFF{}',
  `${'['.repeat(NESTED)}${']'.repeat(NESTED)}`,
  '{"__proto__":{"a":1}}',
  '\0\0\0',
];

/** What a method answers: a result, or where it goes on answering a stream that is neither. */
type Call = (input: unknown) => Promise<{ readonly ok?: boolean; readonly refusal?: Refusal }>;

const LOOKING = Object.entries(contract).flatMap(([group, methods]) =>
  Object.entries(methods).flatMap(([name, entry]) => {
    const meta: Readonly<Record<string, unknown>> = entry['~orpc'].meta;
    return meta['does'] === 'reads' ? [`${group}.${name}`] : [];
  }),
);

interface Seen {
  readonly refusals: Map<string, number>;
  answered: number;
  readonly troubles: Set<string>;
}

/** Counts a refusal, and what is wrong with it: no code, or no whole sentence for it. */
function noteRefusal(full: string, refusal: Refusal | undefined, seen: Seen): void {
  if (refusal === undefined) return void seen.troubles.add(`${full}: refused without a code`);
  const words = formatRefusal(refusal, 'zh-CN');
  // One line, with no word of the engine's own for what it could not parse, and no fact left open.
  if (!/^[^\n]+。$/u.test(words) || / in JSON|valid JSON|\{[a-z]\w*\}/.test(words))
    seen.troubles.add(`${full}: ${refusal.code} is said as “${words}”`);
  seen.refusals.set(refusal.code, (seen.refusals.get(refusal.code) ?? 0) + 1);
}

async function ask(client: unknown, full: string, seen: Seen): Promise<void> {
  const [group = '', name = ''] = full.split('.');
  const methods = client as Readonly<Record<string, Readonly<Record<string, Call>>>>;
  try {
    const answer = await methods[group]?.[name]?.(METHOD_SAMPLES[full]?.right ?? {});
    if (answer?.ok === false) noteRefusal(full, answer.refusal, seen);
    else seen.answered += 1;
  } catch (error) {
    seen.troubles.add(`${full}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
  }
}

async function askAll(folder: string, methods: readonly string[], seed: number, seen: Seen): Promise<void> {
  const pick = seeded(seed);
  const others = Array.from({ length: ASKED }, () => LOOKING[pick(LOOKING.length)] ?? '');
  const base = opened(folder);
  try {
    const actor = { ...TESTER, role: 'manager' } as const;
    const client = openClient({ findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null });
    for (const full of [...methods, ...others]) await ask(client, full, seen);
  } finally {
    closeBase(base);
  }
}

function variant(bytes: Uint8Array, nth: number): Buffer {
  const odd = ODD[nth];
  return odd === undefined ? damagedCopy(bytes, nth) : Buffer.from(odd);
}

interface Damaged {
  readonly what: string;
  /** The sound file, and where a base has it. */
  readonly from: string;
  readonly place: string;
  readonly methods: readonly string[];
}

const FILES: readonly Damaged[] = [
  {
    what: 'profile',
    from: path.join(RESOURCES, 'profiles', 'sz-2025', 'profile.json'),
    place: path.join('profiles', 'sz-2025', 'profile.json'),
    methods: ['report.month', 'filing.overview', 'insight.home', 'settings.profiles'],
  },
  {
    what: 'calendar',
    from: path.join(RESOURCES, 'calendar', 'cn-holidays.json'),
    place: path.join('calendar', 'cn-holidays.json'),
    methods: ['settings.calendar', 'insight.home', 'filing.overview'],
  },
  {
    what: 'certification kinds',
    from: path.join(RESOURCES, 'scorecards', 'sz-2023.json'),
    place: path.join('scorecards', 'sz-2023.json'),
    methods: ['insight.scorecard', 'insight.home'],
  },
];

function newSeen(): Seen {
  return { refusals: new Map(), answered: 0, troubles: new Set() };
}

function told(what: string, variants: number, { refusals, answered, troubles }: Seen): string[] {
  const codes = [...refusals].map(([code, times]) => `${code} ${times}`).join(', ');
  return [
    `${what}: ${variants} variants; ${answered} answers, refused in words: ${codes === '' ? 'none' : codes}`,
    ...[...troubles].map((trouble) => `  TROUBLE ${trouble}`),
  ];
}

async function damagedFile(folder: string, { what, from, place, methods }: Damaged): Promise<string[]> {
  const [bytes, file, seen] = [readFileSync(from), path.join(folder, place), newSeen()];
  mkdirSync(path.dirname(file), { recursive: true });
  for (let nth = 0; nth < VARIANTS; nth += 1) {
    writeFileSync(file, variant(bytes, nth));
    await askAll(folder, methods, nth, seen);
  }
  // A folder in the file's place.
  rmSync(file);
  mkdirSync(file);
  await askAll(folder, methods, VARIANTS, seen);
  rmSync(file, { recursive: true });
  return told(what, VARIANTS + 1, seen);
}

const SETTINGS = ['settings.get', 'settings.deskRules', 'people.seat', 'insight.home', 'money.preview', 'board.state', 'safety.about'];

/** Rows of the settings as another program may leave them: bytes damaged past what SQLite would check. */
async function damagedSettings(folder: string): Promise<string[]> {
  const seen = newSeen();
  const names = looking(folder, ({ db }) => db.prepare('SELECT name FROM setting ORDER BY name').pluck().all().map(String));
  const all = [
    ...new Set([...names, 'desk', 'statement', 'texts', 'rights.switched', 'backup.second', 'profile', 'check.last', 'lobby.office']),
  ];
  const write = (name: string, value: string | Uint8Array): void => {
    const db = openRaw(path.join(folder, 'livebase.db'), 'write');
    db.pragma('ignore_check_constraints = ON');
    db.prepare('INSERT INTO setting (name, value) VALUES (?, CAST(? AS TEXT)) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
      name,
      value,
    );
    db.close();
  };
  for (let nth = 0; nth < VARIANTS; nth += 1) {
    const name = all[nth % all.length] ?? '';
    write(
      name,
      variant(
        Buffer.from('{"openFrom":480,"names":["a"],"list":[{"role":"viewer","right":"look","given":true}],"n":1e9}'),
        Math.floor(nth / all.length) + (nth % ODD.length),
      ),
    );
    await askAll(
      folder,
      SETTINGS.filter((full) => LOOKING.includes(full)),
      nth,
      seen,
    );
  }
  return told('settings of the base', VARIANTS, seen);
}

/** What the window and the heads keep beside a base. */
function damagedBeside(folder: string): string[] {
  const seen = newSeen();
  const shell = path.join(folder, 'shell');
  mkdirSync(shell, { recursive: true });
  const sound = Buffer.from('{"folder":"/a","place":{"x":0,"y":0,"width":1200,"height":800,"isMaximized":false}}');
  for (let nth = 0; nth < VARIANTS; nth += 1) {
    try {
      writeFileSync(path.join(shell, 'settings.json'), variant(sound, nth));
      openSettings(shell).read();
      openSettings(shell).change({ folder: '/b' });
      seen.answered += 1;
    } catch (error) {
      seen.troubles.add(`settings.json ${nth}: ${String(error)}`);
    }
  }
  return told('settings of the window', VARIANTS, seen);
}

/** All of it. */
export async function damagedGate(): Promise<readonly string[]> {
  const { folder, drop } = scratchFolder('damaged');
  try {
    useConfig(path.join(folder, 'config'));
    const base = await makeWorldBase(path.join(folder, 'base'));
    looking(base, () => undefined);
    const lines: string[] = [];
    for (const one of FILES) lines.push(...(await damagedFile(base, one)));
    expectSound(base);
    lines.push(...damagedBeside(folder));
    lines.push(...(await damagedSettings(base)));
    return lines;
  } finally {
    drop();
  }
}
