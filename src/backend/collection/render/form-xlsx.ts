// A tenant's monthly form as a workbook: the sheet to fill, the lists behind its drop-downs, and the hidden sheet that says whose it is.
import { FORM_HIDDEN, FORM_LAYOUTS, FORM_SHEET, type FormHidden, findLayout } from '../../../domain/form/form-layout.ts';
import { firstDayOf, type Month, monthNumberOf, printMonthLong, yearOf } from '../../../domain/time/calendar.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';
import type { CellContent } from '../../../sheets/write/xlsx-document.ts';
import type { CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { createFormSheet, type FormSheetContent } from './form-sheet.ts';
import { sanitiseFileNamePart } from '../../core/files/file-name.ts';

/** Everything that a form says. Equal forms are equal bytes. */
export interface FormContent extends Omit<FormSheetContent, 'period'> {
  readonly number: string;
  readonly version: number;
  readonly month: Month;
  readonly tenantId: number;
}

const TEXT: CellStyle = { format: '@' };
/** Linux takes 255 bytes of a name; a folder's path and ` (2)` need room too. */
const NAME_BYTES = 150;

/** The bytes of a form. @throws RangeError for a version that has no layout. */
export function createFormBytes(form: FormContent): Uint8Array {
  const layout = findLayout(form.version, FORM_LAYOUTS);
  if (layout === null) throw new RangeError(`no form of version ${form.version}`);
  const { number, version, month, tenantId, name, uscc, platforms, goodsClasses } = form;
  const period = printMonthLong(month);
  const hidden: Readonly<Record<FormHidden, CellContent>> = {
    number: { text: number, style: TEXT },
    tenant: tenantId,
    month: { text: month, style: TEXT },
    version,
    uscc: { text: uscc, style: TEXT },
    name: { text: name, style: TEXT },
  };
  const words = Array.from({ length: Math.max(platforms.length, goodsClasses.length) }, (_, at) => [
    platforms[at] ?? null,
    goodsClasses[at] ?? null,
  ]);
  return writeXlsx({
    sheets: [
      createFormSheet(layout, { ...form, period }),
      { name: layout.lists, rows: words, state: 'hidden' },
      {
        name: FORM_SHEET,
        columns: [{ width: 28 }, { width: 32 }],
        rows: FORM_HIDDEN.map((field) => [layout.hidden[field], hidden[field]]),
        state: 'veryHidden',
        protect: true,
      },
    ],
    properties: { title: `${layout.sheet} ${period} ${name}`, creator: 'Livebase', created: `${firstDayOf(month)}T00:00:00Z` },
  });
}

/** `企业名_2026年10月销售月报.xlsx`: what Windows refuses is dropped, an overlong name loses its end, never the month. */
export function formatFormFileName(name: string, month: Month): string {
  const period = `${yearOf(month)}年${String(monthNumberOf(month)).padStart(2, '0')}月`;
  const part = sanitiseFileNamePart(name, NAME_BYTES);
  return `${part === '' ? '企业' : part}_${period}销售月报.xlsx`;
}
