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

/** Starts `livebase serve` on a folder, with or without a base in it. */
export async function startServe(folder: string): Promise<Serving> {
  const child = spawn(process.execPath, [appStarter(), 'serve', '--data', folder, '--by', '周敏'], { stdio: ['ignore', 'pipe', 'pipe'] });
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
