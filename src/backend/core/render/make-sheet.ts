// Use case: a list on screen as a workbook of one sheet.
import { getDayOfInstant, convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';
import type { Base } from '../db/open.ts';
import { createSheetName } from '../../../sheets/write/xlsx-document.ts';
import type { CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';

/** A list: headings, and rows of the same length. */
export interface ListOnScreen {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const HEADING: CellStyle = { bold: true, fill: 'E2F0EE', vertical: 'center', wrap: true };
const BODY: CellStyle = { vertical: 'center' };
/** Widths in characters: a Chinese character is two. */
const WIDTH = { least: 8, most: 48, sampled: 200 };

function widthOf(list: ListOnScreen, at: number): number {
  const texts = [list.headings[at] ?? '', ...list.rows.slice(0, WIDTH.sampled).map((row) => String(row[at] ?? ''))];
  const longest = Math.max(...texts.map((text) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 255 ? 2 : 1), 0)));
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
}

/** The list as xlsx, named with the day. Text is always a text cell: what begins with `=` stays text. */
export function makeSheet(base: Base, list: ListOnScreen): { readonly name: string; readonly bytes: Uint8Array } {
  const nowMs = base.clock.nowMs();
  const day = getDayOfInstant(convertMillisecondsToInstant(nowMs));
  const bytes = writeXlsx({
    properties: { title: list.name, creator: 'Livebase', created: new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z') },
    sheets: [
      {
        name: createSheetName(list.name),
        columns: list.headings.map((_, at) => ({ width: widthOf(list, at) })),
        freeze: { rows: 1, columns: 0 },
        print: { orientation: 'landscape', fitToWidth: true, repeatRows: [1, 1] },
        rows: [
          { cells: list.headings.map((text) => ({ text, style: HEADING })), height: 22 },
          ...list.rows.map((row) =>
            row.map((value) => {
              if (value === null) return null;
              return typeof value === 'number' ? { number: value, style: BODY } : { text: value, style: BODY };
            }),
          ),
        ],
      },
    ],
  });
  return { name: `${list.name.replaceAll(/[\\/:*?"<>|]/g, ' ')} ${day}.xlsx`, bytes };
}
