// Use case: the evening's close on one page: who is still in, who is late, options that lapse, what is owed and what is out, the open notes.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { bookingMethods } from '../../../contract/desk/bookings.ts';
import { formatYuan } from '../../../contract/desk/desk-texts.ts';
import { type Shift, type shiftMethods, shiftSchema, type ShiftStay } from '../../../contract/desk/shift.ts';
import { formatHours, formatPaperDay } from '../../../contract/desk/paper-messages.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { instant, printInstant } from '../../../domain/time/calendar.ts';
import { ok, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/rows.ts';
import { type Caller, hasPermission } from '../../core/rpc/call.ts';
import { readSetting } from '../../core/records/settings.ts';
import { createRedactor } from '../../core/rpc/redact-response.ts';
import { readTx } from '../../core/db/tx.ts';
import { createPaperDefinition, type Content, type TableCell, writePdf } from '../../core/render/pdf.ts';
import { shiftState } from '../shift.ts';
import { listNeverArrived } from '../get-bookings.ts';
import { getBaseHead, formatPrintedAt } from './print-context.ts';

/** Points. */
const EDGE = 36;
const INK = '#000000';
const THIN = 0.5;

interface Part {
  readonly title: string;
  readonly widths: (number | '*')[];
  readonly rows: readonly (readonly string[])[];
}

function shortTime(at: number): string {
  return printInstant(instant(at)).slice(5);
}

function isSaid(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text !== '';
}

function stayRow({ number, studio, tenantName, contact, phone, from, to }: ShiftStay, since: number): readonly string[] {
  const date = from < since ? `${shortTime(from).slice(0, 5)} ` : '';
  return [`${date}${formatHours(from, to, 'zh-CN')}`, studio, tenantName, [contact, phone].filter(isSaid).join(' '), number];
}

/** Bookings of days before that nobody came to, each with its date and what a no-show costs; no part where there are none. */
function neverArrivedPart({ bookings }: Answer<typeof bookingMethods.neverArrived>, isPriced: boolean): readonly Part[] {
  const rows = bookings.map(({ charge, studioCode, ...one }) => {
    const [times = '', studio = '', tenant = '', , number = ''] = stayRow({ ...one, studio: studioCode, until: null }, Infinity);
    return [times, studio, tenant, isPriced && charge !== undefined ? `未到场收 ${formatYuan(charge)} 元` : '', number];
  });
  return rows.length === 0 ? [] : [{ title: '以前没到场、还没处理的', widths: [88, 52, '*', 130, 54], rows }];
}

/** `since`: when the desk's day began; what began before it is said with its date. */
function partsOf({ inside, late, lapsing, owing, loans, notes }: Shift, since: number): readonly Part[] {
  const stays = (title: string, list: readonly ShiftStay[]): Part => ({
    title,
    widths: [88, 52, '*', 130, 54],
    rows: list.map((one) => stayRow(one, since)),
  });
  const out = loans.filter(({ returnedAt }) => returnedAt === null);
  const open = notes?.filter(({ doneAt }) => doneAt === null);
  return [
    stays('还在场', inside),
    stays('迟到未到', late),
    stays('今晚到期的暂定', lapsing),
    {
      title: '今天来客中逾期未付的',
      widths: ['*', 90, 70],
      rows: owing.map(({ tenantName, amount, days }) => [
        tenantName,
        amount === undefined ? '' : `${formatYuan(amount)} 元`,
        `逾期 ${days} 天`,
      ]),
    },
    {
      title: '借出未还',
      widths: [130, '*', 90, 110],
      rows: out.map(({ thing, tenantName, holder, lentAt, dueAt }) => [
        thing,
        [tenantName, holder].filter(isSaid).join(' '),
        `${shortTime(lentAt)} 借出`,
        dueAt === null ? '' : `应还 ${shortTime(dueAt)}`,
      ]),
    },
    ...(open === undefined
      ? []
      : [{ title: '交班事项', widths: ['*' as const, 60, 70], rows: open.map(({ words, who, at }) => [words, who, shortTime(at)]) }]),
  ];
}

function drawn({ title, widths, rows }: Part): Content {
  const cells = rows.map((row) => row.map((text): TableCell => ({ text })));
  const heading: Content = { text: `${title}（${rows.length}）`, bold: true, fontSize: 10.5, margin: [0, 7, 0, 2] };
  if (rows.length === 0) return { stack: [heading, { text: '没有', color: '#555555' }] };
  return {
    stack: [
      heading,
      {
        layout: {
          hLineWidth: () => THIN,
          vLineWidth: () => 0,
          hLineColor: () => INK,
          paddingLeft: () => 2,
          paddingRight: () => 2,
          paddingTop: () => 1.5,
          paddingBottom: () => 1.5,
        },
        table: { widths, body: cells, dontBreakRows: true },
      },
    ],
  };
}

/** The PDF. Long lists go on to another page; an evening's fit on one. */
export async function printShift(
  base: Base,
  caller: Caller,
  question: Asked<typeof shiftMethods.paper>,
): Promise<Result<Answer<typeof shiftMethods.paper>>> {
  const state = shiftState(base, question);
  if (!state.ok) return state;
  const missed = listNeverArrived(base);
  if (!missed.ok) return missed;
  const shift = createRedactor(shiftSchema, state.value, caller);
  const { baseName, since } = readTx(base, (db) => ({
    baseName: getBaseHead(db, question.day).name,
    since: computeDeskSpan(question.day, readSetting(db, 'desk')).from,
  }));
  const printed = formatPrintedAt(base);
  const content: Content[] = [
    { text: `${baseName}　交班单`, bold: true, fontSize: 15 },
    {
      columns: [
        { text: formatPaperDay(question.day, 'zh-CN'), fontSize: 11 },
        { text: `打印于 ${printed.text}`, alignment: 'right' },
      ],
      margin: [0, 3, 0, 2],
    },
    ...[...neverArrivedPart(missed.value, hasPermission(caller, 'prices.look')), ...partsOf(shift, since)].map(drawn),
    { columns: [{ text: '交班人：' }, { text: '接班人：' }, { text: '时间：' }], margin: [0, 22, 0, 0] },
  ];
  const frame = { title: `${baseName} 交班单 ${question.day}`.trim(), baseName, printedOn: printed.day };
  const bytes = await writePdf(createPaperDefinition(frame, { pageSize: 'A4', pageMargins: EDGE }, content));
  return ok({ name: `交班单 ${question.day}.pdf`, bytes });
}
