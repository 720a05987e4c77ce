// `livebase serve` of the staged program as a process of the end-to-end tests: its address, and its end.
import { spawn } from 'node:child_process';
import { appStarter } from '../helpers/staged-app.ts';

/** A process that serves. */
export interface Serving {
  readonly address: string;
  readonly pid: number;
  /** Ends it by signal, as a person does; throws if it does not end well. */
  readonly end: () => Promise<void>;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
}

/** Preloaded where the program's clock is to stand still. */
const CLOCK = new URL('../helpers/fixed-clock.ts', import.meta.url).href;

/**
 * Starts `livebase serve` on a folder, with or without a base in it.
 * @param now when it is there, always: `2026-11-04T09:05:00+08:00`; null: the machine's time
 */
export async function startServe(folder: string, now: string | null = null): Promise<Serving> {
  const fixed =
    now === null ? { words: [], env: {} } : { words: ['--import', CLOCK], env: { LIVEBASE_TEST_NOW: now, LIVEBASE_TEST_CLOCK: 'still' } };
  const words = [...fixed.words, appStarter(), 'serve', '--data', folder, '--by', '周敏'];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...fixed.env } });
  // Should this process be ended itself, nobody would end the other.
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said.out += piece;
    if (said.out.includes('\n')) resolve(said.out.split('\n')[0] ?? '');
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (said.error += piece));
  const ended = new Promise<number | string | null>((settle) => child.on('close', (code, signal) => settle(signal ?? code)));
  void ended.then((code) => reject(new Error(`serve ended with ${code}: ${said.error}`)));
  const address = await promise;
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    const code = await ended;
    process.off('exit', kill);
    if (code !== 0) throw new Error(`serve ended with ${code}: ${said.error}`);
  };
  const crash = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    process.off('exit', kill);
  };
  return { address, pid: child.pid ?? 0, end, kill: crash };
}
