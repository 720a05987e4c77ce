// Use case: a tenant's own file with the cells that are asked about marked, and the words to send with it.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { ReplyFigures } from '../../contract/collection/collection-shapes.ts';
import { formatReturn } from '../../contract/collection/collection-messages.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { collectionMethods } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/sha256.ts';
import { replyFile } from './sql/reply-course.ts';
import { bookBytes } from '../../sheets/book/book-bytes.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { copyOfForm } from './filled-form.ts';
import { createMarkedBook } from './marked-book.ts';
import { figuresOf, groundOf, openQuestions, type ReplyGround } from './reply-ground.ts';

type Questions = ReturnType<typeof openQuestions>;

/** The reply's own file marked; null where it is no workbook that can be edited in place. */
async function ownCopy(bytes: Uint8Array, { sheet, rows }: ReplyFigures, asked: Questions): Promise<Uint8Array | null> {
  const book = await openBook(bytes);
  const marked = book.ok ? createMarkedBook(book.value, sheet, { ...asked, bodyRows: new Set(rows.map((row) => row.row)) }) : null;
  return marked === null ? null : bookBytes(marked);
}

/** `晨光_月报.xls` sent back as `晨光_月报_待核对.xlsx`. */
function copyName(file: string): string {
  return `${file.replace(/\.[^.]{1,5}$/, '')}_待核对.xlsx`;
}

function askedOf({ reply, steps }: ReplyGround): Questions {
  return openQuestions(steps.get(reply.id));
}

/**
 * The copy to send back, of what waits for an answer. The tenant's own file where it is a workbook, everything else in it as it was; of
 * another kind of file our form with its figures. Refuses REPLY_UNKNOWN.
 */
export async function returnCopy(
  base: Base,
  { reply: id }: Asked<typeof collectionMethods.returnCopy>,
): Promise<Result<Answer<typeof collectionMethods.returnCopy>>> {
  const ground = groundOf(base.db, id);
  if (!ground.ok) return ground;
  const file = replyFile(base.db, id);
  if (file === null) return refuse('REPLY_UNKNOWN', { id });
  const { month, name } = ground.value;
  const asked = askedOf(ground.value);
  const figures = figuresOf(base.db, id);
  const own = await ownCopy(file.bytes, figures, asked);
  const bytes = own ?? (await copyOfForm(base, ground.value, figures, asked));
  const words = formatReturn({ name, month, cells: asked.cells, words: asked.words });
  return ok({ name: copyName(file.name), bytes, sha256: hashSha256(bytes), words });
}
