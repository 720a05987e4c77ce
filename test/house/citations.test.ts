// A citation that leads nowhere is found; one that leads somewhere is left alone.
import { describe, expect, it } from 'vitest';
import { anchorOf, citationFindings } from './citations.ts';

const RULES = '# Rules\n\n## Finding\n\n```text\n## Not a heading\n```\n\n## The tenants’ form\n\n| ZB-2.18 | hours |\n| A12 | sums |\n';
const PAGES = [
  { path: 'docs/rules/report.md', text: RULES },
  { path: 'docs/manual/install.md', text: '# Install\n\n## 换电脑\n' },
  { path: 'docs/decisions/0017-prices.md', text: '# 17\n' },
  { path: 'README.md', text: '# Livebase\n' },
];

function messages(path: string, text: string): string[] {
  return citationFindings([...PAGES, { path, text }]).map((one) => one.message);
}

describe('citations', () => {
  it.each([
    ['src/domain/a.ts', '// Finds a slot (docs/rules/report.md, Finding).\n'],
    ['src/domain/a.ts', '// See docs/rules/report.md, Finding, and docs/rules/report.md, where more stands.\n'],
    ['src/domain/a.ts', '/** Hours (docs/rules/report.md ZB-2.18, 19; docs/rules/report.md A12). */\n'],
    ['src/domain/a.ts', ' * by docs/decisions/0017, and all of docs/manual\n'],
    ['src/domain/a.ts', "const page = 'docs/none.md'; // https://example.org/none.md\n"],
    ['docs/manual/README.md', '[Install](install.md#换电脑), [home](../../README.md), [report.md](../rules/report.md#the-tenants-form)\n'],
  ])('%s: lets a good one stand: %s', (path, text) => {
    expect(messages(path, text)).toEqual([]);
  });

  it.each([
    ['src/domain/a.ts', '// Finds a slot (booking.md, Finding).\n', /booking\.md, which is not in the repository/],
    ['src/domain/a.ts', ' * See docs/rules/none.md.\n', /docs\/rules\/none\.md, which is not/],
    ['electron/main/a.ts', '/** See docs/rules/report.md, Prices. */\n', /section of docs\/rules\/report\.md .* Prices/],
    ['src/domain/a.ts', '// docs/rules/report.md, Not a heading\n', /section/],
    ['src/domain/a.ts', '// Hours (docs/rules/report.md ZB-2.1).\n', /ZB-2\.1, which/],
    ['test/acceptance/a.ts', '// Sums (docs/rules/report.md A13).\n', /A13, which/],
    ['src/domain/a.ts', '// by docs/decisions/0099\n', /0099, which is not/],
    ['docs/manual/README.md', '[Install](install.md#here)\n', /#here, which docs\/manual\/install\.md does not have/],
    ['docs/manual/README.md', 'see setup.md\n', /setup\.md, which is not/],
  ])('%s: finds %s', (path, text, message) => {
    const found = messages(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('names file and line', () => {
    const text = ['// First line.', '', '// See docs/none.md'].join('\n');
    expect(citationFindings([{ path: 'src/domain/a.ts', text }])).toMatchObject([{ path: 'src/domain/a.ts', line: 3 }]);
  });

  it('makes anchors as pages do', () => {
    expect(['Filing, freezing, correcting', "The tenants' monthly form", '`serve`: the window in a browser', 'ZB-2'].map(anchorOf)).toEqual(
      ['filing-freezing-correcting', 'the-tenants-monthly-form', 'serve-the-window-in-a-browser', 'zb-2'],
    );
  });
});
