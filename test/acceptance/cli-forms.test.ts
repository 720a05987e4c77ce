// livebase form make, form status, and a folder of replies given to import.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { newFolder } from '../helpers/cli.ts';
import { bodyRow, fill } from '../helpers/form-hand.ts';
import { formsWorld, nameOf, uscc } from '../helpers/forms-base.ts';

const GOOD = [12, 1440, 30_000, 500, 1000.5, 100, 880.25] as const;

let data: string;
let out: string;
beforeAll(async () => {
  data = newFolder();
  out = path.join(newFolder(), '月报表');
  const ledgers = path.join(newFolder(), '台账.xlsx');
  writeFileSync(ledgers, formsWorld(4).bytes);
  await livebaseInside(['init', '--data', data]);
  await livebaseInside(['import', ledgers, '--data', data]);
});

const formOf = (nth: number): string => path.join(out, `${nameOf(nth)}_2026年10月销售月报.xlsx`);

describe('livebase form', () => {
  it('makes a form a tenant of the roster, and the same again', async () => {
    const made = await livebaseInside(['form', 'make', '--month', '2026-10', '--out', out, '--data', data, '--json']);
    expect(made.code, made.stderr).toBe(0);
    const { files } = made.document() as { files: { file: string; sha256: string; uscc: string; name: string }[] };
    expect(files.map(({ file, uscc: code, name }) => [file, code, name])).toEqual(
      [1, 2, 3, 4].map((nth) => [formOf(nth), uscc(nth), nameOf(nth)]),
    );
    const again = await livebaseInside(['form', 'make', '--month', '2026-10', '--out', out, '--data', data, '--json']);
    expect(again.document()).toEqual({ files });
    expect(readdirSync(out)).toHaveLength(4);
    writeFileSync(formOf(4), 'something else');
    const beside = await livebaseInside(['form', 'make', '--month', '2026-10', '--out', out, '--data', data]);
    expect(beside.code).toBe(0);
    expect(readdirSync(out).filter((name) => name.endsWith(' (2).xlsx'))).toHaveLength(1);
  });

  it('takes a folder of replies, without hidden files and locks, and says who has reported', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, '旧的'));
    writeFileSync(path.join(folder, '.DS_Store'), 'x');
    writeFileSync(path.join(folder, '~$一.xlsx'), 'x');
    writeFileSync(path.join(folder, '一.xlsx'), fill(readFileSync(formOf(1)), bodyRow(6, GOOD)));
    writeFileSync(path.join(folder, '二.xlsx'), fill(readFileSync(formOf(2)), { I28: '是' }));
    const taken = await livebaseInside(['import', folder, '--data', data, '--json']);
    expect(taken.code, taken.stderr).toBe(0);
    expect(taken.document()).toMatchObject({
      files: [
        { file: '一.xlsx', kind: 'form', sheets: [{ sheet: '销售月报', kind: 'form', read: 1, added: 1, refused: [] }] },
        { file: '二.xlsx', kind: 'form', sheets: [{ sheet: '销售月报', kind: 'form', read: 1, added: 1, refused: [] }] },
      ],
    });
    const status = await livebaseInside(['form', 'status', '--month', '2026-10', '--data', data, '--json']);
    expect(status.document()).toEqual({
      roster: [
        { uscc: uscc(1), name: nameOf(1), state: 'reported' },
        { uscc: uscc(2), name: nameOf(2), state: 'zero' },
        { uscc: uscc(3), name: nameOf(3), state: 'missing' },
        { uscc: uscc(4), name: nameOf(4), state: 'missing' },
      ],
    });
  });

  it('ends a second reply that differs with 1, old and new figures in the details, until told what to do', async () => {
    const file = path.join(newFolder(), '更正.xlsx');
    writeFileSync(file, fill(readFileSync(formOf(1)), { ...bodyRow(6, GOOD), G6: 2000 }));
    const asked = await livebaseInside(['import', file, '--data', data, '--json']);
    expect(asked.code).toBe(1);
    expect(asked.document()).toMatchObject({
      error: {
        code: 'FORM_DIFFERS',
        details: {
          before: '1000.50',
          after: '2000.00',
          refused: [{ file: '更正.xlsx', sheet: '销售月报', row: 6, column: '成交额(元)', found: '2000.00', expected: '1000.50' }],
        },
      },
    });
    const replaced = await livebaseInside(['import', file, '--on-difference', 'replace', '--data', data, '--json']);
    expect(replaced.document()).toMatchObject({ files: [{ sheets: [{ added: 0, changed: 1, same: 0 }] }] });
    const report = await livebaseInside(['report', '--month', '2026-10', '--data', data, '--json']);
    expect(report.document()).toMatchObject({ values: { 'ZB-2.06.month': { raw: 200_000 } } });
  });

  it('a changed locked cell is refused by its row and column', async () => {
    const file = path.join(newFolder(), '改码.xlsx');
    writeFileSync(file, fill(readFileSync(formOf(3)), { ...bodyRow(6, GOOD), F3: uscc(2) }));
    const ended = await livebaseInside(['import', file, '--data', data, '--json']);
    expect(ended.code).toBe(1);
    expect(ended.document()).toMatchObject({
      error: { details: { refused: [{ row: 3, column: '统一社会信用代码', found: uscc(2), expected: uscc(3) }] } },
    });
    expect(ended.stderr).toContain('锁定的格 F3 被改动了');
  });
});
