// Opens the base in a folder as the next version would, which brings it up to date; ends as a crash would after the named step. Prints `ok` or the refusal's code.
import { closeBase, openBase } from '../../src/backend/core/db/open.ts';
import { stepUp } from '../../src/backend/core/db/migrate-swap.ts';
import { NEXT_MIGRATIONS } from './next-schema.ts';

const [folder = '', dieAfter = ''] = process.argv.slice(2);
const clock = { nowMs: () => Date.UTC(2026, 10, 25, 13) };
if (dieAfter === '') {
  const base = openBase(folder, clock, NEXT_MIGRATIONS);
  process.stdout.write(base.ok ? 'ok' : base.refusal.code);
  if (base.ok) closeBase(base.value);
} else {
  stepUp({
    folder,
    clock,
    migrations: NEXT_MIGRATIONS,
    hook: (step) => {
      if (step === dieAfter) process.kill(process.pid, 'SIGKILL');
    },
  });
}
