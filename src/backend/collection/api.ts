// Binds the methods of collection to their use cases; each use case is loaded with its first call.
import { collectionMethods, formMethods } from '../../contract/collection/collection.ts';
import { salesMethods } from '../../contract/collection/sales.ts';
import { bindCommand, bindOnBase, bindQuery, bindInfallibleQuery, bindJob } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ collection: collectionMethods, forms: formMethods, sales: salesMethods });

export const sales = {
  month: onBase.sales.month.handler(bindInfallibleQuery(async () => (await import('./sales-month.ts')).getSalesOfMonth)),
};

export const collection = {
  month: onBase.collection.month.handler(bindQuery(async () => (await import('./board.ts')).collectionOf)),
  reply: onBase.collection.reply.handler(bindQuery(async () => (await import('./get-reply.ts')).lookReply)),
  file: onBase.collection.file.handler(bindQuery(async () => (await import('./get-reply.ts')).getFileOfReply)),
  refusedFile: onBase.collection.refusedFile.handler(bindQuery(async () => (await import('./get-reply.ts')).getFileOfRefused)),
  returnCopy: onBase.collection.returnCopy.handler(bindQuery(async () => (await import('./return-copy.ts')).returnCopy)),
  query: onBase.collection.query.handler(bindCommand(async () => (await import('./decide-replies.ts')).askReply)),
  answer: onBase.collection.answer.handler(bindCommand(async () => (await import('./decide-replies.ts')).answerReply)),
  accept: onBase.collection.accept.handler(bindCommand(async () => (await import('./decide-replies.ts')).acceptReplies)),
  reminder: onBase.collection.reminder.handler(bindQuery(async () => (await import('./remind.ts')).formatReminder)),
  sources: onBase.collection.sources.handler(bindQuery(async () => (await import('./sales-month.ts')).getTenantSources)),
  choose: onBase.collection.choose.handler(bindCommand(async () => (await import('./sales-month.ts')).chooseSource)),
};

export const forms = {
  make: onBase.forms.make.handler(bindJob(async () => (await import('./make-forms.ts')).makeForms)),
  pack: onBase.forms.pack.handler(bindJob(async () => (await import('./make-forms.ts')).packForms)),
  status: onBase.forms.status.handler(bindQuery(async () => (await import('./form-status.ts')).getFormStatus)),
};
