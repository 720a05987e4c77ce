// A month's way on a base filled by real imports: explained, closed, exported, handed in, reopened, corrected, compared, its papers packed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Month, parseMonth } from '../../../domain/time/calendar.ts';
import type { Result } from '../../../domain/values/result.ts';
import { VIDEO_TENANT, worldInputs } from '../../../../test/helpers/cli.ts';
import { type ImportBase, ledger, openImportBase, STATISTICIAN } from '../../../../test/helpers/import-base.ts';
import { readPdf } from '../../../../test/helpers/pdf-text.ts';
import { zipParts } from '../../../../test/helpers/zip-parts.ts';
import { addWorkbook } from '../../bureau/kept-workbooks.ts';
import { fillKept } from '../../bureau/fill-month.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { findPaper } from '../../safety/find-paper.ts';
import { exportReport, getShownReport } from './export-report.ts';
import { explainFigureOf } from './explain-figure.ts';
import { closeMonth, reopenMonth, submitMonth } from './month-closing.ts';
import { setHead, getFilingOverview, reportPages } from './report-pages.ts';
import { getArchivedFile, listArchive, listSubmissions, getSubmissionScan } from '../../archive/archive.ts';
import { failingOf } from '../../insight/failing.ts';
import { explainFinding, compareRevisions, listRevisions } from './revisions.ts';
import { enterHistorical, getHistoricalGrid } from './historical.ts';
import { createMonthPapers, getMonthPapersFile } from '../../archive/papers.ts';
import { formatRefusal } from '../../../contract/messages.ts';

function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

const MONTH = monthOf('2026-10');
const WHO = STATISTICIAN;
let world: ImportBase;

function pages(revision: number | null = null) {
  return valueOf(reportPages(world.base, { month: MONTH, profile: null, revision }));
}

function failing() {
  return valueOf(failingOf(world.base, { month: MONTH }));
}

function stateOfMonth(): string {
  return valueOf(getFilingOverview(world.base, { year: 2026 })).months.find(({ month }) => month === MONTH)?.state ?? '';
}

function explainAll(): void {
  for (const { id, message, severity } of pages().findings)
    if (severity === 'W') valueOf(explainFinding(world.base, WHO, { month: MONTH, relation: id, words: ` 已核实 ${id} `, about: message }));
}

/** The codes on a paper: of a PDF's text, of cells that hold one and nothing else. */
function codesOn({ kind, bytes }: { readonly kind: string; readonly bytes: Uint8Array }): readonly string[] {
  const text =
    kind === 'pdf' ? readPdf(bytes).map((page) => page.text) : [...zipParts(bytes).values()].map((part) => part.toString('utf8'));
  const found = text.flatMap((one) => [...one.matchAll(kind === 'pdf' ? /核验码：(.{11})/g : />核验码：([^<]*)</g)]);
  return [...new Set(found.map((match) => match[1] ?? ''))];
}

async function exported() {
  return valueOf(await exportReport(world.base, WHO, { month: MONTH, profile: null, kinds: ['xlsx', 'pdf'] })).files;
}

beforeAll(async () => {
  world = openImportBase();
  const files = worldInputs().map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
  const taken = await world.take(files, { tenant: VIDEO_TENANT });
  if (!taken.ok) throw new Error(taken.value.refusal.code);
});
afterAll(() => world.close());

describe('a code of the audit', () => {
  it('says what it stands for wherever it is shown', () => {
    const shown = pages();
    const named = [...shown.findings, ...shown.notJudged];
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(({ name }) => name === '')).toEqual([]);
    const refused = closeMonth(world.base, WHO, { month: MONTH, explanations: {}, by: null });
    expect(refused).toMatchObject({ refusal: { code: 'CLOSE_UNEXPLAINED' } });
    if (!refused.ok) expect(formatRefusal(refused.refusal, 'zh-CN')).toContain('A21 应报企业都已报送');
    const { notJudged } = valueOf(getShownReport(world.base, { month: MONTH, profile: null }));
    expect(notJudged.map(({ id, name }) => [id, name])).toEqual(shown.notJudged.map(({ id, name }) => [id, name]));
  });
});

