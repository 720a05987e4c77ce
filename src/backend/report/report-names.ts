// Who says the history of a base: its things by their names, figures and audit relations by the words of its profile.
import type { Language } from '../../contract/core/language.ts';
import type { HistoryNames, HistorySayer } from '../../contract/format-history.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { getRelationName } from '../base/profile.ts';
import type { Base } from '../core/db/open.ts';
import { createHistoryNames } from '../core/records/history-names.ts';
import { formatFigureLabel, formatIndicatorLabel } from './render/figure-label.ts';

/** Names by the profile that the base reports by; as they stand where it cannot be read. */
function reportNames(base: Base): Pick<HistoryNames, 'figure' | 'relation'> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return { figure: (address) => address, relation: (code) => code };
  return {
    figure: (address) =>
      address.split('.').length > 2 ? formatFigureLabel(profile.value, address) : formatIndicatorLabel(profile.value, address),
    relation: (code) => `${code} ${getRelationName(profile.value, code)}`.trim(),
  };
}

/** Says the history of the base in the language. */
export function createHistoryFormatter(base: Base, language: Language): HistorySayer {
  return { language, names: createHistoryNames(base.db, reportNames(base)) };
}
