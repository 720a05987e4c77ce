// What is said of a statement's invoice.
import type { InvoiceNote } from '../../contract/money/money.ts';
import { sayStatement } from './statement-messages.ts';

/** Says state, number and day of an invoice; nothing where none was issued. */
export function sayInvoice(invoice: InvoiceNote | null): string {
  if (invoice === null || invoice.state === 'none') return '';
  return [sayStatement(invoice.state), invoice.number, invoice.day].filter((part) => part !== null).join(' ');
}
