// What must be true of the window's package once electron-builder has laid it out: its archive and its files, the archive's hash in the program, fuses, locales, icon, size.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { z } from 'zod';
import packaging from '../../electron/packaging.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { filesOf } from './stage.ts';

const MEGABYTE = 1_000_000;
/** What is ours beside Electron's own files. */
const MOST_BYTES = 120 * MEGABYTE;
const ARCHIVE = 'resources/app.asar';
const FUSE_TOOL = path.join(PROGRAM_FOLDER, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');

interface Entry {
  readonly files?: Readonly<Record<string, Entry>> | undefined;
  readonly unpacked?: boolean | undefined;
}
const entry: z.ZodType<Entry> = z.lazy(() => z.object({ files: z.record(z.string(), entry).optional(), unpacked: z.boolean().optional() }));
const integrity = z.array(z.object({ file: z.string(), alg: z.string(), value: z.string() }));

/** An archive's header: its bytes, whose SHA-256 is what the program holds, and what they name. */
interface Header {
  readonly sha256: string;
  readonly files: readonly { readonly name: string; readonly isUnpacked: boolean }[];
}

function namesIn(folder: Entry, before: string): Header['files'] {
  return Object.entries(folder.files ?? {}).flatMap(([name, one]) =>
    one.files === undefined ? [{ name: `${before}${name}`, isUnpacked: one.unpacked === true }] : namesIn(one, `${before}${name}/`),
  );
}

/** Reads an archive's header: four lengths, the last of which is that of the JSON behind them. */
export function archiveHeader(archive: Buffer): Header {
  const json = archive.subarray(16, 16 + archive.readUInt32LE(12));
  const sha256 = createHash('sha256').update(json).digest('hex');
  return { sha256, files: namesIn(entry.parse(JSON.parse(json.toString('utf8'))), '') };
}

function archiveFaults(folder: string, staged: string): string[] {
  const { files } = archiveHeader(readFileSync(path.join(folder, ARCHIVE)));
  const names = files.map(({ name }) => name);
  const wanted = filesOf(staged);
  const unpacked = files.filter(({ isUnpacked }) => isUnpacked).map(({ name }) => name);
  const beside = path.join(folder, `${ARCHIVE}.unpacked`);
  const lying = existsSync(beside) ? filesOf(beside) : [];
  const faults = [
    ...wanted.filter((name) => !names.includes(name)).map((name) => `${name} is not in the archive`),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `${name} is in the archive, and nobody staged it`),
    ...names.filter((name) => /\.tsx?$|\.test\.|(?:^|\/)tests?\//.test(name)).map((name) => `${name} has no place in the archive`),
  ];
  if (unpacked.length !== 1 || !unpacked.every((name) => name.endsWith('.node')))
    faults.push(`one .node is wanted outside of the archive, not ${unpacked.join(', ')}`);
  if (unpacked.join('|') !== lying.join('|')) faults.push(`beside the archive lies ${lying.join(', ') || 'nothing'}`);
  return faults;
}

/** The program's resources: the archive's hash, which Electron holds the archive against, and the icon. */
function resourceFaults(folder: string, program: string): string[] {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }));
  const faults: string[] = [];
  const held = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const said = held === undefined ? [] : integrity.parse(JSON.parse(Buffer.from(held.bin).toString('utf8')));
  const { sha256 } = archiveHeader(readFileSync(path.join(folder, ARCHIVE)));
  if (said.length !== 1 || said[0]?.value !== sha256 || said[0].alg !== 'SHA256' || said[0].file.replaceAll('\\', '/') !== ARCHIVE)
    faults.push(`the program holds ${JSON.stringify(said)} of the archive, whose header is ${sha256}`);
  const icon = Data.IconFile.from(readFileSync(path.join(PROGRAM_FOLDER, packaging.directories.buildResources, 'icon.ico')));
  const shown = Resource.IconGroupEntry.fromEntries(entries).flatMap((group) => group.icons.map(({ width }) => width));
  const wanted = icon.icons.map(({ width }) => width);
  if (wanted.some((width) => !shown.includes(width ?? 0))) faults.push(`the icon's sizes are ${shown.join(', ')}`);
  const info = Resource.VersionInfo.fromEntries(entries).flatMap((one) =>
    one.getAllLanguagesForStringValues().map((language) => one.getStringValues(language)),
  );
  if (!info.some((values) => values['ProductName'] === packaging.productName))
    faults.push(`the program does not call itself ${packaging.productName}`);
  return faults;
}

/** The fuses as their own tool reads them, against packaging.json. */
export function fuseFaults(program: string): string[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [FUSE_TOOL, 'read', '--app', program], { encoding: 'utf8' });
  if (status !== 0) return [`the fuses can't be read: ${stderr}`];
  return Object.entries(packaging.electronFuses).flatMap(([name, isOn]) => {
    const said = new RegExp(`\\b${name} is (\\w+)`, 'i').exec(stdout)?.[1];
    return said === (isOn ? 'Enabled' : 'Disabled') ? [] : [`the fuse ${name} is ${said ?? 'not there'}`];
  });
}

function localeFaults(folder: string): string[] {
  const wanted = packaging.electronLanguages.map((name) => `${name}.pak`).toSorted();
  const found = readdirSync(path.join(folder, 'locales')).toSorted();
  return found.join() === wanted.join() ? [] : [`the locales are ${found.join(', ')}`];
}

/** What of a package is ours: everything under resources. */
export function ownBytes(folder: string): number {
  const resources = path.join(folder, 'resources');
  return filesOf(resources).reduce((sum, file) => sum + statSync(path.join(resources, file)).size, 0);
}

/** What is wrong with an unpacked package for Windows that was made of a staged folder, one sentence a fault. */
export function packageFaults(folder: string, staged: string): string[] {
  const program = path.join(folder, `${packaging.productName}.exe`);
  const missing = [program, path.join(folder, ARCHIVE)].filter((file) => !existsSync(file));
  if (missing.length > 0) return missing.map((file) => `${path.relative(folder, file)} is missing`);
  const bytes = ownBytes(folder);
  return [
    ...archiveFaults(folder, staged),
    ...resourceFaults(folder, program),
    ...fuseFaults(program),
    ...localeFaults(folder),
    ...(bytes > MOST_BYTES ? [`${Math.round(bytes / MEGABYTE)} MB of our own, ${MOST_BYTES / MEGABYTE} is the most`] : []),
  ];
}
