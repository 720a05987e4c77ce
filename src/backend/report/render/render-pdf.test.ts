// The printed report: pages and their boxes, Chinese text that can be read back, the same bytes in any process.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../test/helpers/pdf-text.ts';
import { sampleFigures, sampleHead, sampleProfile } from '../../../../test/helpers/sample-report.ts';
import { renderPdf } from './render-pdf.ts';
import { buildReportDoc, type ReportDocInput } from './report-doc.ts';
import type { ReportDoc } from './report-model.ts';

const run = promisify(execFile);

function docOf(changes: Partial<ReportDocInput> = {}): ReportDoc {
  return buildReportDoc({
    profile: sampleProfile(),
    figures: sampleFigures('2026-10'),
    head: sampleHead(),
    draft: false,
    revision: 1,
    ...changes,
  });
}

/** The hash of the same report drawn by another process in another time zone. */
async function hashElsewhere(zone: string): Promise<string> {
  const url = (path: string): string => new URL(path, import.meta.url).href;
  const script = `
    import { createHash } from 'node:crypto';
    import { renderPdf } from '${url('./render-pdf.ts')}';
    import { buildReportDoc } from '${url('./report-doc.ts')}';
    import { sampleFigures, sampleHead, sampleProfile } from '${url('../../../../test/helpers/sample-report.ts')}';
    const doc = buildReportDoc({ profile: sampleProfile(), figures: sampleFigures('2026-10'), head: sampleHead(), draft: false, revision: 1 });
    console.log(createHash('sha256').update(await renderPdf(doc)).digest('hex'));`;
  const cwd = fileURLToPath(new URL('../../../..', import.meta.url));
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd,
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
  });
  return stdout.trim();
}

describe('renderPdf', () => {
  it('draws each table on A4 in its own direction, numbered', async () => {
    const pages = readPdf(await renderPdf(docOf()));
    const portrait = [0, 0, 595.28, 841.89];
    const landscape = [0, 0, 841.89, 595.28];
    expect(pages.map(({ box }) => box)).toEqual([portrait, portrait, landscape, landscape, landscape, portrait, portrait]);
    pages.forEach(({ text }, index) => expect(text).toContain(`第 ${index + 1} 页 共 ${pages.length} 页`));
  });

  it('has a text layer with every word and figure', async () => {
    const doc = docOf();
    const text = readPdf(await renderPdf(doc))
      .map((page) => page.text)
      .join('\n')
      .replace(/\s/g, '');
    for (const table of doc.tables) {
      for (const word of [
        table.title,
        ...table.head.map(({ label, value }) => `${label}：${value}`),
        ...table.stack.map(({ label }) => label),
      ])
        expect(text).toContain(word);
      for (const row of table.rows) for (const cell of row.cells) if (cell) expect(text).toContain(cell.text.replace(/\s/g, ''));
    }
    expect(text).toContain('（公章）');
    expect(text).not.toContain('草稿');
  });

  it('repeats the heads where a table goes on', async () => {
    const pages = readPdf(await renderPdf(docOf()));
    const ofTenants = pages.filter(({ text }) => text.includes('统一社会信用代码') && text.includes('入驻日期'));
    expect(ofTenants).toHaveLength(2);
    expect(ofTenants[1]?.text).not.toContain('制定机关');
  });

  it('marks a draft on every page', async () => {
    const pages = readPdf(await renderPdf(docOf({ draft: true })));
    expect(pages.every(({ text }) => text.includes('草稿'))).toBe(true);
  });

  it('gives the same bytes in another process and time zone', async () => {
    const here = createHash('sha256')
      .update(await renderPdf(docOf()))
      .digest('hex');
    expect(await hashElsewhere('UTC')).toBe(here);
    expect(await hashElsewhere('America/Los_Angeles')).toBe(here);
  });

  it('takes names that no font and no line was made for', async () => {
    const figures = sampleFigures('2026-10');
    const names = ['直'.repeat(120), 'W'.repeat(200), '🎥📦直播', '', '\u0000\ufffe', 'a\nb'];
    const tenants = names.map((text, index) => ({ tenantId: index, cells: { ...figures.tenants[0]?.cells, name: { raw: null, text } } }));
    const pages = readPdf(await renderPdf(docOf({ figures: { ...figures, tenants } })));
    expect(pages.map(({ text }) => /^.*?(?=填报单位：|单位负责人：)/.exec(text)?.[0])).toEqual([
      '基地基本情况表',
      '基地运营情况月报表',
      '分平台直播销售情况表',
      '入驻企业情况表',
      // Names of many lines: the table's foot goes on by itself, as a whole.
      '',
      '分商品类别销售情况表',
      '产业培育与合规情况表',
    ]);
    const [tenantsPage, foot] = [pages[3]?.text ?? '', pages[4]?.text ?? ''];
    for (const name of ['直'.repeat(120), 'W'.repeat(200), '直播91440303MA', '—91440303MA', 'ab91440303MA'])
      expect(tenantsPage).toContain(name);
    for (const label of ['单位负责人：', '统计负责人：', '填表人：', '联系电话：', '报出日期：', '（公章）', '注：']) {
      expect(tenantsPage).not.toContain(label);
      expect(foot).toContain(label);
    }
    expect(foot).toContain('第 5 页 共 7 页');
  });
});
