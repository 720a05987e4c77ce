// What time it is on the wall clock, as times are typed.
import type { LivebaseClient } from '../../contract/contract.ts';
import { formatClockTime, formatNowStart } from '../../contract/desk/desk-texts.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { NOW, type OptionValues } from './option-values.ts';

/** Now, as `2026-10-03T22:00`. */
export function getTimeNow(): string {
  return formatClockTime(Date.now());
}

/** Reads the start that `--from` names; the present moment down to the grid of the base. */
export async function resolveStart(client: LivebaseClient, options: OptionValues): Promise<Result<string>> {
  const from = options.given('from');
  if (from !== NOW) return ok(from);
  const rules = await client.settings.deskRules({});
  return rules.ok ? ok(formatNowStart(Date.now(), rules.value.grid)) : rules;
}
