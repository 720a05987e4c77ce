// `node test/bench/forms.ts`: sixty forms made, and a folder of sixty replies staged and previewed, twelve kinds of trouble among them; writes "The forms" of docs/performance.md.
import { clientOf, PLAIN, valueOf } from '../helpers/intake-client.ts';
import { bodyRow, fill, type HandValue } from '../helpers/form-hand.ts';
import { OCTOBER, formsWorld } from '../helpers/forms-base.ts';
import { STATISTICIAN, openImportBase } from '../helpers/import-base.ts';
import { makeForms } from '../../src/backend/collection/make-forms.ts';
import { measureSlips, type Slip, SLIPS } from '../helpers/slipped-replies.ts';
import { figureTable, median, putSection } from './figures.ts';

const COUNT = 60;
const RUNS = 5;
const FIGURES = [12, 1440, 30_000, 500, 1000.5, 100, 880.25] as const;
/** Changed cells of the visible sheet, one kind of trouble each; the last two are of the hidden one. */
const TROUBLES: readonly Readonly<Record<string, HandValue>>[] = [
  { H6: -5 },
  { G6: '1000.555' },
  { E6: '很多' },
  { F6: null },
  { A6: null },
  { B6: '美妆' },
  { I6: { error: '#REF!' } },
  { G6: { formula: 'C6*2' } },
  { F3: '91440300MA5F000009' },
  { I3: '2026年09月' },
];

interface Times {
  readonly made: number;
  readonly staged: number;
  readonly previewed: number;
}

async function timed<T>(work: () => Promise<T> | T): Promise<readonly [T, number]> {
  const before = performance.now();
  const value = await work();
  return [value, performance.now() - before];
}

function replyOf(form: Uint8Array, nth: number): Buffer {
  const good = { ...bodyRow(6, FIGURES), ...bodyRow(9, [3, 95, 12_000, 40, 100 * nth, 0, 90 * nth], ['快手', '其他']) };
  if (nth === 11) return fill(fill(form, good), { B2: 1 }, 'hidden');
  if (nth === 12) return fill(fill(form, good), { B4: 99 }, 'hidden');
  return fill(form, { ...good, ...TROUBLES[nth - 1] });
}

async function once(): Promise<Times> {
  const world = openImportBase();
  await world.take(formsWorld(COUNT));
  const [made, madeMs] = await timed(() =>
    makeForms({ base: world.base, actor: STATISTICIAN, onProgress: null }, { month: OCTOBER, tenants: null }),
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const files = made.value.files.map(({ tenant, bytes }) => ({ name: `微信文件 ${tenant}.xlsx`, bytes: replyOf(bytes, tenant) }));
  const client = clientOf(world.base);
  const [staged, stagedMs] = await timed(async () => valueOf(await client.intake.stage({ files, staging: null })));
  const choices = { ...PLAIN, takesGoodRows: true };
  const [looked, previewed] = await timed(async () => valueOf(await client.intake.preview({ staging: staged.staging, choices })));
  const refused = looked.files.filter(({ fate }) => fate === 'refused').length;
  if (refused !== TROUBLES.length + 2) throw new Error(`${refused} refused`);
  world.close();
  return { made: madeMs, staged: stagedMs, previewed };
}

const runs: Times[] = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await once());
const figures = [
  { what: `${COUNT} forms made and kept`, value: median(runs.map(({ made }) => made)), unit: 'ms', bar: 5000 },
  {
    what: `${COUNT} replies dropped, to the preview, 12 kinds of trouble among them`,
    value: median(runs.map(({ staged, previewed }) => staged + previewed)),
    unit: 'ms',
    bar: 5000,
  },
];
const table = figureTable(figures);
process.stdout.write(`${table.join('\n')}\n`);

const SLIP_WORDS: Readonly<Record<Slip, string>> = {
  unit: 'amounts of a row in the wrong unit (元 for 万元)',
  digit: 'a digit more or less in one figure',
  swapped: 'two rows swapped',
  again: 'last month again',
};

/** How many of a thousand replies are asked about, as a table. */
function slipTable(): readonly string[] {
  const { replies, honest, slips } = measureSlips(7);
  const rows = [
    ['honest', honest, `at most ${0.03 * replies}`] as const,
    ...SLIPS.map((slip) => [SLIP_WORDS[slip], slips[slip], ''] as const),
  ];
  return [`| of ${replies} replies | asked about | bar |`, '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)];
}

putSection(
  [
    '## The forms',
    '',
    `Made by \`node test/bench/forms.ts\`: medians of ${RUNS} runs.`,
    '',
    ...table,
    '',
    'Replies of two rows beside three months of their own past (`test/helpers/slipped-replies.ts`, from a seed); each kind of slip is made in the same honest reply:',
    '',
    ...slipTable(),
  ].join('\n'),
);
