// What a look at a sheet on its way in came to, for tests of the page.
import type { PreviewedFile } from '../../src/contract/intake/intake-shapes.ts';

type SheetPreview = PreviewedFile['sheets'][number];

/** Nine rows of a sales ledger, none of which would change anything. */
export function sheetPreview(more: Partial<SheetPreview> = {}): SheetPreview {
  return {
    sheet: '8 月',
    kind: 'sales',
    read: 9,
    added: 0,
    changed: 0,
    same: 0,
    refusedRows: 0,
    refused: [],
    notes: [],
    differences: [],
    differing: 0,
    form: null,
    ...more,
  };
}
