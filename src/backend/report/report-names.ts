// Who says the history of a base: its things by their names, figures and audit relations by the words of its profile.
import type { Language } from '../../contract/core/language.ts';
import type { HistoryNames, HistorySayer } from '../../contract/said-history.ts';
import { profileOfBase } from '../base/base-profile.ts';
import { relationName } from '../base/profile.ts';
import type { Base } from '../core/db/open.ts';
import { historyNames } from '../core/records/history-names.ts';
import { figureLabel, indicatorLabel } from './paper/figure-label.ts';

/** Names by the profile that the base reports by; as they stand where it cannot be read. */
function reportNames(base: Base): Pick<HistoryNames, 'figure' | 'relation'> {
  const profile = profileOfBase(base);
  if (!profile.ok) return { figure: (address) => address, relation: (code) => code };
  return {
    figure: (address) => (address.split('.').length > 2 ? figureLabel(profile.value, address) : indicatorLabel(profile.value, address)),
    relation: (code) => `${code} ${relationName(profile.value, code)}`.trim(),
  };
}

/** Says the history of the base in the language. */
export function historySayer(base: Base, language: Language): HistorySayer {
  return { language, names: historyNames(base.db, reportNames(base)) };
}
