// Saves what the page hands over: the person chose the place in the system's dialog, the bytes are written whole or not at all.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeFileSafely } from '../../src/backend/core/files/safe-write.ts';
import type { NamedFile, SavedFile, ShellPort } from '../../src/contract/core/shell-port.ts';
import type { AnswerOfMain, AskOfMain } from '../../src/contract/core/shell-messages.ts';

/** Asks main for what only the system knows. */
export type AskMain = (ask: AskOfMain) => Promise<AnswerOfMain>;

type Saved = Awaited<ReturnType<NonNullable<ShellPort['saveFile']>>>;

/** Writes to the chosen place. What stands there is replaced: the system's dialog asked about it, and it stays until the new file is whole. */
function writeChosen(file: string, bytes: Uint8Array): Saved {
  const former = `${file}.livebase-${process.pid}`;
  const hadOne = existsSync(file);
  if (hadOne) renameSync(file, former);
  const written = writeFileSafely(file, bytes);
  if (hadOne && written.ok) rmSync(former, { force: true });
  else if (hadOne) renameSync(former, file);
  if (!written.ok) return written;
  const saved: SavedFile = { name: path.basename(written.value), folder: path.dirname(written.value) };
  return { ok: true, value: saved };
}

/** The rename of what stands there can meet a program that holds it. */
function heldRefusal(error: unknown, file: string): Saved {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return {
    ok: false,
    refusal: { code: 'TARGET_HELD', data: { file: path.basename(file), folder: path.dirname(file), detail: String(error.code) } },
  };
}

/** Saves through the system's dialog. */
export async function saveChosen(ask: AskMain, { name, bytes }: NamedFile): Promise<Saved> {
  const file = await ask({ what: 'savePath', name });
  if (typeof file !== 'string') return { ok: true, value: null };
  try {
    return writeChosen(file, bytes);
  } catch (error) {
    return heldRefusal(error, file);
  }
}
