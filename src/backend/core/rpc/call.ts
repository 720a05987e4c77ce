// What a call stands on when it comes to the RPC layer: the base, who asks, whom to tell of progress, and what the host can do.
// How a method runs in a worker thread: its name and input travel there, its answer comes back.
import type { ShellPort } from '../../../contract/core/shell-port.ts';
import { AT_HOST_ONLY, hasRight, type Right, RIGHTS, type Role, type Switched } from '../../../domain/base/rights.ts';
import type { Base } from '../db/open.ts';
import { type Actor, getWrittenThrough } from '../db/tx.ts';
import { readSetting } from '../records/settings.ts';
import type { Jobs, JobStep } from '../jobs/job.ts';
import type { Readers } from '../jobs/readers.ts';
import type { JoiningPort } from './joining-port.ts';
import type { UserSession } from './user-session.ts';
import type { SharingPort } from './sharing-port.ts';
import type { StartPort } from './start-port.ts';
import type { JobKind } from '../../../contract/core/method.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';

/** Who asks, with the role that rights are read from. */
export type Caller = Actor & {
  readonly role: Role;
  /** Nobody sits here: nothing is answered but what it takes to enter. */
  readonly isLocked?: boolean;
  /** Rights that a manager lent for this one call. */
  readonly lent?: readonly Right[];
  /** Cells of the table of rights that the base has switched. */
  readonly switched?: readonly Switched[];
};

/** The caller with what its base has switched of the table of rights. */
export function applyBasePermissions<C extends object>(base: Base, caller: C): C & Pick<Caller, 'switched'> {
  const switched = readSetting(base.db, 'rights.switched');
  return switched.length === 0 ? caller : { ...caller, switched };
}

/** Whether a caller has a right: by the role, or lent for this call. */
export function hasPermission(
  { role, lent, isLocked, device = null, switched }: Pick<Caller, 'role' | 'lent' | 'isLocked' | 'device' | 'switched'>,
  right: Right,
): boolean {
  if (isLocked === true) return right === 'open';
  if (device !== null && AT_HOST_ONLY.has(right)) return false;
  return hasRight(role, right, switched) || lent?.includes(right) === true;
}

/** All rights that a caller has now. */
export function listPermissions(caller: Caller): readonly Right[] {
  return RIGHTS.filter((right) => hasPermission(caller, right));
}

/** Hears of the progress of long work: what is being done, and how far it is. */
export type OnProgress = (step: {
  readonly phase: 'read' | 'apply';
  readonly name: string;
  readonly done: number;
  readonly all: number;
}) => void;

/** What a call on an open base stands on. */
export interface OpenCall {
  readonly base: Base;
  readonly actor: Caller;
  readonly onProgress: OnProgress | null;
  /** Who sits there; nothing where a host acts as one person for good (command line, a job's thread). */
  readonly seat?: UserSession | null;
  /** Where a host can let other computers in. */
  readonly sharing?: SharingPort | null;
}

/** What travels with a job that works on staged files, and comes back as the job left it: only `intake` knows what is inside. */
export type Carried = readonly unknown[];

/** Sends staged files along with a job and takes them back. */
export interface Carrier {
  readonly carryStaging: (base: Base, input: unknown) => Carried;
  readonly bringBack: (base: Base, sent: Carried, back: Carried) => void;
}

/** What every call stands on. */
export interface CallContext extends Omit<OpenCall, 'base'> {
  /** Asked with each call: a window may open another base than it began with. Null where none is open. */
  readonly findBase: () => Base | null;
  /** Where long work runs, beside this thread; null where it runs in it (command line, and inside of a job). */
  readonly jobs: (Jobs & { readonly loadCarrier: () => Promise<Carrier> }) | null;
  /** Where lists of any length are read, beside this thread; left out where they are read in it (command line, and inside of a thread). */
  readonly readers?: Readers;
  /** Whether a page's call with this key is still at work; left out where no page calls. */
  readonly isRunning?: (step: string) => boolean;
  /** A call with this key was at work or done already: what writes is not done a second time. */
  readonly isRepeated?: boolean;
  /** What the host around the page can do; null where there is no page (command line). */
  readonly shell: ShellPort | null;
  /** Where a host around the page can join another computer. */
  readonly joining?: JoiningPort | null;
  /** Creates, opens and restores bases while the page stays; null where a host holds one base for good. */
  readonly start: StartPort | null;
}