describe('explanations of findings', () => {
  it('are kept as typed, word for word with their history, and fall behind a finding that reads otherwise', () => {
    const [finding] = pages().findings.filter(({ severity }) => severity === 'W');
    const relation = finding?.id ?? '';
    const say = (words: string) => valueOf(explainFinding(world.base, WHO, { month: MONTH, relation, words, about: '先前的样子' }));
    expect(say('春节后补录')).toEqual({ before: '' });
    expect(say('春节后补录，已电话核实')).toEqual({ before: '春节后补录' });
    expect(pages().findings.find(({ id }) => id === relation)).toMatchObject({
      explanation: '春节后补录，已电话核实',
      writtenAbout: '先前的样子',
    });
    const history = world.db.prepare("SELECT action, reason FROM history WHERE entity = 'explanation_draft' ORDER BY seq").all();
    expect(history).toEqual([
      { action: 'add', reason: null },
      { action: 'change', reason: null },
    ]);
    expect(say('')).toEqual({ before: '春节后补录，已电话核实' });
    expect(pages().findings.find(({ id }) => id === relation)).toMatchObject({ explanation: '', writtenAbout: null });
  });

  it('count as explained in the overview', () => {
    const counts = () => valueOf(getFilingOverview(world.base, { year: null })).months.find(({ month }) => month === MONTH)?.findings;
    failing();
    const before = counts();
    if (before === undefined || before === null) throw new Error('no counts');
    expect(before.unexplained).toBe(before.warnings);
    expect(failing()).toMatchObject({ isFiled: false, warnings: before.warnings, explained: 0 });
    expect(failing().first.find(({ id }) => id === 'A21')?.name).toBe('应报企业都已报送');
    explainAll();
    expect(failing()).toMatchObject({ warnings: before.warnings, explained: before.warnings, first: [] });
    expect(counts()).toEqual({ ...before, unexplained: 0 });
  });
});

describe('the overview', () => {
  it('lists every month from the base’s first to the present one, newest first, with its deadline on a workday', () => {
    const { first, months } = valueOf(getFilingOverview(world.base, { year: null }));
    expect(first).toBe('2025-01');
    expect([months[0]?.month, months.at(-1)?.month, months.length]).toEqual(['2026-11', '2025-01', 23]);
    const october = months.find(({ month }) => month === MONTH);
    expect(october).toMatchObject({ state: 'filling', revision: null, isReopened: false, parked: 0 });
    expect(october?.deadline.day.slice(0, 7)).toBe('2026-11');
    expect(valueOf(getFilingOverview(world.base, { year: 2025 })).months.every(({ month }) => month.startsWith('2025'))).toBe(true);
  });
});

describe('a computed month', () => {
  it('is never handed out once anything was written, nor past midnight', () => {
    const at = (field: string) => pages().fields.find((one) => one.field === field)?.value;
    expect(at('报出日期')).toBe('2026-11-05');
    valueOf(setHead(world.base, WHO, { month: MONTH, fields: { 填表人: '王小满' } }));
    expect(at('填表人')).toBe('王小满');
    world.setNow('2026-11-06T00:00');
    expect(at('报出日期')).toBe('2026-11-06');
    world.setNow('2026-11-05T09:00');
    valueOf(setHead(world.base, WHO, { month: MONTH, fields: { 报出日期: '2026-11-05' } }));
    expect(pages().fields.find((one) => one.field === '报出日期')).toMatchObject({ isSet: true, kind: 'foot' });
  });
});

