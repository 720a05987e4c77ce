// Makes realistic mistakes, one at a time, in a copy of the sources and says what notices each: `npm run gate -- mistakes --seed N [--count N] [--only FILE:LINE] [--list FILE] [--patches DIR]`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgeInBrowser, judgeWithoutBrowser, mapBrowserTests, type BrowserChoice, type Caught, type Mistake } from './mistakes/judge.ts';
import { applyEdits, type Candidate } from './mistakes/mistake.ts';
import { listMistakesAt } from './mistakes/name-mistakes.ts';
import { readPatch } from './mistakes/patches.ts';
import { createWorkingCopy, listFiles, readOriginal, type WorkingCopy } from './mistakes/working-copy.ts';
import { createRandom, drawLines, pickOne, type SourceLine } from './sampling.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'string' },
    patches: { type: 'string' },
    in: { type: 'string', multiple: true, default: ['src/app'] },
    hosts: { type: 'string', default: 'http' },
    lanes: { type: 'string', default: '2' },
    print: { type: 'boolean', default: false },
    'without-browser': { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true, default: [] },
    report: { type: 'string', default: 'reports/mistakes.json' },
  },
});
const BROWSER: BrowserChoice = { hosts: values.hosts === 'both' ? 'both' : 'http', files: values.tests };

const isSource = (file: string): boolean => /\.tsx?$/.test(file) && !/\.(?:test|d)\.tsx?$/.test(file);

/** Picks one mistake of a line, each kind as likely as the next; null where none can be made. */
function mistakeAt({ file, line }: SourceLine, id: number, random: () => number): Mistake | null {
  const text = readOriginal(file);
  const kinds = Map.groupBy(listMistakesAt(file, text, line), ({ kind }) => kind);
  const made: Candidate | null = pickOne(pickOne([...kinds.values()], random) ?? [], random);
  if (made === null) return null;
  const changes = made.edits.map((edit) => `${JSON.stringify(text.slice(edit.start, edit.end))} → ${JSON.stringify(edit.text)}`);
  const make = (copy: WorkingCopy): readonly string[] => {
    copy.write(file, applyEdits(text, made.edits));
    return [file];
  };
  return { id, file, line, offset: made.edits[0]?.start ?? 0, what: `${made.kind}: ${changes.join(', ').slice(0, 300)}`, make };
}

function drawMistakes(): Mistake[] {
  if (values.patches !== undefined) {
    const folder = values.patches;
    const names = readdirSync(folder).filter((name) => /\.(?:patch|diff)$/.test(name));
    return names.toSorted().map((name, index) => readPatch(path.join(folder, name), index + 1));
  }
  const named = [...values.only, ...(values.list === undefined ? [] : readFileSync(values.list, 'utf8').split(/\s+/))];
  const places = named.filter((one) => one !== '').map((one) => one.split(':'));
  const files = listFiles(...values.in).filter(isSource);
  const lines: readonly SourceLine[] =
    places.length > 0
      ? places.map(([file = '', line = '']) => ({ file, line: Number(line) }))
      : drawLines(
          files.map((file) => ({ path: file, text: readOriginal(file) })),
          Number(values.seed),
        );
  const random = createRandom(Number(values.seed));
  const drawn: Mistake[] = [];
  for (const line of lines) {
    if (places.length === 0 && drawn.length === Number(values.count)) break;
    const one = mistakeAt(line, drawn.length + 1, random);
    if (one !== null) drawn.push(one);
    else if (places.length > 0) console.log(`${line.file}:${line.line}: no mistake of the known kinds can be made here`);
  }
  return drawn;
}

/** Runs `work` for each mistake, in as many copies at once as there are. */
async function inLanes(copies: readonly WorkingCopy[], list: readonly Mistake[], work: (copy: WorkingCopy, one: Mistake) => Promise<void>) {
  const waiting = [...list];
  const go = async (copy: WorkingCopy): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      await work(copy, one);
    }
  };
  await Promise.all(copies.map(go));
}

const caught = new Map<Mistake, Caught | null>();

function note(one: Mistake, by: Caught | null, isLast: boolean): void {
  if (by === null && !isLast) return;
  caught.set(one, by);
  console.log(`${one.id}. ${one.file}:${one.line} ${one.what}\n   ${by === null ? 'NOBODY noticed' : `${by.by}: ${by.how}`}`);
  const rows = [...caught].map(([{ id, file, line, what }, who]) => ({ id, file, line, what, by: who?.by ?? null, how: who?.how ?? null }));
  mkdirSync(path.dirname(values.report), { recursive: true });
  writeFileSync(values.report, `${JSON.stringify({ seed: Number(values.seed), mistakes: rows }, null, 2)}\n`);
}

function printScore(): void {
  const all = [...caught.values()];
  const noticed = all.filter((by) => by !== null);
  const beyondTypes = all.filter((by) => by?.by !== 'types');
  const percent = (part: number, of: number): string => (of === 0 ? '—' : `${((100 * part) / of).toFixed(1)} %`);
  const counts = Map.groupBy(noticed, ({ by }) => by);
  console.log(`\n${noticed.length} of ${all.length} noticed, ${percent(noticed.length, all.length)}`);
  for (const [by, those] of counts) console.log(`  ${by}: ${those.length}`);
  const byTests = beyondTypes.filter((by) => by !== null).length;
  console.log(`of the ${beyondTypes.length} that types let through: ${percent(byTests, beyondTypes.length)}`);
}

const mistakes = drawMistakes();
if (values.print) {
  for (const { id, file, line, what } of mistakes) console.log(`${id}. ${file}:${line} ${what}`);
  process.exit();
}
const copies = Array.from({ length: Number(values.lanes) }, createWorkingCopy);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.once('exit', () => copies.forEach(({ remove }) => remove()));
const [firstCopy] = copies;
if (firstCopy === undefined) throw new Error('--lanes: at least one');

/** Makes a mistake, judges it, and takes it away again. */
async function tryOne(copy: WorkingCopy, one: Mistake, isLast: boolean, judge: (touched: readonly string[]) => Promise<Caught | null>) {
  const touched = one.make(copy);
  try {
    note(one, await judge(touched), isLast);
  } finally {
    copy.restore(touched);
  }
}

const asItIs = await judgeWithoutBrowser(
  firstCopy,
  mistakes.some(({ file }) => !file.startsWith('src/app/')) ? ['src/backend/router.ts'] : ['src/app/main.ts'],
);
if (asItIs !== null) throw new Error(`the sources fail without a mistake: ${asItIs.by}: ${asItIs.how}`);
const isDone = values['without-browser'];
await inLanes(copies, mistakes, (copy, one) => tryOne(copy, one, isDone, (touched) => judgeWithoutBrowser(copy, touched)));
const left = mistakes.filter((one) => !caught.has(one));
if (left.length > 0) {
  console.log(`\n${mistakes.length - left.length} noticed without a browser; ${left.length} go on`);
  const browsers = await mapBrowserTests(firstCopy, left, BROWSER);
  await inLanes(copies, left, (copy, one) => tryOne(copy, one, true, () => judgeInBrowser(copy, one, browsers, BROWSER)));
}
printScore();
