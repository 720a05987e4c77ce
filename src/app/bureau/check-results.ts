// The results that a check of the sheet should give, as they are typed: parted by commas; TRUE, FALSE and numbers are meant as such. Pure.
import type { MapCheck } from '../../contract/bureau/workbook-map.ts';

function valueOf(text: string): string | number | boolean {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** What is typed, as results; empty where nothing is. */
export function parseCheckResults(text: string): MapCheck['ok'] {
  return text
    .split(/[,，、;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => valueOf(part));
}

/** Results as they are typed. */
export function formatCheckResults(ok: MapCheck['ok']): string {
  return ok.map((value) => (typeof value === 'boolean' ? String(value).toUpperCase() : String(value))).join(', ');
}
