// Opens the system's browser on this program: by a file that only this user reads, for everybody on the machine can read a command line.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** How long the file that leads a browser on stays: what it holds opens once. */
const FILE_MS = 60_000;

/** A page for the browser, and what takes it away again. */
interface PageFile {
  readonly file: string;
  readonly remove: () => void;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A file that only this user reads. */
function ownPage(head: string, body: string): PageFile {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-open-'));
  const file = path.join(folder, 'livebase.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8">${head}<title>Livebase</title>${body}\n`, { mode: 0o600 });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A file that only this user reads, which leads a browser to the address. */
export function writeBrowserEntryFile(address: string): PageFile {
  return ownPage(`<meta http-equiv="refresh" content="0;url=${escaped(address)}">`, '');
}

/** Where Edge stands on Windows. */
function edgeProgram(environment: Readonly<Record<string, string | undefined>>): string | null {
  const roots = [environment['ProgramFiles(x86)'], environment['ProgramFiles'], environment['LOCALAPPDATA']].filter(
    (root) => root !== undefined,
  );
  return roots.map((root) => path.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe')).find((file) => existsSync(file)) ?? null;
}

/** The words that show a file in a window of its own where Edge is, else in the default browser. */
function browserWords(file: string): readonly [string, readonly string[]] {
  if (process.platform === 'darwin') return ['open', [file]];
  if (process.platform !== 'win32') return ['xdg-open', [file]];
  const edge = edgeProgram(process.env);
  return edge === null ? ['explorer.exe', [file]] : [edge, [`--app=${pathToFileURL(file).href}`]];
}

const name = z.string().optional();
const screenShape = z.object({ DISPLAY: name, WAYLAND_DISPLAY: name, XAUTHORITY: name, DBUS_SESSION_BUS_ADDRESS: name });

/** The screen that a program was started on, by the variables that name it on Linux. */
export type Screen = z.infer<typeof screenShape>;

/** Picks what names a screen out of variables; nothing where what came is none. */
export function pickScreen(variables: unknown): Screen {
  const read = screenShape.safeParse(variables);
  return read.success ? read.data : {};
}

/** `onFailed`: there is no browser to open, or it could not be opened. `screen`: of the person who asked, where this process has another one or none. */
function show({ file, remove }: PageFile, onFailed: () => void, screen: Screen = {}): void {
  const [program, words] = browserWords(file);
  const child = spawn(program, words, { stdio: 'ignore', detached: true, env: { ...process.env, ...screen } });
  child.on('error', onFailed);
  // Elsewhere the code of the browser's own process says nothing.
  child.on('exit', (code) => (process.platform === 'linux' && code !== 0 ? onFailed() : undefined));
  child.unref();
  setTimeout(remove, FILE_MS).unref();
  process.once('exit', remove);
}

/** Opens the address, which is a way in; where no browser can be opened, `say` hears it in a sentence. */
export function openBrowser(address: string, say: (sentence: string) => void, screen?: Screen): void {
  const onFailed = (): void => say(`没有找到能打开的浏览器。请在这台电脑的浏览器里打开下面的地址（只能用一次，不要给别人）：\n${address}`);
  show(writeBrowserEntryFile(address), onFailed, screen);
}

/** How long a page with words is given to be read by the browser before its program ends. */
const SHOWN_MS = 5000;

/** Shows a sentence where there is no terminal that would: why the program did not open. */
export async function showSentence(sentence: string): Promise<void> {
  show(ownPage('', `<p style="font:16px/1.8 sans-serif;margin:3em auto;max-width:40em">${escaped(sentence)}</p>`), () => undefined);
  await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
}
