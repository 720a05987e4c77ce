// Which methods run in a worker thread, and how: the method's name and input travel there, its answer comes back.
import type { RefusalData } from '../../../contract/core/shapes.ts';
import type { Right } from '../../../domain/base/rights.ts';
import type { JobRequest, JobStep, Jobs } from '../jobs/job.ts';
import type { book } from '../../desk/book.ts';
import type { carryStaging } from '../../intake/staged/carry.ts';

type Base = Parameters<typeof book>[0];
type Carried = ReturnType<typeof carryStaging>;

/** How a method runs as a job. One that holds `staging` works on staged files: they travel with it. */
export type JobKind = Pick<JobRequest, 'holds' | 'canCancel'>;

const READS: JobKind = { holds: [], canCancel: true };
const WRITES: JobKind = { holds: ['writer'], canCancel: true };
/** A second or two, all or nothing: ending it halfway would save nobody any time. */
const WHOLE: JobKind = { holds: ['writer'], canCancel: false };
const STAGED: JobKind = { holds: ['writer', 'staging'], canCancel: true };

/** The methods whose work can take longer than a tenth of a second. Their input must survive a structured clone. */
export const JOB_METHODS: ReadonlyMap<string, JobKind> = new Map([
  ['imports.take', WRITES],
  ['parked.take', WRITES],
  ['forms.make', WRITES],
  ['forms.pack', WRITES],
  ['batches.undo', WHOLE],
  ['month.close', WHOLE],
  ['report.export', READS],
  ['money.makeAll', WRITES],
  ['money.file', READS],
  ['paper.board', READS],
  ['paper.list', READS],
  ['paper.slip', READS],
  ['paper.sheet', READS],
  ['paper.ical', READS],
  ['filing.papers', READS],
  ['filing.ledgerFile', READS],
  ['collection.returnCopy', READS],
  ['workbooks.get', READS],
  ['workbooks.add', WRITES],
  ['workbooks.newBlank', WRITES],
  ['workbooks.trial', READS],
  ['workbooks.fill', READS],
  ['workbooks.fillFile', READS],
  ['insight.analytics', READS],
  ['insight.numbers', READS],
  // Ended halfway, a backup would leave a piece of a file in the folder.
  ['safety.backup', { ...READS, canCancel: false }],
  ['safety.check', READS],
  ['settings.backUp', { ...READS, canCancel: false }],
  ['settings.backUpIfDue', { ...READS, canCancel: false }],
  ['settings.soundBackup', READS],
  ['settings.check', READS],
  ['settings.diagnostics', READS],
  ['settings.historyFile', READS],
  ['intake.stage', { holds: ['staging'], canCancel: true }],
  ['intake.preview', STAGED],
  ['intake.fix', STAGED],
  ['intake.undoFix', STAGED],
  ['intake.commit', STAGED],
]);

/** Methods that need a right to write and only look. */
const LOOKS: ReadonlySet<string> = new Set([
  'batches.list',
  'batches.files',
  'batches.file',
  'parked.list',
  'intake.list',
  'intake.get',
  'intake.rows',
  'intake.leaveOut',
  'intake.drop',
  'intake.mapping',
  'settings.history',
]);

/** Whether a method may write to the base for a moment. */
export function isShortWrite(name: string, right: Right | null): boolean {
  return right !== null && (right === 'safety' || right.endsWith('.write')) && !LOOKS.has(name);
}

/** A call on its way into a job. */
export interface CallInJob {
  readonly jobs: Jobs;
  readonly base: Base;
  readonly actor: Parameters<typeof book>[1];
  readonly name: string;
  readonly kind: JobKind;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly onStep:
    | ((step: { readonly phase: 'read' | 'apply'; readonly name: string; readonly done: number; readonly all: number }) => void)
    | null;
}

/** What travels to the worker. */
export interface TravellingCall {
  readonly name: string;
  readonly input: unknown;
  readonly folder: string;
  readonly actor: Parameters<typeof book>[1];
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

function stagingOf(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null && 'staging' in input ? input.staging : null;
  return typeof id === 'string' ? id : null;
}

function refused(code: RefusalData['code']) {
  return { ok: false, refusal: { code, data: {} }, files: [] };
}

/** Runs a method in a job and answers what it answered; one that was cancelled is refused with JOB_CANCELLED or JOB_CANCEL_LATE. */
export async function runInJob(call: CallInJob): Promise<unknown> {
  const { jobs, base, actor, name, kind, input, signal, onStep } = call;
  const staged = kind.holds.includes('staging') ? await import('../../intake/staged/carry.ts') : null;
  let sent: Carried = [];
  const travelling = (): TravellingCall => {
    sent = staged?.carryStaging(base, stagingOf(input)) ?? [];
    return { name, input, folder: base.folder, actor, clockShift: base.clock.nowMs() - Date.now(), carried: sent };
  };
  const bringBack = (answer: unknown): void => {
    if (isAnswer(answer)) staged?.bringBack(base, sent, answer.carried);
  };
  const tell = onStep === null ? null : (step: JobStep): void => onStep({ ...step, phase: step.phase === 'read' ? 'read' : 'apply' });
  const end = await jobs.run({ name, ...kind, call: travelling, onAnswer: bringBack, signal, onStep: tell });
  if (end.kind === 'cancelled') return refused(end.isLate ? 'JOB_CANCEL_LATE' : 'JOB_CANCELLED');
  if (!isAnswer(end.answer)) throw new Error(`the job ${name} answered nothing`);
  return end.answer.answer;
}
