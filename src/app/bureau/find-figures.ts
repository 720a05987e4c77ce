// What can be put into a cell, found by words of its name, by Pinyin initials and by its address. Pure.
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import { stripBlanks } from './sheet-labels.ts';

/** A figure of the report, or a field of its head. */
export interface Choice {
  /** `ZB-2.06.month`, or `head.报告期`. */
  readonly figure: string;
  readonly label: string;
  readonly units: readonly string[];
  /** Everything it is found by, in lower case. */
  readonly found: string;
  /** Its name's parts without blanks: what a sheet's labels are compared with. */
  readonly parts: readonly string[];
}

const MOST = 60;

function listFoundRecords(figure: string, label: string, initials: string | undefined): string {
  return `${figure} ${figure.replaceAll(/[-.]/g, '')} ${label} ${stripBlanks(label)} ${initials ?? ''}`.toLowerCase();
}

/** Everything that can be put into a cell. `sayField`: the words before a field's name. */
export function choicesOf(
  { figures, fields, initials }: Pick<Workbook, 'figures' | 'fields' | 'initials'>,
  sayField: string,
): readonly Choice[] {
  return [
    ...figures.map(({ figure, label, units }) => ({
      figure,
      label,
      units,
      found: listFoundRecords(figure, label, initials[figure]),
      parts: [...new Set([...label.split(/[·／]/), ...label.split(/[·／\s]/)].map((part) => stripBlanks(part)))].filter(
        (part) => part !== '',
      ),
    })),
    ...fields.map((field) => ({
      figure: `head.${field}`,
      label: `${sayField} · ${field}`,
      units: [],
      found: listFoundRecords(field, sayField, initials[`head.${field}`]),
      parts: [field],
    })),
  ];
}

const GROWTH = /同比|环比|增长|增幅|增速/;

/** How many of a sheet's labels a choice's name holds, longer ones counting more. */
function likeness(parts: readonly string[], labels: readonly string[]): number {
  const names = labels
    .map((label) =>
      stripBlanks(label)
        .replace(/^其中[:：]?/, '')
        .replace(/[:：]$/, ''),
    )
    .filter((name) => name !== '');
  // Growth is offered where a label speaks of it, never before the amount.
  const isUnasked = parts.some((part) => GROWTH.test(part)) && !names.some((name) => GROWTH.test(name));
  return names.reduce(
    (sum, name) => {
      if (parts.includes(name)) return sum + 4;
      return parts.some((part) => part.includes(name) || name.includes(part)) ? sum + 1 : sum;
    },
    isUnasked ? -4 : 0,
  );
}

/** The choices that hold every word that is typed; those that fit the cell's own labels first, and its candidates before them. */
export function findFigureChoices(
  choices: readonly Choice[],
  { typed, labels, candidates }: { readonly typed: string; readonly labels: readonly string[]; readonly candidates: readonly string[] },
): readonly Choice[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = choices.flatMap((choice) => {
    if (!words.every((word) => choice.found.includes(word))) return [];
    const named = candidates.includes(choice.figure) ? 100 : 0;
    const exact = words.some((word) => choice.figure.toLowerCase().includes(word)) ? 2 : 0;
    return [{ choice, weight: named + exact + likeness(choice.parts, labels) }];
  });
  return ranked
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

/** The short name of a figure in a cell: `2.06 本月`. */
export function formatShortName(figure: string, label: string | undefined): string {
  const [table = '', row = ''] = figure.split('.');
  // Of stacked heads the innermost: 本年 本月 is 本月.
  const words = label?.split(/[·／]/).at(-1)?.trim().split(/\s/) ?? [];
  const own = words.at(-1) ?? figure;
  // The growth of a month is no month: 同比（%） 本月 is 本月同比.
  const last = words.slice(0, -1).some((word) => GROWTH.test(word)) && !GROWTH.test(own) ? `${own}同比` : own;
  return `${table.replace(/^\D+/, '')}.${row === 'total' ? '合计' : row} ${last}`;
}
