// The colours for antd and for canvases are those of tokens.css, in both themes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { coloursOf } from './colours.ts';

const CSS = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
const [LIGHT = '', DARK = ''] = CSS.split("[data-theme='dark']");

function tokensOf(block: string): Readonly<Record<string, string>> {
  const found = [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', colour = '']) => [
    name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    colour,
  ]);
  return Object.fromEntries(found);
}

it.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('the %s theme', (theme, block) => {
  expect(Object.keys(coloursOf(theme)).length).toBeGreaterThan(8);
  expect(tokensOf(block)).toMatchObject(coloursOf(theme));
});
