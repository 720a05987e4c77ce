// A client of a test's base, as a page calls it: files staged, previewed, fixed and taken through the methods.
import type { LivebaseClient } from '../../src/contract/contract.ts';
import type { PreviewedFile, StagedFiles } from '../../src/contract/intake/intake-shapes.ts';
import type { CallContext } from '../../src/backend/core/rpc/call.ts';
import { openClient } from '../../src/backend/router.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { codeOf, type NamedFile, type Rows } from './import-base.ts';

/** How staged files are taken where a test says nothing else. */
export const PLAIN = {
  month: null,
  tenant: null,
  account: null,
  onDifference: 'replace',
  takesGoodRows: false,
  leaveOut: [],
  own: [],
} satisfies Parameters<LivebaseClient['intake']['preview']>[0]['choices'];

/** A client whose long work runs in `jobs`, or in this thread. */
export function clientOf(base: Base, jobs: CallContext['jobs'] = null): LivebaseClient {
  const actor = { who: '统计员', host: 'window', role: 'manager' } as const;
  return openClient({ findBase: () => base, actor, onProgress: null, jobs, shell: null, start: null });
}

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: object } };

/** The value of an answer; fails with the refusal where there is none. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${JSON.stringify(answer.refusal.data)}`);
  return answer.value;
}

/** Files dropped on the import screen. */
export async function stageBy(client: LivebaseClient, files: readonly NamedFile[]): Promise<StagedFiles> {
  return valueOf(await client.intake.stage({ files: [...files], staging: null }));
}

/** What is shown of what was dropped. */
export async function previewBy(
  client: LivebaseClient,
  staging: string,
  choices: Partial<Parameters<LivebaseClient['intake']['preview']>[0]['choices']> = {},
) {
  return valueOf(await client.intake.preview({ staging, choices: { ...PLAIN, ...choices } }));
}

/** What becomes of each file, as `name fate`. */
export function fatesOf(files: readonly PreviewedFile[]): string[] {
  return files.map(({ file, fate }) => `${file} ${fate}`);
}

/** A row of a sales sheet of the small world. */
export const lineOf = (month: string, tenant: number, paid: string | number): Rows[number] => [
  month,
  codeOf(tenant),
  '抖音',
  '化妆品类',
  3,
  180,
  900,
  20,
  paid,
  10,
  90,
];
