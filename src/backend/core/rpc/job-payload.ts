// How a method runs in a worker thread: its name and input travel there, its answer comes back.
import type { JobKind } from '../../../contract/core/method.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import type { Base } from '../db/open.ts';
import { getWrittenThrough } from '../db/tx.ts';
import type { JobStep } from '../jobs/job.ts';
import type { CallContext, Caller, Carried, OnProgress } from './call.ts';

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

/** What comes back: the method's answer, and the staged files as it left them. */
export interface TravellingAnswer {
  readonly answer: unknown;
  readonly carried: Carried;
}

function isAnswer(value: unknown): value is TravellingAnswer {
  return typeof value === 'object' && value !== null && 'answer' in value && 'carried' in value;
}

function refused(code: RefusalData['code']) {
  return { ok: false, refusal: { code, data: {} }, files: [] };
}

/** Runs a method in a job and answers what it answered; one that was cancelled is refused with JOB_CANCELLED or JOB_CANCEL_LATE. */
export async function runInJob(call: CallInJob): Promise<unknown> {
  const { jobs, base, actor, name, kind, input, signal, onStep } = call;
  const staged = kind.holds.includes('staging') ? await jobs.loadCarrier() : null;
  let sent: Carried = [];
  const travelling = (): JobPayload => {
    sent = staged?.carryStaging(base, input) ?? [];
    return { name, input, folder: base.folder, actor, clockShift: base.clock.nowMs() - Date.now(), carried: sent };
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
