// Use case: a booking's confirmation slip as PDF (A5): what was agreed, what it costs, what happens otherwise, whom to call.
import { fillTemplate } from '../../../contract/core/phrase.ts';
import { PAPER_WORDS, PRICE_LINE_NAMES, STATE_NAMES, formatClock, formatSpan } from '../../../contract/desk/paper-messages.ts';
import { isLive } from '../../../domain/booking/booking.ts';
import { type Day, getDayOfInstant, getMonthOfInstant, printInstant } from '../../../domain/time/calendar.ts';
import type { DeskRules } from '../../../domain/booking/desk-rules.ts';
import { maskPhonesIn } from '../../../domain/base/masking.ts';
import type { PriceLine } from '../../../domain/price/price.ts';
import { printYuan } from '../../../domain/values/quantity.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { type BookingLine, bookingLineSchema } from '../../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import { type Base, nowOf, type Connection } from '../../core/db/rows.ts';
import type { NamedFile } from '../../../contract/core/shell-port.ts';
import { type Caller, hasPermission } from '../../core/rpc/call.ts';
import { createRedactor } from '../../core/rpc/redact-response.ts';
import { recordById } from '../../core/db/record-store.ts';
import { readTx } from '../../core/db/tx.ts';
import { findBookingLine } from '../sql/desk-bookings.ts';
import { readSetting } from '../../core/records/settings.ts';
import { createTenantNameLookup } from '../../core/records/tenant-names.ts';
import { computePricesOfMonth, openPricing, type SeenPrice } from '../../money/booking-price.ts';
import { getBaseHead, formatPrintedAt } from './print-context.ts';
import { type Content, type TableCell, writePdf, A5, createPaperDefinition, type PaperFrame } from '../../core/render/pdf.ts';
import { wrapLines } from '../../core/render/paper-text.ts';

/** A line of the price: what for, when, at which rate, how much; all as printed. */
type SlipPriceLine = readonly [string, string, string, string];

interface SlipPaper {
  readonly frame: PaperFrame;
  readonly title: string;
  readonly number: readonly [string, string];
  readonly fields: readonly (readonly [string, string])[];
  /** Null where there is nothing to pay for any more. */
  readonly price: {
    readonly title: string;
    readonly heads: SlipPriceLine;
    readonly lines: readonly SlipPriceLine[];
    readonly total: readonly [string, string];
  } | null;
  readonly rulesTitle: string;
  readonly rules: readonly string[];
  readonly signatures: readonly string[];
  readonly foot: readonly string[];
  readonly printedText: string;
}

/** Points. */
const EDGE = 34;
const WIDTH = A5.short - 2 * EDGE;
const LABEL = 58;
const TYPE = 9.5;

function wrapped(text: string, width: number, look: { readonly bold?: boolean } = {}): Content {
  const lines = wrapLines(text, { width, type: TYPE, lines: 4 });
  return { stack: lines.map((one): Content => ({ text: one, noWrap: true, bold: look.bold === true })) };
}

function fieldTable(paper: SlipPaper): Content {
  return {
    margin: [0, 4, 0, 8],
    layout: {
      hLineWidth: () => 0.4,
      vLineWidth: () => 0,
      hLineColor: () => '#9a9a9a',
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3.2,
      paddingBottom: () => 3.2,
    },
    table: {
      widths: [LABEL, WIDTH - LABEL],
      body: paper.fields.map(([label, value], at): TableCell[] => [
        { text: label, color: '#4a4a4a' },
        wrapped(value, WIDTH - LABEL - 2, { bold: at < 4 }),
      ]),
    },
  };
}

function priceTable(price: NonNullable<SlipPaper['price']>): Content {
  const right = (text: string, bold = false): TableCell => ({ text, alignment: 'right', bold, noWrap: true });
  const [item, time, rate, amount] = price.heads;
  return {
    margin: [0, 0, 0, 8],
    stack: [
      { text: price.title, bold: true, margin: [0, 0, 0, 2] },
      {
        fontSize: 8.5,
        layout: {
          hLineWidth: (at, node) => (at === 0 || at === node.table.body.length ? 0.8 : 0.3),
          vLineWidth: () => 0,
          paddingLeft: () => 2,
          paddingRight: () => 2,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: ['*', 112, 56, 56],
          body: [
            [{ text: item, bold: true }, { text: time, bold: true }, right(rate, true), right(amount, true)],
            ...price.lines.map(([what, when, per, sum]): TableCell[] => [what, { text: when, noWrap: true }, right(per), right(sum)]),
            [{ text: price.total[0], bold: true, colSpan: 3 }, '', '', right(price.total[1], true)],
          ],
        },
      },
    ],
  };
}