describe('a month closed twice', () => {
  it('closes with the drafts, keeps bytes and scans, and tells what a revision changed', async () => {
    explainAll();
    // What a draft prints: no code before a row stands for it.
    expect(JSON.stringify(pages().pages)).not.toContain('核验码');
    valueOf(closeMonth(world.base, WHO, { month: MONTH, explanations: {}, by: null }));
    expect(explainFinding(world.base, WHO, { month: MONTH, relation: 'A05', words: '晚了', about: '' })).toMatchObject({
      refusal: { code: 'MONTH_CLOSED' },
    });
    const note = { month: MONTH, relation: 'ZB-2.06.month', about: '本期 1.00（万元）' };
    expect(valueOf(explainFinding(world.base, WHO, { ...note, words: '主管部门来电：大促' }))).toEqual({ before: '' });
    expect(valueOf(explainFinding(world.base, WHO, { ...note, words: '' }))).toEqual({ before: '主管部门来电：大促' });
    // What was to be explained has been, or it would not be closed: the home page asks for nothing more.
    expect(failing()).toMatchObject({ isFiled: true, first: [] });
    expect(failing().explained).toBe(failing().warnings);
    const first = pages();
    expect(first).toMatchObject({ shown: 1, draftWord: null, lacking: [] });
    expect(first.findings.every(({ id, explanation }) => explanation === `已核实 ${id}`)).toBe(true);
    expect(stateOfMonth()).toBe('closed');

    const { files } = valueOf(await exportReport(world.base, WHO, { month: MONTH, profile: null, kinds: ['xlsx', 'pdf'] }));
    const scan = { name: '回执.pdf', bytes: new Uint8Array([37, 80, 68, 70]) };
    valueOf(submitMonth(world.base, WHO, { month: MONTH, how: '邮件', receipt: scan, result: null, words: null, disputed: [] }));
    expect(stateOfMonth()).toBe('handed_in');
    const returned = { month: MONTH, how: null, receipt: null, result: 'returned', words: '主播数请核实' } as const;
    expect(submitMonth(world.base, WHO, { ...returned, disputed: ['ZB-2.06.month', 'ZB-2.66.month'] })).toEqual({
      ok: false,
      refusal: { code: 'FIGURE_UNKNOWN', data: { figure: 'ZB-2.66.month' } },
    });
    expect(stateOfMonth()).toBe('handed_in');
    valueOf(submitMonth(world.base, WHO, { ...returned, disputed: ['ZB-2.06.month', 'ZB-4.total.paid'] }));
    expect(stateOfMonth()).toBe('returned');
    const { submissions: said } = listSubmissions(world.base, { month: MONTH });
    expect(said.map(({ state, how, words, disputed, scan }) => [state, how, words, disputed, scan?.name ?? null])).toEqual([
      ['handed_in', '邮件', null, [], '回执.pdf'],
      ['returned', null, '主播数请核实', ['ZB-2.06.month', 'ZB-4.total.paid'], null],
    ]);
    expect(pages().status.submission?.disputed).toEqual(['ZB-2.06.month', 'ZB-4.total.paid']);
    expect(valueOf(getSubmissionScan(world.base, { id: said[0]?.id ?? 0 })).bytes).toEqual(Buffer.from(scan.bytes));
    expect(getSubmissionScan(world.base, { id: said[1]?.id ?? 0 })).toMatchObject({ refusal: { code: 'KEPT_FILE_UNKNOWN' } });

    const { files: archive } = listArchive(world.base, { month: MONTH });
    expect(archive.map(({ kind, revision }) => [kind, revision])).toEqual([
      ['pdf', 1],
      ['xlsx', 1],
    ]);
    for (const { id, kind, sha256 } of archive) {
      const again = valueOf(getArchivedFile(world.base, { id, kind }));
      expect(Buffer.from(again.bytes).equals(Buffer.from(files.find((one) => one.kind === kind)?.bytes ?? []))).toBe(true);
      expect(again.sha256).toBe(sha256);
    }
  });

  it('reopens, takes a correction, closes as revision 2, and keeps revision 1 as it was', async () => {
    const before = pages(1);
    expect(reopenMonth(world.base, WHO, { month: MONTH, reason: ' ', by: null })).toMatchObject({ refusal: { code: 'REASON_NEEDED' } });
    valueOf(reopenMonth(world.base, WHO, { month: MONTH, reason: '局里退回', by: null }));
    expect(pages().shown).toBeNull();
    const rows = [
      ['月份', '统一社会信用代码', '主播数', '从业人员'],
      [MONTH, VIDEO_TENANT, 3, 60],
    ];
    const taken = await world.take(ledger('更正.xlsx', { 月度人员: rows }));
    expect(taken.ok).toBe(true);
    const open = valueOf(compareRevisions(world.base, { month: MONTH, from: 1, to: null }));
    expect(open.figures.map(({ figure }) => figure)).toContain('ZB-1.12.value');
    explainAll();
    valueOf(closeMonth(world.base, WHO, { month: MONTH, explanations: {}, by: '周敏' }));
    // A map, an explanation and a target are edited meanwhile: no figure reads them, and none of them is a changed record.
    const { figures, records } = valueOf(compareRevisions(world.base, { month: MONTH, from: 1, to: 2 }));
    expect(records.filter(({ entity }) => ['bureau_workbook', 'explanation_draft', 'year_target'].includes(entity))).toEqual([]);
    const annex = pages(2).pages.find(({ id }) => id === '更正说明');
    const printed = JSON.stringify(annex);
    expect(printed).not.toContain(VIDEO_TENANT);
    expect(printed).toContain('更正原因：局里退回');
    const hosts = figures.find(({ figure }) => figure === 'ZB-1.12.value');
    expect(hosts?.difference).toBe(String(Number(hosts?.after) - Number(hosts?.before)).replace(/^(?=\d)/, '+'));
    expect(figures.find(({ figure }) => figure === `ZB-4.${VIDEO_TENANT}.hosts`)).toMatchObject({ after: '3' });
    expect(figures.find(({ figure }) => figure === `ZB-4.${VIDEO_TENANT}.hosts`)?.label).not.toContain(VIDEO_TENANT);
    expect(records.find(({ entity }) => entity === 'headcount')?.fields.map(({ field }) => field)).toContain('hosts');
    expect(pages(1).pages).toEqual(before.pages);
    expect(pages(2).corrections.length).toBe(figures.length);
    expect(listRevisions(world.base, { month: MONTH }).revisions.map((one) => [one.revision, one.corrections, one.submission])).toEqual([
      [2, figures.length, null],
      [1, 0, 'returned'],
    ]);
    expect(reportPages(world.base, { month: MONTH, profile: null, revision: 3 })).toMatchObject({
      refusal: { code: 'REVISION_UNKNOWN' },
    });
    expect(compareRevisions(world.base, { month: MONTH, from: 9, to: 1 })).toMatchObject({ refusal: { code: 'REVISION_UNKNOWN' } });
  });

  it('offers the month after what was said of a relation, and the records that mend it', () => {
    const shown = reportPages(world.base, { month: monthOf('2026-11'), profile: null, revision: null });
    const { findings, baseFact } = valueOf(shown);
    const said = pages(2).findings.map(({ id, explanation }) => [id, explanation] as const);
    expect(findings.map(({ id, lastMonth }) => [id, lastMonth])).toEqual(findings.map(({ id }) => [id, new Map(said).get(id) ?? '']));
    expect(findings.filter(({ lastMonth }) => lastMonth !== '').length).toBeGreaterThan(0);
    const facts = `SELECT f.id FROM tenant_fact f WHERE f.tenant_id = ? AND f.retired_at IS NULL AND f.starts_on <= '2026-11-30'
      ORDER BY f.starts_on DESC LIMIT 1`;
    const named = findings.flatMap(({ tenants }) => tenants);
    expect(named.length).toBeGreaterThan(0);
    for (const { id, fact } of named) expect(world.db.prepare(facts).all(id)).toEqual([{ id: fact }]);
    expect(world.db.prepare('SELECT id FROM base_fact').all()).toContainEqual({ id: baseFact });
    expect(pages(2)).toMatchObject({ baseFact: null });
  });

  it('explains a filed tenant’s cell with the value that was filed', () => {
    const explained = valueOf(explainFigureOf(world.base, { month: MONTH, figure: `ZB-4.${VIDEO_TENANT}.hosts` }));
    expect(explained.value).toEqual({ raw: 3, text: '3' });
  });

  it('packs its papers: the same bytes twice, every hash in the list', async () => {
    const papers = valueOf(await createMonthPapers(world.base, { month: MONTH }));
    const again = valueOf(await createMonthPapers(world.base, { month: MONTH }));
    expect(again.sha256).toBe(papers.sha256);
    expect(papers.name).toMatch(/_直播电商基地月报_2026年10月_本月资料\.zip$/);
    const parts = zipParts(papers.bytes);
    const names = [...parts.keys()];
    for (const file of ['05-销售台账.xlsx', '更正.xlsx', '回执.pdf']) expect(names.some((name) => name.endsWith(file))).toBe(true);
    expect(names).toEqual(
      expect.arrayContaining([
        '2-说明与名册/审核说明.csv',
        '2-说明与名册/应报名册.csv',
        '2-说明与名册/签报栏.csv',
        '2-说明与名册/经过.csv',
      ]),
    );
    expect(names.filter((name) => /^3-上报文件\/第[12]版\/.*\.(xlsx|pdf)$/.test(name))).toHaveLength(4);
    const readme = parts.get('README.txt')?.toString('utf8') ?? '';
    for (const [name, bytes] of parts)
      if (name !== 'README.txt') expect(readme).toContain(`${hashSha256(bytes)}  ${bytes.length}  ${name}`);
    const kept = valueOf(
      getArchivedFile(world.base, {
        id: listArchive(world.base, { month: MONTH }).files.find(({ kind }) => kind === 'xlsx')?.id ?? 0,
        kind: 'xlsx',
      }),
    );
    expect(names.some((name) => name.startsWith('3-上报文件/第1版') && parts.get(name)?.equals(Buffer.from(kept.bytes)))).toBe(true);
    // The statistician sees no rents and no prices: the ledgers that hold them are named in the list and left out.
    const statistician = { who: '统计', host: 'window', role: 'statistician' } as const;
    const his = zipParts(valueOf(await getMonthPapersFile(world.base, statistician, { month: MONTH })).bytes);
    const left = names.filter((name) => name.startsWith('1-') && !his.has(name)).map((name) => name.replace(/^.*_/, ''));
    expect(left.toSorted()).toEqual(['03-企业与租约.xlsx', '04-预约.xlsx']);
    expect(his.get('1-收到的文件/清单.csv')?.toString('utf8')).toMatch(/04-预约\.xlsx.*没有查看权限，文件没有附上/);
    expect(await createMonthPapers(world.base, { month: monthOf('2026-09') })).toMatchObject({ refusal: { code: 'MONTH_NOT_CLOSED' } });
  });
});