/** A call on its way into a job. */
export interface CallInJob {
  readonly jobs: NonNullable<CallContext['jobs']>;
  readonly base: Base;
  readonly actor: Caller;
  readonly name: string;
  readonly kind: JobKind;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly onStep: OnProgress | null;
}

/** What travels to the worker. */
export interface JobPayload {
  readonly name: string;
  readonly input: unknown;
  readonly folder: string;
  readonly actor: Caller;
  /** What the base's clock is ahead of the machine's. */
  readonly clockShift: number;
  readonly carried: Carried;
}

/** A list on its way to a reading thread. */
export interface CallOfReader {
  readonly readers: Readers;
  readonly findBase: CallContext['findBase'];
  readonly actor: Caller;
  readonly name: string;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
}

/** What travels to a reading thread. */
export interface ReadPayload extends Omit<JobPayload, 'carried'> {
  readonly isRead: true;
}

/** What comes back: the method's answer, and the staged files as it left them. */
export interface TravellingAnswer {
  readonly answer: unknown;
  readonly carried: Carried;
}

function isAnswer(value: unknown): value is TravellingAnswer {
  return typeof value === 'object' && value !== null && 'answer' in value && 'carried' in value;
}

function refused(code: RefusalData['code'], data: RefusalData['data'] = {}) {
  return { ok: false, refusal: { code, data }, files: [] };
}

/** What the base's clock is ahead of the machine's, in milliseconds. */
function clockShiftOf({ clock }: Base): number {
  return clock.nowMs() - Date.now();
}

/** Runs a method in a job and answers what it answered; one that was cancelled is refused with JOB_CANCELLED or JOB_CANCEL_LATE. */
export async function runInJob(call: CallInJob): Promise<unknown> {
  const { jobs, base, actor, name, kind, input, signal, onStep } = call;
  const staged = kind.holds.includes('staging') ? await jobs.loadCarrier() : null;
  let sent: Carried = [];
  const travelling = (): JobPayload => {
    sent = staged?.carryStaging(base, input) ?? [];
    return { name, input, folder: base.folder, actor, clockShift: clockShiftOf(base), carried: sent };
  };
  const bringBack = (answer: unknown): void => {
    if (isAnswer(answer)) staged?.bringBack(base, sent, answer.carried);
  };
  const tell = onStep === null ? null : (step: JobStep): void => onStep({ ...step, phase: step.phase === 'read' ? 'read' : 'apply' });
  const end = await jobs.run({
    name,
    owner: getWrittenThrough({ host: actor.host, device: actor.device ?? null }),
    ...kind,
    call: travelling,
    onAnswer: bringBack,
    signal,
    onStep: tell,
  });
  if (end.kind === 'cancelled') return refused(end.isLate ? 'JOB_CANCEL_LATE' : 'JOB_CANCELLED');
  if (!isAnswer(end.answer)) throw new Error(`the job ${name} answered nothing`);
  return end.answer.answer;
}

/** Whose calls wait in one queue: those of a person, wherever signed in; where nobody is known, those of a computer. */
function getQueueOf({ personId = null, device = null, host }: Caller): string {
  if (personId !== null) return `person ${personId}`;
  return device === null ? host : `device ${device}`;
}

/** Runs a method on a reading thread and answers what it answered. Refuses TOO_MANY_CALLS {seconds}: as many of the person's wait as may; JOB_CANCELLED where its caller went away. */
export async function runOnReader({ readers, findBase, actor, name, input, signal }: CallOfReader): Promise<unknown> {
  const travelling = (): ReadPayload => {
    // Asked for when it begins: another base may be open by then, or none.
    const base = findBase();
    return { isRead: true, name, input, folder: base?.folder ?? '', actor, clockShift: base === null ? 0 : clockShiftOf(base) };
  };
  const end = await readers.run({ name, person: getQueueOf(actor), call: travelling, signal });
  if (end.kind === 'refused') return refused('TOO_MANY_CALLS', { seconds: end.seconds });
  return end.kind === 'cancelled' ? refused('JOB_CANCELLED') : end.answer;
}
