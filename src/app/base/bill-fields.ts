// The statement's frame as a form holds it: typed text, read back with what does not fit. Pure.
import type { StatementFrame } from '../../domain/money/statement-frame.ts';
import { decodeCount, decodeDecimal } from '../../domain/decode/number.ts';
import { trimOrNull } from '../ui/values.tsx';

/** The fields, as typed. */
export type TypedFrame = Readonly<Record<keyof StatementFrame, string>>;

/** A frame as its form begins with it. */
export function createTypedFrame(frame: StatementFrame): TypedFrame {
  const { dueMonths, dueDay, payee, bank, bankAccount, taxName, taxRate } = frame;
  return {
    dueMonths: String(dueMonths),
    dueDay: String(dueDay),
    payee: payee ?? '',
    bank: bank ?? '',
    bankAccount: bankAccount ?? '',
    taxName,
    taxRate: taxRate === null ? '' : String(taxRate / 100),
  };
}

function countIn(text: string, least: number, most: number): number | null {
  const read = decodeCount(text);
  return read.ok && read.value !== null && read.value >= least && read.value <= most ? read.value : null;
}

/** `6`, `1.5%` in hundredths of a percent; null: nothing was typed, undefined: it is no rate. */
function rateOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim().replace(/%$/, '');
  if (plain === '') return null;
  const read = decodeDecimal(plain);
  if (!read.ok || read.value === null || read.value.scale > 2) return undefined;
  const hundredths = Number(read.value.digits) * 10 ** (2 - read.value.scale);
  return hundredths >= 1 && hundredths <= 10_000 ? hundredths : undefined;
}

/** What the form came to: the frame, or the fields that do not fit. */
export type ReadFrame =
  | { readonly ok: true; readonly frame: StatementFrame }
  | { readonly ok: false; readonly wrong: ReadonlySet<keyof StatementFrame> };

const MOST = 100;

/** Reads the form. */
export function readFrame(typed: TypedFrame): ReadFrame {
  const [dueMonths, dueDay, taxRate] = [countIn(typed.dueMonths, 0, 12), countIn(typed.dueDay, 1, 31), rateOf(typed.taxRate)];
  const taxName = typed.taxName.trim();
  const wrong = new Set<keyof StatementFrame>();
  if (dueMonths === null) wrong.add('dueMonths');
  if (dueDay === null) wrong.add('dueDay');
  if (taxRate === undefined) wrong.add('taxRate');
  if (taxName === '' || taxName.length > 20) wrong.add('taxName');
  for (const name of ['payee', 'bank', 'bankAccount'] as const) if (typed[name].trim().length > MOST) wrong.add(name);
  if (dueMonths === null || dueDay === null || taxRate === undefined || wrong.size > 0) return { ok: false, wrong };
  const [payee, bank, bankAccount] = [trimOrNull(typed.payee), trimOrNull(typed.bank), trimOrNull(typed.bankAccount)];
  return { ok: true, frame: { dueMonths, dueDay, payee, bank, bankAccount, taxName, taxRate } };
}
