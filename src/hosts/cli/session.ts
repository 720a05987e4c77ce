// What a command stands on: who asks, which folder, and the base opened for as long as it is needed.
import { homedir, userInfo } from 'node:os';
import { type NamedActor, openBackend, openBaseless } from '../../backend/backend.ts';
import { defaultDataFolder, judgeDataFolder } from '../../backend/data-folder.ts';
import type { LivebaseClient } from '../../contract/contract.ts';
import { refuse } from '../../domain/values/result.ts';
import { askSecret } from './ask-secret.ts';
import type { Endings } from './endings.ts';
import type { OptionValues } from './option-values.ts';
import type { Outcome } from './outcome.ts';
import type { Progress } from './progress.ts';

/** One run of a command. */
export interface Session {
  readonly options: OptionValues;
  /** What was typed beside the options. */
  readonly given: readonly string[];
  readonly progress: Progress;
  readonly endings: Endings;
  readonly actor: NamedActor & { readonly host: 'cli' };
  /** The data folder as given, or the person's own. */
  readonly folder: string;
}

/** Who writes where nobody is named and the system knows no name. */
const SOMEBODY = '经理';

function systemUser(): string {
  try {
    return userInfo().username || SOMEBODY;
  } catch (error) {
    // Accounts without an entry in the system's list have no name: that is no bug.
    if (error instanceof Error && 'code' in error) return SOMEBODY;
    throw error;
  }
}

/** The session of a command with these options. */
export function openSession(options: OptionValues, around: Pick<Session, 'given' | 'progress' | 'endings'>): Session {
  const data = options.text('data') ?? '';
  const by = (options.text('by') ?? '').trim();
  const askPin = (name: string): Promise<string | null> => askSecret('LIVEBASE_PIN', `${name} 的密码：`);
  const actor = { who: by === '' ? systemUser() : by, host: 'cli', isNamed: by !== '', askPin } as const;
  const folder = data === '' ? defaultDataFolder({ platform: process.platform, environment: process.env, home: homedir() }) : data;
  return { options, ...around, actor, folder };
}

/** A computer that joined another one lacks no base: it is to make none. Refuses JOIN_NO_BASE `{host}` in its place. */
async function nameHostOf(folder: string, outcome: Outcome): Promise<Outcome> {
  const { findJoinedHost } = await import('../lan/join-host.ts');
  const host = findJoinedHost(folder);
  return host === null ? outcome : refuse('JOIN_NO_BASE', { host });
}

/** Hands the judged folder to `work`. */
export async function withFolder(session: Session, work: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const { findKeptFolder } = await import('../../backend/core/files/kept-folder.ts');
  const kept = session.options.text('data') === null ? findKeptFolder(session.folder) : null;
  const folder = judgeDataFolder(kept ?? session.folder);
  if (!folder.ok) return folder;
  const outcome = await work(folder.value);
  return outcome.ok || outcome.refusal.code !== 'BASE_MISSING' ? outcome : nameHostOf(folder.value, outcome);
}

/** Opens the base for `work` where there is one, and else answers without: for what only looks at files. */
export async function withAnyBase(session: Session, work: (client: LivebaseClient) => Promise<Outcome>): Promise<Outcome> {
  return withFolder(session, async (folder) => {
    const { actor, progress } = session;
    const opened = await openBackend(folder, actor, progress.onProgress);
    if (!opened.ok && opened.refusal.code !== 'BASE_MISSING') return opened;
    const { client, close } = opened.ok ? opened.value : await openBaseless(actor, progress.onProgress);
    try {
      return await work(client);
    } finally {
      close();
    }
  });
}

function sayBehind(minutes: number | null): void {
  if (minutes === null) return;
  process.stderr.write(`注意：这台电脑的时间比历史里最新的记录早 ${minutes} 分钟，请先校准时间；现在写入的会记成更早的时间。\n`);
}

/** Opens the base for `work`, and closes it whatever comes. */
export async function withBase(session: Session, work: (client: LivebaseClient) => Promise<Outcome>): Promise<Outcome> {
  return withFolder(session, async (folder) => {
    const opened = await openBackend(folder, session.actor, session.progress.onProgress);
    if (!opened.ok) return opened;
    sayBehind(opened.value.minutesBehind);
    try {
      return await work(opened.value.client);
    } finally {
      opened.value.close();
    }
  });
}
