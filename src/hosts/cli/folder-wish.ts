// A folder that is typed where the program runs, by anyone who looks after it: `FOLDER` sets it, `--none` gives it up, neither asks which it is.
import path from 'node:path';
import type { Result } from '../../domain/values/result.ts';
import { createOutcome, type Outcome } from './outcome.ts';
import { type Session, withFolder } from './session.ts';
import { createWrongUsage } from './usage.ts';

/** Sets it (a path), gives it up (null) or leaves it (undefined), and answers what it is then. */
type Keep = (data: string, wish: string | null | undefined, actor: Session['actor']) => Promise<Result<{ readonly folder: string | null }>>;

/** The command's work: hands on what is wished, and says in `words` which folder it is. */
export function handleFolderWish(keep: Keep, words: (folder: string | null) => string): (session: Session) => Promise<Outcome> {
  return (session) => {
    const [typed = ''] = session.given;
    const isNone = session.options.flag('none');
    if (typed !== '' && isNone) throw createWrongUsage('文件夹和 --none 只能给一个');
    const wish = isNone ? null : typed === '' ? undefined : path.resolve(typed);
    return withFolder(session, async (data) => {
      const known = await keep(data, wish, session.actor);
      return known.ok ? createOutcome({ folder: known.value.folder }, [words(known.value.folder)]) : known;
    });
  };
}
