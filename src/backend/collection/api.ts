// Binds the methods of collection to their use cases; each use case is loaded with its first call.
import { act, look, onBase } from '../core/door/procedures.ts';

export const sales = {
  month: onBase.sales.month.handler(async ({ input, context }) => {
    const { salesOfMonth } = await import('./sales-month.ts');
    return { ok: true, value: salesOfMonth(context.base, input.month) };
  }),
};

const courseRoutes = {
  query: onBase.collection.query.handler(act(async () => (await import('./ask-reply.ts')).askReply)),
  answer: onBase.collection.answer.handler(act(async () => (await import('./answer-reply.ts')).answerReply)),
  accept: onBase.collection.accept.handler(act(async () => (await import('./accept-replies.ts')).acceptReplies)),
};

export const collection = {
  ...courseRoutes,
  month: onBase.collection.month.handler(async ({ input, context }) => {
    const { collectionOf } = await import('./board.ts');
    return collectionOf(context.base, input.month);
  }),
  reply: onBase.collection.reply.handler(async ({ input, context }) => {
    const { lookReply } = await import('./look-reply.ts');
    return lookReply(context.base, input.reply);
  }),
  file: onBase.collection.file.handler(async ({ input, context }) => {
    const { fileOfReply } = await import('./look-reply.ts');
    return fileOfReply(context.base, input.reply);
  }),
  refusedFile: onBase.collection.refusedFile.handler(async ({ input, context }) => {
    const { fileOfRefused } = await import('./look-reply.ts');
    return fileOfRefused(context.base, input.intake);
  }),
  returnCopy: onBase.collection.returnCopy.handler(async ({ input, context }) => {
    const { returnCopy } = await import('./return-copy.ts');
    return returnCopy(context.base, input.reply);
  }),
  reminder: onBase.collection.reminder.handler(look(async () => (await import('./remind.ts')).reminderText)),
  sources: onBase.collection.sources.handler(look(async () => (await import('./tenant-sources.ts')).tenantSources)),
  choose: onBase.collection.choose.handler(act(async () => (await import('./choose-source.ts')).chooseSource)),
};

export const forms = {
  make: onBase.forms.make.handler(async ({ input, context }) => {
    const { makeForms } = await import('./make-forms.ts');
    return makeForms(context.base, context.actor, input, context.onProgress);
  }),
  pack: onBase.forms.pack.handler(async ({ input, context }) => {
    const { packForms } = await import('./make-forms.ts');
    return packForms(context.base, context.actor, input, context.onProgress);
  }),
  status: onBase.forms.status.handler(async ({ input, context }) => {
    const { formStatus } = await import('./form-status.ts');
    return formStatus(context.base, input.month);
  }),
};
