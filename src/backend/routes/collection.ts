// Binds the methods of collecting a month to their use cases.
import { onBase } from '../core/door/procedures.ts';

const courseRoutes = {
  query: onBase.collection.query.handler(async ({ input, context }) => {
    const { askReply } = await import('../collection/ask-reply.ts');
    return askReply(context.base, context.actor, input);
  }),
  answer: onBase.collection.answer.handler(async ({ input, context }) => {
    const { answerReply } = await import('../collection/answer-reply.ts');
    return answerReply(context.base, context.actor, input);
  }),
  accept: onBase.collection.accept.handler(async ({ input, context }) => {
    const { acceptReplies } = await import('../collection/accept-replies.ts');
    return acceptReplies(context.base, context.actor, input);
  }),
};

export const collectionRoutes = {
  ...courseRoutes,
  month: onBase.collection.month.handler(async ({ input, context }) => {
    const { collectionOf } = await import('../collection/board.ts');
    return collectionOf(context.base, input.month);
  }),
  reply: onBase.collection.reply.handler(async ({ input, context }) => {
    const { lookReply } = await import('../collection/look-reply.ts');
    return lookReply(context.base, input.reply);
  }),
  file: onBase.collection.file.handler(async ({ input, context }) => {
    const { fileOfReply } = await import('../collection/look-reply.ts');
    return fileOfReply(context.base, input.reply);
  }),
  refusedFile: onBase.collection.refusedFile.handler(async ({ input, context }) => {
    const { fileOfRefused } = await import('../collection/look-reply.ts');
    return fileOfRefused(context.base, input.intake);
  }),
  returnCopy: onBase.collection.returnCopy.handler(async ({ input, context }) => {
    const { returnCopy } = await import('../collection/return-copy.ts');
    return returnCopy(context.base, input.reply);
  }),
  reminder: onBase.collection.reminder.handler(async ({ input, context }) => {
    const { reminderText } = await import('../collection/remind.ts');
    return reminderText(context.base, input);
  }),
  sources: onBase.collection.sources.handler(async ({ input, context }) => {
    const { tenantSources } = await import('../collection/tenant-sources.ts');
    return tenantSources(context.base, input);
  }),
  choose: onBase.collection.choose.handler(async ({ input, context }) => {
    const { chooseSource } = await import('../collection/choose-source.ts');
    return chooseSource(context.base, context.actor, input);
  }),
};

export const formRoutes = {
  make: onBase.forms.make.handler(async ({ input, context }) => {
    const { makeForms } = await import('../collection/make-forms.ts');
    return makeForms(context.base, context.actor, input, context.onProgress);
  }),
  pack: onBase.forms.pack.handler(async ({ input, context }) => {
    const { packForms } = await import('../collection/make-forms.ts');
    return packForms(context.base, context.actor, input, context.onProgress);
  }),
  status: onBase.forms.status.handler(async ({ input, context }) => {
    const { formStatus } = await import('../collection/form-status.ts');
    return formStatus(context.base, input.month);
  }),
};
