// The audit's words in the language of the page: what a code stands for, the relation, what it found.
import { sayAuditFinding, sayAuditName, sayAuditText } from '../../contract/report/words-audit.ts';
import { useLanguage } from './i18n.ts';

/** Says the audit; `lang` is the language of what it says. */
export function useAuditWords() {
  const language = useLanguage();
  return {
    lang: language,
    name: (id: string, name: string): string => sayAuditName(id, name, language),
    text: (id: string, text: string): string => sayAuditText(id, text, language),
    finding: (id: string, message: string): string => sayAuditFinding(id, message, language),
  };
}
