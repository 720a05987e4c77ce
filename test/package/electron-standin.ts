// A folder like Electron's own, to try the packager on where Electron can't be had: a real Windows program (the pinned Node without its signature) with the fuse wire behind it, and some locales.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable } from 'resedit';
import type { NodeProgram } from './node-program.ts';

/** What the fuses' own tool looks for in the program. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** As many as Electron 45 has: eight are set by packaging.json, the ninth (WebAssembly's trap handlers) stays as it comes. */
const FUSES = 9;
const LOCALES = ['de', 'en-US', 'fr', 'ja', 'zh-CN', 'zh-TW'] as const;

/** Makes the folder. */
export function layStandIn(folder: string, node: NodeProgram): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  mkdirSync(path.join(folder, 'resources'));
  const program = Buffer.from(NtExecutable.from(readFileSync(node.program), { ignoreCert: true }).generate());
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([WIRE_VERSION, FUSES]), Buffer.from('1'.repeat(FUSES))]);
  writeFileSync(path.join(folder, 'electron.exe'), Buffer.concat([program, wire]));
  for (const locale of LOCALES) writeFileSync(path.join(folder, 'locales', `${locale}.pak`), locale);
  for (const paper of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(folder, paper), paper);
}
