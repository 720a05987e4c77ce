// Prints what a command came to: one document with `--json`, else lines for people. Reasons go to standard error.
import { formatRefusal, formatTyped } from '../../contract/messages.ts';
import type { Outcome, Refused } from './outcome.ts';

/** The document that every failure prints with `--json`. */
function errorDocument(code: string, message: string, details: object): string {
  return `${JSON.stringify({ error: { code, message, details } })}\n`;
}

/** Prints a failure: the sentence on standard error, with `--json` the document too. */
export function printFailure(isJson: boolean, code: string, message: string, details: object): void {
  process.stderr.write(`${message}\n`);
  if (isJson) process.stdout.write(errorDocument(code, message, details));
}

/** Facts of a refusal; closed months, which a sentence joins, as a list too. */
function factsOf({ refusal, details }: Refused): object {
  const { month } = refusal.data;
  const months = refusal.code === 'MONTH_CLOSED' && typeof month === 'string' ? { months: month.split('、') } : {};
  return { ...refusal.data, ...months, ...details };
}

/** Wrong usage that only the schemas found ends with 2, like all wrong usage. */
function exitCodeOf({ refusal }: Refused): number {
  return refusal.code === 'INPUT_INVALID' && refusal.data.issues !== undefined ? 2 : 1;
}

/** A cell that stands in no file was typed: there is nothing to import again. */
function sentenceOf({ refusal }: Refused): string {
  const isTyped = refusal.data['file'] === undefined && refusal.data['row'] === undefined;
  return isTyped ? formatTyped(refusal, 'zh-CN', 'cli') : formatRefusal(refusal, 'zh-CN', 'cli');
}

/** Prints the outcome and answers the exit code. */
export function printOutcome(isJson: boolean, outcome: Outcome): number {
  if (outcome.ok) {
    process.stdout.write(isJson ? `${JSON.stringify(outcome.document)}\n` : outcome.lines.map((line) => `${line}\n`).join(''));
    if (isJson) process.stderr.write(outcome.remarks.map((line) => `${line}\n`).join(''));
    return outcome.exitCode;
  }
  printFailure(isJson, outcome.refusal.code, sentenceOf(outcome), factsOf(outcome));
  if (!isJson) process.stderr.write((outcome.lines ?? []).map((line) => `${line}\n`).join(''));
  return exitCodeOf(outcome);
}
