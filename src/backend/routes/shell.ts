// Binds the methods of the shell around the page to what the host can do.
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { anywhere } from '../core/door/procedures.ts';

/** The refusal where the host has not got the ability: the page asks `about` first. */
function cannot(what: string): Result<never> {
  return refuse('HOST_CANNOT', { what });
}

export const shellRoutes = {
  about: anywhere.shell.about.handler(async ({ context: { shell, start } }) => {
    if (shell === null || start === null) return cannot('about');
    const { kind, saveFile, printPdf, openLink, pickPath, showFolder, versions } = shell;
    const can = {
      save: saveFile !== null,
      print: printPdf !== null,
      openLink: openLink !== null,
      pick: pickPath !== null,
      showFolder: showFolder !== null,
    };
    return ok({ kind, can, versions: { ...versions }, ...start.place() });
  }),
  save: anywhere.shell.save.handler(async ({ context, input }) => {
    const save = context.shell?.saveFile ?? null;
    return save === null ? cannot('save') : save(input);
  }),
  print: anywhere.shell.print.handler(async ({ context, input }) => {
    const print = context.shell?.printPdf ?? null;
    return print === null ? cannot('print') : print(input);
  }),
  openLink: anywhere.shell.openLink.handler(async ({ context, input }) => {
    const open = context.shell?.openLink ?? null;
    return open === null ? cannot('openLink') : ok(await open(input.url));
  }),
  showFolder: anywhere.shell.showFolder.handler(async ({ context: { shell, start }, input }) => {
    if (shell === null || shell.showFolder === null || start === null) return cannot('showFolder');
    const folder = start.folderOf(input.what);
    return ok(folder !== null && (await shell.showFolder(folder)));
  }),
};
