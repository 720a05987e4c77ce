// Inputs of the methods of the shell around the page.
import type { MethodSamples } from './sample.ts';

const FILE = { name: '月报 2026-10.pdf', bytes: new Uint8Array([1]) };
const WRONG_FILES = [
  { name: '' },
  { name: 'a/b.pdf' },
  { name: String.raw`C:\a.pdf` },
  { name: '..' },
  { name: 'a.pdf.' },
  { name: 'a\u0000.pdf' },
  { bytes: 'text' },
  { bytes: [1, 2] },
];

export const SHELL_SAMPLES: MethodSamples = {
  'shell.save': { right: FILE, wrong: WRONG_FILES },
  'shell.print': { right: FILE, wrong: WRONG_FILES },
  'shell.showFolder': { wrong: [{ what: '/etc' }, { what: null }] },
};
