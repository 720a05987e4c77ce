// What a walk tells: what is on screen, what changed on it, what a step sent.
import type { RenderedPage } from './render-page.ts';
import { cut, maskUuid } from './screen-lines.ts';

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Lines of one text that the other has not, or not as often. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = countLines(others.map((line) => line.trim()));
  return lines.filter((line) => {
    const count = left.get(line.trim()) ?? 0;
    left.set(line.trim(), count - 1);
    return count <= 0;
  });
}

/** Of lines that are gone the first ones: they stand above. */
const GONE_TOLD = 6;

/** What changed on screen, marked `-` and `+`. */
export function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = without(old, now).map((line) => `- ${line.trim()}`);
  const more = gone.length - GONE_TOLD;
  const told = more > 2 ? [...gone.slice(0, GONE_TOLD), `- … ${more} more`] : gone;
  return [...told, ...without(now, old).map((line) => `+ ${line}`)];
}

/** What can't be the same in two runs: folders, the machine's disk, the secret that a base makes a paper's code of. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/[^\s“"]*livebase-story-\w+/g, 'FOLDER'],
  [/[0-9a-f]{64}/g, 'SHA256'],
  [/(\/(?:lobby|door)[^?"\s]*\?key=)[\w-]{43}/g, '$1KEY'],
  [/(lobby\.token","value":"\\")[^\\]+/g, '$1TOKEN'],
  [/(剩余空间” · dd “)[^”]+/g, '$1SIZE'],
  [/核验码：[0-9A-Z]{5}-[0-9A-Z]{5}/g, '核验码：CODE'],
];

export function maskVarying(text: string): string {
  return VARYING.reduce((masked, [pattern, word]) => masked.replaceAll(pattern, word), text);
}

/** What is on screen, without what varies: it is no difference either. */
export function textOf(page: RenderedPage): string {
  return maskVarying(`“${page.title()}”\n${page.text()}`);
}

/** Lines of a change that are told. */
export const LINES_TOLD = 50;

export function capLines(lines: readonly string[], most: number): readonly string[] {
  const more = lines.length - most;
  return more > 3 ? [...lines.slice(0, most), `… ${more} more`] : lines;
}

/** What a step did: where it led, what it sent, what changed on screen. */
export function resultOf(page: RenderedPage, path: string, before: string): readonly string[] {
  const sent = page.sent().map(([name, input]) => `> ${name} ${cut(maskUuid(JSON.stringify(input, bytesAsLength)), 600)}`);
  return page.path() === path ? [...sent, ...capLines(changedLines(before, textOf(page)), LINES_TOLD)] : [`→ ${page.path()}`, ...sent];
}

function bytesAsLength(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `${value.length} bytes` : value;
}

/** Runs a step; what it throws is told. */
export async function tryStep(run: () => Promise<void>): Promise<readonly string[]> {
  try {
    await run();
    return [];
  } catch (error) {
    return [`! ${String(error).split('\n')[0] ?? ''}`];
  }
}
