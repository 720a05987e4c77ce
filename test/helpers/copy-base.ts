// Copies a base for a test that goes its own way from there: what other copies wrote since is not expected of it.
import { cpSync } from 'node:fs';
import { configFileOf, placeOf, writeRecord } from '../../src/backend/core/db/checkpoint-files.ts';

/** Makes a place known outside, as one where the program has been. */
export function markPlaceKnown(folder: string): void {
  const place = placeOf(folder);
  writeRecord(configFileOf(place), { place, heads: [], steps: [] });
}

/** Copies the folder of a base. */
export function copyBase(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  markPlaceKnown(to);
}
