// Findings about a bureau's workbook, as the command line prints them.
import type { WorkbookFinding } from '../../contract/workbook-shapes.ts';
import { sayRefusal } from '../../contract/words.ts';

/** A finding as `--json` shows it. */
export function findingDocument({ refusal, sheet, cell }: WorkbookFinding): object {
  return { code: refusal.code, message: sayRefusal(refusal, 'zh-CN'), sheet, cell };
}

/** Findings as lines for people. */
export function findingLines(findings: readonly WorkbookFinding[], head: string): string[] {
  return findings.map(({ refusal, sheet, cell }) => {
    const place = [sheet, cell].filter((part) => part !== '').join('!');
    return `${head}${place === '' ? '' : `${place}：`}${sayRefusal(refusal, 'zh-CN')}`;
  });
}