function signatureLine(labels: readonly string[]): Content {
  return {
    margin: [0, 14, 0, 0],
    columns: labels.map((text): Content => ({ text: `${text}：____________________`, fontSize: 9 })),
  };
}

/** The slip as PDF. Equal papers give equal bytes. */
function renderSlip(paper: SlipPaper): Promise<Uint8Array> {
  const [numberLabel, number] = paper.number;
  const content: Content[] = [
    { text: paper.frame.baseName, alignment: 'center', fontSize: 11 },
    { text: paper.title, alignment: 'center', fontSize: 16, bold: true, margin: [0, 1, 0, 6] },
    {
      text: [
        { text: `${numberLabel}　`, fontSize: 10 },
        { text: number, fontSize: 15, bold: true },
      ],
      alignment: 'center',
    },
    fieldTable(paper),
    ...(paper.price === null ? [] : [priceTable(paper.price)]),
    {
      unbreakable: true,
      stack: [
        { text: paper.rulesTitle, bold: true, margin: [0, 0, 0, 2] },
        ...paper.rules.map((text, at): Content => ({ text: `${at + 1}. ${text}`, fontSize: 8.5, margin: [0, 0, 0, 1.5] })),
        signatureLine(paper.signatures),
      ],
    },
  ];
  const footer: Content = {
    margin: [EDGE, 4, EDGE, 0],
    fontSize: 8,
    color: '#3a3a3a',
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.4 }], margin: [0, 0, 0, 3] },
      ...paper.foot.map((text): Content => ({ text })),
      { text: paper.printedText },
    ],
  };
  const layout = { pageSize: { width: A5.short, height: A5.long }, footer } as const;
  return writePdf(createPaperDefinition(paper.frame, { ...layout, pageMargins: [EDGE, 30, EDGE, 58] }, content));
}

type SlipQuestion = Asked<typeof paperMethods.slip>;

const LANGUAGE = 'zh-CN';
const WORDS = PAPER_WORDS.slip;

/** What a booking costs as of now, or for good once it has ended. */
export function getPriceOfBooking(base: Base, db: Connection, { id, tenant, from }: BookingLine): SeenPrice | null {
  const pricing = openPricing(db, nowOf(base), readSetting(db, 'desk'));
  return computePricesOfMonth(pricing, tenant, getMonthOfInstant(from)).get(id) ?? null;
}

/** A studio as paper names it: code and name, its floor. */
export function formatStudio(db: Connection, id: number): { readonly name: string; readonly floor: string | null } {
  const values = recordById(db, 'studio', id)?.values;
  const [code, name, floor] = [values?.['code'], values?.['name'], values?.['floor']].map((value) => (value === null ? '' : (value ?? '')));
  return { name: [code, name === code ? '' : name].filter((one) => one !== '').join(' '), floor: floor === '' ? null : (floor ?? null) };
}

function formatHoursInput(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours === 0 ? '' : `${hours} 小时`, rest === 0 ? '' : `${rest} 分钟`].filter((one) => one !== '').join(' ');
}

function equipmentText(db: Connection, { equipment }: BookingLine): string {
  return equipment.map(([id, count]) => `${recordById(db, 'equipment', id)?.values.name ?? id} ×${count}`).join('，');
}

