// The one place that decides what of people leaves the program: files, prints and texts with phones in them are rows of the history, anyone who took them.
import type { MethodMeta } from '../../../contract/core/method.ts';
import { listPhones } from '../../../domain/base/phones-in.ts';
import { ok } from '../../../domain/values/result.ts';
import type { Connection } from '../db/rows.ts';
import { appendHistory, inTx } from '../db/tx.ts';
import { extractTextsOfFile } from '../files/texts-of-file.ts';
import { findPhonesOnPaper } from '../render/pdf.ts';
import type { CallContext, Caller } from './call.ts';
import { isFields } from './redact-response.ts';

/** What these hand out holds nobody but signers, is disguised, or is a row of the history of its own. */
const WITHOUT_PEOPLE: ReadonlySet<string> = new Set(['report', 'month', 'filing', 'bureau', 'workbooks', 'insight', 'safety', 'start']);

/** What a text for the clipboard is called in the history, where files have their names. */
const WORDS_TO_SEND = '发送的文字';

/** Something that leaves the program: a file with its name, or a text to be sent. */
interface HandedOut {
  readonly list: string;
  readonly phones: ReadonlySet<string>;
}

function ofFile(value: Readonly<Record<string, unknown>>): HandedOut[] {
  const { name, bytes } = value;
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return [];
  const phones = findPhonesOnPaper(bytes) ?? new Set((extractTextsOfFile(bytes) ?? []).flatMap((text) => [...listPhones(text)]));
  return [{ list: name, phones }];
}

/** What an answer hands out: itself, or the files that it lists. */
function handedOut(answer: unknown): readonly HandedOut[] {
  const value = isFields(answer) && answer['ok'] === true ? answer['value'] : null;
  if (!isFields(value)) return [];
  const files: readonly unknown[] = Array.isArray(value['files']) ? value['files'] : [];
  const { text } = value;
  return [
    ...ofFile(value),
    ...files.filter(isFields).flatMap(ofFile),
    ...(typeof text === 'string' ? [{ list: WORDS_TO_SEND, phones: listPhones(text) }] : []),
  ];
}

const OWN_PHONES = `SELECT DISTINCT phone FROM base_fact WHERE phone IS NOT NULL`;

/** The base's own number is on every paper and hidden from nobody. */
function withoutOwn(db: Connection, { list, phones }: HandedOut): HandedOut {
  if (phones.size === 0) return { list, phones };
  const own = new Set(
    db
      .prepare(OWN_PHONES)
      .pluck()
      .all()
      .map((phone) => String(phone).replaceAll(/\D/g, '')),
  );
  return { list, phones: new Set([...phones].filter((one) => !own.has(one))) };
}

/** Notes what an answer hands out with phones in it: who, when, which list, how many. What ran in a job's thread was noted there. */
export async function auditExport(
  context: CallContext,
  caller: Caller,
  { path, does }: { readonly path: readonly string[]; readonly does: MethodMeta['does'] },
  answer: unknown,
): Promise<void> {
  const [group = ''] = path;
  const base = context.findBase();
  if (base === null || WITHOUT_PEOPLE.has(group) || (context.jobs !== null && typeof does === 'object')) return;
  const found = handedOut(answer)
    .map((one) => withoutOwn(base.db, one))
    .filter(({ phones }) => phones.size > 0);
  if (found.length === 0) return;
  const note = () =>
    // No step of its own: what was asked for is what it belongs to. A base that can't be written hands out all the same.
    inTx(base, { ...caller, step: null }, (tx) => {
      for (const { list, phones } of found)
        appendHistory(tx, { action: 'hand_out', entity: 'base', entityId: null, after: { list, phones: phones.size } });
      return ok(null);
    });
  if (context.jobs === null) note();
  else await context.jobs.inTurn(async () => note());
}
