// Binds the methods of core to their use cases; each use case is loaded with its first call.
import { liveMethods } from '../../contract/core/live.ts';
import { sheetsMethods } from '../../contract/core/sheets.ts';
import { shellMethods } from '../../contract/core/shell.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { hasPermission } from './rpc/call.ts';
import { bindAnywhere, bindOnBase } from './rpc/procedures.ts';
import { watchChanges } from './jobs/watch.ts';

const anywhere = bindAnywhere({ live: liveMethods, shell: shellMethods });
const onBase = bindOnBase({ live: liveMethods, sheets: sheetsMethods });

/** How often the base is looked at for what other processes wrote, while somebody watches. */
const LOOK_EVERY_MS = 1000;

export const live = {
  watch: anywhere.live.watch.handler(async function* ({ context, signal }) {
    const { getBaseVersion } = await import('./db/base-version.ts');
    const readVersion = (): number => {
      const base = context.findBase();
      return base === null ? 0 : getBaseVersion(base);
    };
    for await (const look of watchChanges({ jobs: context.jobs, readVersion, everyMs: LOOK_EVERY_MS, signal }))
      yield { ok: true, value: look } as const;
  }),
  steps: onBase.live.steps.handler(async ({ input, context }) => {
    const { stepState } = await import('./records/steps.ts');
    const states = input.steps.map((step) => stepState(context.base, step, context.isRunning ?? (() => false)));
    // Where the base lies is for the host: a joined computer is told of no folder, here as in what it is told of the start.
    return ok({ folder: typeof context.actor.device === 'number' ? '' : context.base.folder, states });
  }),
  cancel: anywhere.live.cancel.handler(async ({ input: { job: id }, context: { jobs, actor } }) => {
    const { rightOf } = await import('../../contract/method-rights.ts');
    const job = jobs?.list().find((one) => one.id === id);
    // Who may not do a thing does not end it either, anyone who is at it.
    const right = job === undefined ? null : rightOf(job.name);
    if (right !== null && !hasPermission(actor, right)) return refuse('NOT_ALLOWED', { role: actor.role, right });
    return jobs?.cancel(id) === true ? ok({ job: id }) : refuse('JOB_UNKNOWN', { job: id });
  }),
};

/** The refusal where the host has not got the ability: the page asks `about` first. */
function cannot(what: string): Result<never> {
  return refuse('HOST_CANNOT', { what });
}

export const shell = {
  about: anywhere.shell.about.handler(async ({ context: { shell: host, start } }) => {
    if (host === null || start === null) return cannot('about');
    const { kind, saveFile, printPdf, pickPath, showFolder, ending, versions } = host;
    const can = {
      save: saveFile !== null,
      print: printPdf !== null,
      pick: pickPath !== null,
      showFolder: showFolder !== null,
    };
    return ok({ kind, can, endsAfterMinutes: ending?.afterMinutes ?? null, versions: { ...versions }, ...start.place() });
  }),
  end: anywhere.shell.end.handler(async ({ context }) => {
    const ending = context.shell?.ending ?? null;
    if (ending === null) return cannot('end');
    ending.end();
    return ok(null);
  }),
  save: anywhere.shell.save.handler(async ({ context, input }) => {
    const save = context.shell?.saveFile ?? null;
    return save === null ? cannot('save') : save(input);
  }),
  print: anywhere.shell.print.handler(async ({ context, input }) => {
    const print = context.shell?.printPdf ?? null;
    return print === null ? cannot('print') : print(input);
  }),
  showFolder: anywhere.shell.showFolder.handler(async ({ context: { shell: host, start }, input }) => {
    if (host === null || host.showFolder === null || start === null) return cannot('showFolder');
    const folder = start.folderOf(input.what);
    return ok(folder !== null && (await host.showFolder(folder)));
  }),
};

export const sheets = {
  make: onBase.sheets.make.handler(async ({ input, context }) => {
    const { makeSheet } = await import('./render/make-sheet.ts');
    return { ok: true, value: makeSheet(context.base, input) };
  }),
};