function fieldsOf(db: Connection, line: BookingLine, caller: Caller): SlipPaper['fields'] {
  const { fields } = WORDS;
  const studio = formatStudio(db, line.studio);
  const { contact, phone } = createRedactor(bookingLineSchema, line, caller);
  const all: readonly (readonly [string, string | null])[] = [
    [fields.tenant, line.tenantName],
    [fields.studio, studio.name],
    [fields.floor, studio.floor],
    [fields.time, formatSpan(line.from, line.to, LANGUAGE)],
    [fields.length, formatHoursInput(line.to - line.from)],
    [fields.state, STATE_NAMES[LANGUAGE][line.state]],
    [fields.holds, line.state === 'option' && line.holdsUntil !== null ? printInstant(line.holdsUntil) : null],
    [fields.title, hasPermission(caller, 'contacts.look') ? line.title : maskPhonesIn(line.title ?? '')],
    [fields.contact, [contact, phone].filter((one) => one !== null && one !== undefined && one !== '').join('　')],
    [fields.equipment, equipmentText(db, line)],
  ];
  return all.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]));
}

function priceLine(line: PriceLine, day: Day): SlipPriceLine {
  const { kind, from, to, rate, percent, amount } = line;
  const name = PRICE_LINE_NAMES[kind] ?? kind;
  const per = kind === 'free' ? '' : printYuan(rate);
  const time = `${formatClock(from, day, LANGUAGE)}–${formatClock(to, day, LANGUAGE)}`;
  return [percent === 100 ? name : `${name} ${percent}%`, time, per, printYuan(amount)];
}

function priceOf(price: SeenPrice | null, day: Day): SlipPaper['price'] {
  if (price === null || price.lines.length === 0) return null;
  const { title, item, time, rate, amount, total, soFar } = WORDS.price;
  return {
    title: price.isFrozen ? title : `${title}${soFar}`,
    heads: [item, time, rate, amount],
    lines: price.lines.map((line) => priceLine(line, day)),
    total: [total, printYuan(price.total)],
  };
}

function rulesOf(rules: DeskRules): readonly string[] {
  const { lateCancelHours: hours, lateCancelPercent, noShowPercent, overtimePercent, grid, leaveGraceMinutes } = rules;
  return [
    fillTemplate(WORDS.late, { hours, percent: lateCancelPercent }, LANGUAGE),
    fillTemplate(WORDS.noShow, { percent: noShowPercent }, LANGUAGE),
    fillTemplate(WORDS.overtime, { grace: leaveGraceMinutes, grid, percent: overtimePercent }, LANGUAGE),
    fillTemplate(WORDS.release, { grace: rules.graceMinutes }, LANGUAGE),
  ];
}

function paperOf(base: Base, caller: Caller, { booking }: SlipQuestion): Result<SlipPaper> {
  return readTx(base, (db) => {
    const line = findBookingLine(db, booking, { nameOf: createTenantNameLookup(db), now: nowOf(base) });
    if (line === null) return refuse('BOOKING_UNKNOWN', { booking });
    const day = getDayOfInstant(line.from);
    const { name: baseName, phone, address } = getBaseHead(db, day);
    const printed = formatPrintedAt(base);
    const foot = [
      [WORDS.address, address],
      [WORDS.phone, phone],
    ].flatMap(([label, value]) => (value === '' ? [] : [`${label}：${value}`]));
    return ok({
      frame: { title: `${WORDS.title} ${line.number}`, baseName, printedOn: printed.day },
      title: isLive(line.state)
        ? WORDS.title
        : fillTemplate(WORDS.ended, { title: WORDS.title, state: STATE_NAMES[LANGUAGE][line.state] }, LANGUAGE),
      number: [WORDS.number, line.number],
      fields: fieldsOf(db, line, caller),
      price: priceOf(hasPermission(caller, 'prices.look') ? getPriceOfBooking(base, db, line) : null, day),
      rulesTitle: WORDS.rules,
      rules: rulesOf(readSetting(db, 'desk')),
      signatures: [WORDS.guest, WORDS.desk],
      foot,
      printedText: `${WORDS.printed} ${printed.text}`,
    });
  });
}

/** The slip. Equal state and equal clock give equal bytes. Refuses BOOKING_UNKNOWN. */
export async function printSlip(base: Base, caller: Caller, question: SlipQuestion): Promise<Result<NamedFile>> {
  const paper = paperOf(base, caller, question);
  if (!paper.ok) return paper;
  const [, number] = paper.value.number;
  return ok({ name: `${WORDS.fileName} ${number.replaceAll(/[\\/:*?"<>|]/g, ' ')}.pdf`, bytes: await renderSlip(paper.value) });
}
