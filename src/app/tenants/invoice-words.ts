// What is said of a statement's invoice.
import type { InvoiceNote } from '../../contract/money/money.ts';
import { sayChoice } from '../ui/window-words.ts';

/** Says state, number and day of an invoice; nothing where none was issued. */
export function sayInvoice(invoice: InvoiceNote | null): string {
  if (invoice === null || invoice.state === 'not_issued') return '';
  return [sayChoice(invoice.state), invoice.number, invoice.day].filter((part) => part !== null).join(' ');
}
