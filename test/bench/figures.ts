// Figures of the benches of the page: medians, their tables, and the sections of docs/performance.md that they stand in.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PERFORMANCE = path.join(import.meta.dirname, '..', '..', 'docs', 'performance.md');

/** One figure with its bar. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** 0: none. */
  readonly bar: number;
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

export function median(values: readonly number[]): number {
  return at(values, 0.5);
}

export function p95(values: readonly number[]): number {
  return at(values, 0.95);
}

/** A figure as a person reads it. */
export function shown(value: number): string {
  return value < 100 ? value.toFixed(1) : String(Math.round(value));
}

/** Whether all values stay under the bar. */
export function verdict(values: readonly number[], bar: number): string {
  return bar === 0 ? '' : values.every((value) => value < bar) ? 'yes' : 'no';
}

/** The table of some figures. */
export function figureTable(figures: readonly Figure[]): string[] {
  return [
    '| what | measured | bar | met |',
    '| --- | --- | --- | --- |',
    ...figures.map(
      ({ what, value, unit, bar }) =>
        `| ${what} | ${shown(value)} ${unit} | ${bar === 0 ? '' : `under ${bar}`} | ${verdict([value], bar)} |`,
    ),
    '',
  ];
}

/** Puts a section, which begins with its `## ` heading, in the place of the one of that name in a page of the docs; a new one goes to the end. */
export function putSection(text: string, page = PERFORMANCE): void {
  const [heading = ''] = text.split('\n');
  const kept = existsSync(page) ? readFileSync(page, 'utf8') : '# Performance\n';
  const sections = kept.split(/\n(?=## )/).map((section) => section.trim());
  const isThere = sections.some((section) => section.split('\n')[0] === heading);
  const next = isThere
    ? sections.map((section) => (section.split('\n')[0] === heading ? text.trim() : section))
    : [...sections, text.trim()];
  writeFileSync(page, `${next.join('\n\n')}\n`);
  // npm scripts find the formatter by its name: the page then passes the house's own check.
  execFileSync('oxfmt', [page], { stdio: 'ignore', shell: process.platform === 'win32' });
}
