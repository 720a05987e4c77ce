// Binds the methods of collection to their use cases; each use case is loaded with its first call.
import { collectionMethods, formMethods } from '../../contract/collection/collection.ts';
import { salesMethods } from '../../contract/collection/sales.ts';
import { act, bindOnBase, look, show, work } from '../core/door/procedures.ts';

const onBase = bindOnBase({ collection: collectionMethods, forms: formMethods, sales: salesMethods });

export const sales = {
  month: onBase.sales.month.handler(show(async () => (await import('./sales-month.ts')).salesOfMonth)),
};

export const collection = {
  month: onBase.collection.month.handler(look(async () => (await import('./board.ts')).collectionOf)),
  reply: onBase.collection.reply.handler(look(async () => (await import('./look-reply.ts')).lookReply)),
  file: onBase.collection.file.handler(look(async () => (await import('./look-reply.ts')).fileOfReply)),
  refusedFile: onBase.collection.refusedFile.handler(look(async () => (await import('./look-reply.ts')).fileOfRefused)),
  returnCopy: onBase.collection.returnCopy.handler(look(async () => (await import('./return-copy.ts')).returnCopy)),
  query: onBase.collection.query.handler(act(async () => (await import('./ask-reply.ts')).askReply)),
  answer: onBase.collection.answer.handler(act(async () => (await import('./answer-reply.ts')).answerReply)),
  accept: onBase.collection.accept.handler(act(async () => (await import('./accept-replies.ts')).acceptReplies)),
  reminder: onBase.collection.reminder.handler(look(async () => (await import('./remind.ts')).reminderText)),
  sources: onBase.collection.sources.handler(look(async () => (await import('./tenant-sources.ts')).tenantSources)),
  choose: onBase.collection.choose.handler(act(async () => (await import('./choose-source.ts')).chooseSource)),
};

export const forms = {
  make: onBase.forms.make.handler(work(async () => (await import('./make-forms.ts')).makeForms)),
  pack: onBase.forms.pack.handler(work(async () => (await import('./make-forms.ts')).packForms)),
  status: onBase.forms.status.handler(look(async () => (await import('./form-status.ts')).formStatus)),
};
