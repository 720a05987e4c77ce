// Use case: bookings as the ledger 预约, in the very columns that the importer reads.
import { LAPSE_REASON } from '../../../domain/booking/booking.ts';
import { addDays, createInstantAt, type Instant, printInstant } from '../../../domain/time/calendar.ts';
import { formatLedgerState } from '../../../domain/base/catalogue.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { type Base, nowOf, type Connection } from '../../core/db/rows.ts';
import { readTx } from '../../core/db/tx.ts';
import type { CellContent } from '../../../sheets/write/xlsx-document.ts';
import type { CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';
import { createStudioCodeLookup } from '../sql/board-studios.ts';
import { listBookingsOfStudioWithin, listBookingsOfTenantWithin, listBookingsWithin } from '../sql/desk-bookings.ts';
import { loadNames } from '../../core/records/names.ts';
import { tenantsCalled } from '../../core/records/tenant-names.ts';

type LedgerQuestion = Asked<typeof paperMethods.sheet>;

/** The sheet's name and headings are the importer's (docs/rules/imports.md, Bookings): a test imports what this writes. */
const SHEET = '预约';
const COLUMNS: readonly (readonly [heading: string, width: number])[] = [
  ['预约号', 12],
  ['直播间', 10],
  ['企业', 28],
  ['开始', 17],
  ['结束', 17],
  ['状态', 9],
  ['保留至', 17],
  ['主题', 24],
  ['平台', 10],
  ['联系人', 12],
  ['联系电话', 16],
  ['取消原因', 24],
];
const HEADING: CellStyle = { bold: true, fill: 'E2F0EE', vertical: 'center' };
const TEXT: CellStyle = { format: '@', vertical: 'center' };

interface Ground {
  readonly codeOf: (studioId: number) => string;
  /** The name where it is one tenant's alone, else the code: what the importer reads must mean the same. */
  readonly tenantOf: (tenantId: number) => string;
}

function groundOf(db: Connection): Ground {
  const names = loadNames(db);
  const called = tenantsCalled(db);
  const tenantOf = (id: number): string => {
    const { name, uscc } = called(id);
    const [only, ...others] = names.tenantsByName(name);
    return only === id && others.length === 0 ? name : uscc;
  };
  return { codeOf: createStudioCodeLookup(db), tenantOf };
}

/** Every cell is text: a number that begins with 0 stays one, what begins with `=` computes nothing. */
function ledgerCells(line: BookingLine, { codeOf, tenantOf }: Ground): readonly CellContent[] {
  const time = (at: Instant | null): string | null => (at === null ? null : printInstant(at));
  const { state, title, platform, contact, phone, cancelReason } = line;
  // An option that has lapsed since says why, as everybody sees it.
  const reason = cancelReason ?? (state === 'cancelled' && line.holdsUntil !== null ? LAPSE_REASON : null);
  const texts = [
    line.number,
    codeOf(line.studio),
    tenantOf(line.tenant),
    time(line.from),
    time(line.to),
    formatLedgerState(state),
    time(line.holdsUntil),
    title,
    platform,
    contact,
    phone,
    state === 'cancelled' ? reason : null,
  ];
  return texts.map((text) => (text === null || text === undefined ? null : { text, style: TEXT }));
}

function linesOf(db: Connection, { studio, tenant }: LedgerQuestion, window: Interval, now: Instant): BookingLine[] {
  const viewer = { nameOf: () => '', now };
  if (tenant !== null)
    return listBookingsOfTenantWithin(db, tenant, window, viewer).filter((one) => studio === null || one.studio === studio);
  return studio === null ? listBookingsWithin(db, window, false, viewer) : listBookingsOfStudioWithin(db, studio, window, viewer);
}

/** The workbook. Equal state and equal clock give equal bytes. */
export function createBookingsLedger(base: Base, question: LedgerQuestion): NamedFile {
  const { from, to } = question;
  const window = { from: createInstantAt(from, 0), to: createInstantAt(addDays(to, 1), 0) };
  const states = new Set(question.states);
  const rows = readTx(base, (db) => {
    const ground = groundOf(db);
    const lines = linesOf(db, question, window, nowOf(base)).filter((one) => one.from >= window.from && states.has(one.state));
    return lines.map((line) => ledgerCells(line, ground));
  });
  const nowMs = base.clock.nowMs();
  const bytes = writeXlsx({
    properties: { title: SHEET, creator: 'Livebase', created: `${new Date(nowMs).toISOString().slice(0, 19)}Z` },
    sheets: [
      {
        name: SHEET,
        columns: COLUMNS.map(([, width]) => ({ width, style: TEXT })),
        freeze: { rows: 1, columns: 1 },
        print: { orientation: 'landscape', fitToWidth: true, repeatRows: [1, 1] },
        rows: [{ cells: COLUMNS.map(([text]) => ({ text, style: HEADING })), height: 22 }, ...rows],
      },
    ],
  });
  return { name: `${SHEET} ${from} ${to}.xlsx`, bytes };
}
