// Findings about a bureau's workbook, as the command line prints them.
import type { WorkbookFinding } from '../../contract/bureau/workbooks.ts';
import { formatRefusal } from '../../contract/messages.ts';

/** A finding as `--json` shows it. */
export function createFindingDocument({ refusal, sheet, cell }: WorkbookFinding): object {
  return { code: refusal.code, message: formatRefusal(refusal, 'zh-CN', 'cli'), sheet, cell };
}

/** So many lines are printed; `--json` lists all. */
const MOST_LINES = 40;

/** Findings as lines for people: what reads the same stands once, with how often. */
export function formatFindingLines(findings: readonly WorkbookFinding[], head: string): string[] {
  const counts = new Map<string, number>();
  for (const { refusal, sheet, cell } of findings) {
    const place = [sheet, cell].filter((part) => part !== '').join('!');
    const line = `${head}${place === '' ? '' : `${place}：`}${formatRefusal(refusal, 'zh-CN', 'cli')}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const lines = [...counts].map(([line, times]) => (times === 1 ? line : `${line}（共 ${times} 处）`));
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `  ……另有 ${more} 条，加 --json 全部列出。`] : lines;
}
