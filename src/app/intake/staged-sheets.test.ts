// Staged files as lines: what a look came to, what is asked for, and how many rows still have trouble.
import { describe, expect, it } from 'vitest';
import { sheetPreview } from '../../../test/helpers/sheet-preview.ts';
import { PLAIN_CHOICES, type PreviewedFile, type StagedFiles } from '../../contract/intake/intake-shapes.ts';
import {
  listFileNeeds,
  reasonsOf,
  countRefusedLeft,
  countRowsToTake,
  getSheetKey,
  listSheetLines,
  listTenantsOfDrop,
} from './staged-sheets.ts';

type StagedFile = StagedFiles['files'][number];

function staged(index: number, sheets: readonly string[]): StagedFile {
  return {
    file: `${index}.xlsx`,
    index,
    size: 1000,
    format: 'xlsx',
    sheets: sheets.map((sheet) => ({
      sheet,
      as: 'ledger',
      kind: 'sales',
      rows: 9,
      headerRow: 1,
      columns: [],
      refusedRows: null,
      fixes: 0,
      leftOut: 0,
    })),
    refusal: null,
    sameAs: null,
    takenBefore: null,
  };
}

const trouble = { row: 0, column: '', found: '', data: {} } as const;

const STAGING: StagedFiles = {
  staging: 's',
  who: '周敏',
  stagedAt: 0,
  choices: { ...PLAIN_CHOICES, leaveOut: [], park: [], own: [] },
  files: [staged(0, ['甲', '乙']), { ...staged(1, []), refusal: { code: 'FILE_EMPTY', data: {} } }, staged(2, ['丙'])],
};
const LOOKED: readonly PreviewedFile[] = [
  {
    index: 0,
    file: '0.xlsx',
    fate: 'refused',
    refusal: null,
    sheets: [sheetPreview({ sheet: '甲', added: 3, refusedRows: 2 }), sheetPreview({ sheet: '乙', changed: 4 })],
  },
  { index: 1, file: '1.xlsx', fate: 'unreadable', refusal: null, sheets: [] },
  { index: 2, file: '2.xlsx', fate: 'left_out', refusal: null, sheets: [sheetPreview({ sheet: '丙', added: 100, refusedRows: 50 })] },
];

describe('staged sheets', () => {
  it('are a line a sheet, and one for a file that has none', () => {
    const lines = listSheetLines(STAGING, LOOKED);
    expect(lines.map(({ fileName, sheetName, fate, refusal }) => [fileName, sheetName, fate, refusal?.code ?? null])).toEqual([
      ['0.xlsx', '甲', 'refused', null],
      ['0.xlsx', '乙', 'refused', null],
      ['1.xlsx', '', 'unreadable', 'FILE_EMPTY'],
      ['2.xlsx', '丙', 'left_out', null],
    ]);
    expect(lines.map(getSheetKey)).toEqual(['0-0', '0-1', '1-none', '2-0']);
    expect(listSheetLines(STAGING, LOOKED.toReversed())).toEqual(lines);
  });

  it('count what would be taken and what is still wrong, without files that are left out', () => {
    expect(countRowsToTake(LOOKED, false)).toBe(7);
    const lines = listSheetLines(STAGING, LOOKED);
    expect(countRefusedLeft(lines, {})).toBe(2);
    expect(countRefusedLeft(lines, { '0-0': 1 })).toBe(1);
    expect(countRefusedLeft(lines, { '0-0': 0, '0-1': 1 })).toBe(1);
  });

  it('say why a count is red: what holds for the whole sheet first, then the commonest, each once', () => {
    const of = (row: number, code: 'FILE_TENANT_NEEDED' | 'CELL_REQUIRED' | 'ROW_ACCOUNT_UNKNOWN') => ({ ...trouble, row, code });
    const reasons = reasonsOf([
      of(4, 'CELL_REQUIRED'),
      of(5, 'ROW_ACCOUNT_UNKNOWN'),
      of(6, 'ROW_ACCOUNT_UNKNOWN'),
      of(6, 'ROW_ACCOUNT_UNKNOWN'),
      of(0, 'FILE_TENANT_NEEDED'),
    ]);
    expect(reasons.map(({ first, rows }) => [first.code, first.row, rows])).toEqual([
      ['FILE_TENANT_NEEDED', 0, 1],
      ['ROW_ACCOUNT_UNKNOWN', 5, 2],
      ['CELL_REQUIRED', 4, 1],
    ]);
    expect(reasonsOf([])).toEqual([]);
  });

  it('list tenants that come in the drop beside those of the base, by codes of their own', () => {
    const listed = listTenantsOfDrop([
      { uscc: 'A', name: '甲' },
      { uscc: 'B', name: '乙' },
    ]);
    expect(listed.map(({ id, uscc, short }) => [id, uscc, short])).toEqual([
      [-1, 'A', '甲'],
      [-2, 'B', '乙'],
    ]);
  });

  it('of a file that waits for a closed month count the rows that are taken with it, and only where good rows are', () => {
    const [file] = LOOKED;
    const parked: readonly PreviewedFile[] = file === undefined ? [] : [{ ...file, fate: 'parked' }];
    expect([countRowsToTake(parked, false), countRowsToTake(parked, true)]).toEqual([0, 7]);
  });

  it('ask for what files do not say, and keep asking for what was answered', () => {
    const files: readonly PreviewedFile[] = [
      {
        index: 3,
        file: '视频号.csv',
        fate: 'refused',
        refusal: null,
        sheets: [sheetPreview({ sheet: '', refused: [{ ...trouble, code: 'FILE_TENANT_NEEDED' }] })],
      },
      {
        index: 4,
        file: '两个号.csv',
        fate: 'refused',
        refusal: null,
        sheets: [sheetPreview({ sheet: '', refused: [{ ...trouble, code: 'FILE_ACCOUNT_NEEDED', data: { accounts: ['a1', 'a2'] } }] })],
      },
      { index: 5, file: '好的.csv', fate: 'ready', refusal: null, sheets: [sheetPreview({ sheet: '' })] },
    ];
    const own = [{ file: 5, month: '2026-10', tenant: null, account: null }];
    expect(listFileNeeds(files, own)).toEqual([
      { file: 3, fileName: '视频号.csv', needs: ['tenant'], accounts: [] },
      { file: 4, fileName: '两个号.csv', needs: ['account', 'tenant'], accounts: ['a1', 'a2'] },
      { file: 5, fileName: '好的.csv', needs: ['month'], accounts: [] },
    ]);
  });
});