describe('the code of a paper', () => {
  it('stands on both files of a closed month, is found in the history with time and name, and is the same in a second export', async () => {
    const files = await exported();
    const [code = ''] = codesOn(files[0] ?? { kind: '', bytes: new Uint8Array() });
    expect(files.map((file) => [file.kind, codesOn(file)])).toEqual([
      ['xlsx', [code]],
      ['pdf', [code]],
    ]);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const row = { at: '2026-11-05T09:00', who: WHO.who, paper: 'filing', month: MONTH, revision: 2, number: null };
    const typed = `核验码： ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    const found = valueOf(findPaper(world.base, { code: typed }));
    expect(found).toMatchObject({ code, row: { ...row, at: expect.stringMatching(`^${row.at}`) } });
    expect(world.db.prepare('SELECT action, entity FROM history WHERE seq = ?').get(found.row?.seq)).toEqual({
      action: 'close',
      entity: 'filing',
    });
    expect((await exported()).map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
    // Drawn again instead of handed out: the papers of a month whose exports nobody kept.
    expect(JSON.stringify(pages(2))).toContain(`核验码：${code}`);
    expect(JSON.stringify(pages(1))).not.toContain(code);
  });

  it('that was changed, or is of another base, is not in the history; what is no code is refused', async () => {
    const [file] = await exported();
    const [code = ''] = file === undefined ? [] : codesOn(file);
    for (const other of [`${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`, '00000-00000'])
      expect(valueOf(findPaper(world.base, { code: other })), other).toEqual({ code: other, row: null });
    for (const no of ['', 'ABCDE', `${code}U`])
      expect(findPaper(world.base, { code: no })).toMatchObject({ refusal: { code: 'PAPER_CODE_SHAPE' } });
  });

  it('stands on no workbook of the bureau', async () => {
    const fixture = (name: string) => ({
      name,
      bytes: new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../../../test/fixtures/workbooks', name))),
    });
    const blank = fixture('simple-monthly.xlsx');
    const { id } = valueOf(await addWorkbook(world.base, WHO, { name: '区月报', blank, map: fixture('simple-monthly.map.json') }));
    const filled = valueOf(await fillKept(world.base, WHO, { id, month: MONTH, profile: null }));
    expect(filled.name).not.toContain('草稿');
    for (const part of zipParts(filled.bytes).values()) expect(part.toString('utf8')).not.toContain('核验码');
  });
});

describe('historical figures', () => {
  const cell = (figure: string, value: string) => ({ month: monthOf('2023-05'), figure, value, origin: '旧报表扫描件' });

  it('are typed into a grid in the printed unit, previewed, and taken back by typing what stood before', () => {
    const good = cell('ZB-2.06.month', '1,205.33');
    const bad = cell('ZB-2.06.ytd', '十二万');
    const preview = valueOf(
      enterHistorical(world.base, WHO, { cells: [good, bad, cell('ZB-9.01.month', '1')], isPreview: true, takesGood: false }),
    );
    expect(preview.cells.map(({ outcome, refusal }) => [outcome, refusal?.code ?? null])).toEqual([
      ['added', null],
      ['refused', 'CELL_NOT_NUMBER'],
      ['refused', 'FIGURE_UNKNOWN'],
    ]);
    expect(valueOf(getHistoricalGrid(world.base, { year: 2023 })).cells).toEqual([]);
    expect(enterHistorical(world.base, WHO, { cells: [good, bad], isPreview: false, takesGood: false })).toMatchObject({
      refusal: { code: 'HISTORICAL_REFUSED', data: { cells: 1 } },
    });
    valueOf(enterHistorical(world.base, WHO, { cells: [good, bad], isPreview: false, takesGood: true }));
    const grid = valueOf(getHistoricalGrid(world.base, { year: 2023 }));
    expect(grid.cells.map(({ figure, value, source }) => [figure, value, source.kind])).toEqual([['ZB-2.06.month', '1205.33', 'person']]);
    expect(grid.months).toHaveLength(12);
    expect(grid.rows.every(({ figure }) => !figure.endsWith('_yoy') && !figure.endsWith('_ly'))).toBe(true);
    const [changed] = valueOf(
      enterHistorical(world.base, WHO, { cells: [cell('ZB-2.06.month', '1300')], isPreview: false, takesGood: false }),
    ).cells;
    expect(changed).toMatchObject({ outcome: 'changed', before: { value: '1205.33' } });
    const [cleared] = valueOf(
      enterHistorical(world.base, WHO, { cells: [cell('ZB-2.06.month', '')], isPreview: false, takesGood: false }),
    ).cells;
    expect(cleared).toMatchObject({ outcome: 'cleared', before: { value: '1300' } });
    expect(valueOf(getHistoricalGrid(world.base, { year: 2023 })).cells).toEqual([]);
  });

  it('are refused where a closed month has read them', () => {
    const read = { month: monthOf('2025-10'), figure: 'ZB-2.06.month', value: '1', origin: null };
    expect(enterHistorical(world.base, WHO, { cells: [read], isPreview: false, takesGood: false })).toMatchObject({
      refusal: { code: 'MONTH_CLOSED', data: { month: MONTH } },
    });
  });
});
