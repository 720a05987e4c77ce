// Use case: what program and base this is, a check that is remembered, and a diagnostics file without personal data.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { About } from '../../contract/base/settings-shapes.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';
import { checkBase, type CheckReport } from './check.ts';
import { getComputerName, countsOf, readNoticesText, sizesOf, versionsOf } from './machine-facts.ts';

function lastCheckOf(base: Base): About['lastCheck'] {
  const last = readSetting(base.db, 'check.last');
  return last === null
    ? null
    : { at: formatIsoInstant(convertMillisecondsToInstant(last.atMs)), ok: last.ok, full: last.full, failed: last.failed };
}

/** What is known of the program and the base. */
export function getAbout(base: Base): About {
  return {
    versions: versionsOf(base),
    computer: getComputerName(),
    sizes: sizesOf(base),
    counts: countsOf(base),
    lastCheck: lastCheckOf(base),
  };
}

/** The same for the caller: where the base lies is for the host, and a joined computer is told of no folder. */
export function getAboutForCaller(base: Base, { device = null }: Actor): Result<About> {
  const all = getAbout(base);
  return ok(device === null ? all : { ...all, sizes: { ...all.sizes, folder: null } });
}

/** Looks the base through and remembers how it went. Refuses what writing refuses. */
export function checkAndRemember(base: Base, actor: Actor, { full }: Asked<typeof settingsMethods.check>): Result<CheckReport> {
  const report = checkBase(base, { full });
  const failed = report.checks.filter((one) => !one.ok).map((one) => one.name);
  const written = inTx(base, actor, (tx) => {
    writeSetting(tx, 'check.last', { atMs: tx.nowMs, ok: report.ok, full, failed });
    return ok(null);
  });
  // A damaged base may take no writes: what was found is answered all the same.
  return written.ok || !report.ok ? ok(report) : written;
}

/** The licences of what is built in; null where the paper is not there. */
export function findNotices(): Answer<typeof settingsMethods.notices> {
  return { text: readNoticesText() };
}
