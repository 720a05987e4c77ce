// Puts a verified database in the place of the present one, so that a crash at any point leaves the old or the new one.
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { isAlive } from '../files/process-alive.ts';
import { trackPartialFile, runUninterrupted, markFileComplete } from '../files/partial-files.ts';
import {
  discardDatabase,
  moveDatabase,
  moveLog,
  placeUnlessTaken,
  type Rename,
  renamePatiently,
  syncFile,
  syncFolder,
} from './database-files.ts';

/** Stands in the data folder while the databases change places. */
export const MARKER_NAME = 'livebase.restore';
/** Changing places takes milliseconds: an older marker was left by a crash, anyone who has its process number now. */
const MARKER_LIFE_MS = 60_000;

/** One exchange: all names lie in the data folder. */
export interface Swap {
  readonly folder: string;
  /** The present database's name. */
  readonly present: string;
  /** The verified one's name until it takes the place. */
  readonly staged: string;
  /** The name that the present one gets. */
  readonly kept: string;
  readonly occasion: 'restore' | 'migration';
}

/** Called between the steps; tests stop there as a crash would. */
export type StepHook = (step: 'marked' | 'moved-database' | 'moved-log' | 'placed') => void;

function markerOf(folder: string): string {
  return path.join(folder, MARKER_NAME);
}

/** The marker's content under a name of this process: it gets the marker's own name once it is written whole. */
function draftMarker({ folder, present, staged, kept, occasion }: Swap): string {
  const temporary = `${markerOf(folder)}.new-${process.pid}`;
  trackPartialFile(temporary);
  writeFileSync(temporary, JSON.stringify({ process: process.pid, present, staged, kept, occasion }));
  syncFile(temporary);
  return temporary;
}

function writeMarker(swap: Swap): void {
  renameSync(draftMarker(swap), markerOf(swap.folder));
  syncFolder(swap.folder);
}

/**
 * Says that an exchange is being prepared, long before it begins: until then every opening of the base is refused.
 * Answers false where another one is under way. A crash from here on leaves the old database and no copy (`recoverRestore`).
 */
export function announceSwap(swap: Swap): boolean {
  const temporary = draftMarker(swap);
  try {
    return runUninterrupted(() => {
      const isPlaced = placeUnlessTaken(temporary, markerOf(swap.folder));
      if (isPlaced) trackPartialFile(markerOf(swap.folder));
      syncFolder(swap.folder);
      return isPlaced;
    });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Keeps the marker young while a long preparation goes on. */
export function refreshMarker(folder: string): void {
  const now = Date.now() / 1000;
  utimesSync(markerOf(folder), now, now);
}

function clearMarker(folder: string): void {
  rmSync(markerOf(folder), { force: true });
  markFileComplete(markerOf(folder));
  syncFolder(folder);
}

/** Exchanges the databases. Nobody may have the present one open; a program that only holds a file for a moment is waited for. */
export function swapDatabases(swap: Swap, hook: StepHook = () => undefined, rename?: Rename): void {
  runUninterrupted(() => exchange(swap, hook, rename));
}

function exchange(swap: Swap, hook: StepHook, rename?: Rename): void {
  const at = (name: string): string => path.join(swap.folder, name);
  writeMarker(swap);
  hook('marked');
  if (existsSync(at(swap.present))) renamePatiently(at(swap.present), at(swap.kept), rename);
  hook('moved-database');
  moveLog(at(swap.present), at(swap.kept));
  syncFolder(swap.folder);
  hook('moved-log');
  renamePatiently(at(swap.staged), at(swap.present), rename);
  syncFolder(swap.folder);
  hook('placed');
  clearMarker(swap.folder);
}

interface Marker {
  readonly process: number;
  readonly swap: Swap;
}

/** A name in the folder, nothing that leads out of it. */
function isPlainName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && path.basename(value) === value;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function readMarker(folder: string): Marker | null {
  const found = jsonIn(markerOf(folder));
  if (
    found === null ||
    typeof found !== 'object' ||
    !('process' in found) ||
    !('present' in found) ||
    !('staged' in found) ||
    !('kept' in found)
  )
    return null;
  const { present, staged, kept } = found;
  if (!isPlainName(present) || !isPlainName(staged) || !isPlainName(kept)) return null;
  const occasion = 'occasion' in found && found.occasion === 'migration' ? 'migration' : 'restore';
  return { process: Number(found.process), swap: { folder, present, staged, kept, occasion } };
}

function finish(swap: Swap): void {
  const at = (name: string): string => path.join(swap.folder, name);
  const placed = !existsSync(at(swap.staged));
  if (existsSync(at(swap.present))) {
    // Placed, or not yet begun: then the copy is given up and the old one stays.
    if (!placed) discardDatabase(at(swap.staged));
  } else if (placed) {
    moveDatabase(at(swap.kept), at(swap.present));
  } else {
    moveLog(at(swap.present), at(swap.kept));
    renamePatiently(at(swap.staged), at(swap.present));
  }
  clearMarker(swap.folder);
}

/** A restore's exchange that a crash cut short, and whether the folder will hold the new database once it is ended; null: there is none. Reads only. */
export function findInterruptedSwap(folder: string): { readonly at: number; readonly done: boolean } | null {
  const marker = existsSync(markerOf(folder)) ? readMarker(folder) : null;
  // A migration that was cut short is done again by the same opening: there is nothing to tell.
  if (marker === null || marker.swap.occasion === 'migration') return null;
  const has = (name: string): boolean => existsSync(path.join(folder, name));
  const { present, staged } = marker.swap;
  return { at: Math.trunc(statSync(markerOf(folder)).mtimeMs), done: has(present) !== has(staged) };
}

/** A database that was on its way to its place, with the number of the process that made it. */
const ON_ITS_WAY = /^(livebase-(?:restoring|migrating)-(\d+)\.db|livebase\.db\.new-(\d+))(?:-wal|-shm|-journal)?$/;

/** Removes what processes that are gone had made, and never put in place. */
function sweepLeft(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, file, moved, made] = ON_ITS_WAY.exec(name) ?? [];
    if (file !== undefined && !isAlive(Number(moved ?? made))) discardDatabase(path.join(folder, file));
  }
}

/**
 * Ends an exchange that a crash cut short: the folder then holds the old or the new database, whole.
 * Refuses BASE_BUSY while another process is at it. Called before a base is opened or created.
 */
export function recoverRestore(folder: string): Result<null> {
  const file = markerOf(folder);
  if (!existsSync(file)) {
    sweepLeft(folder);
    return ok(null);
  }
  const marker = readMarker(folder);
  if (marker === null) {
    // The marker gets its name only once it is written whole: this is none of ours, and names nothing to finish.
    renameSync(file, `${file}.unreadable`);
    return ok(null);
  }
  const young = Math.abs(Date.now() - statSync(file).mtimeMs) < MARKER_LIFE_MS;
  if (marker.process !== process.pid && young && isAlive(marker.process))
    return refuse('BASE_BUSY', { folder, detail: `${marker.swap.occasion} ${marker.process}` });
  finish(marker.swap);
  return ok(null);
}
