// A text field with a list to choose from, by keys alone: arrows choose, Enter and Tab take the first unless another fits as well, Esc puts the list away.
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, type Ref, useId, useLayoutEffect, useState } from 'react';
import { sayUi } from '../../ui/ui-messages.ts';
import { isTie } from '../../ui/tenant-match.ts';
import { isComposing } from './form-keys.ts';
import type { Match } from './matching.ts';

interface ComboBoxProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly matches: readonly Match[];
  /** What there is to choose from has not come yet: what is typed and left is taken as soon as it has, unless another fits as well. */
  readonly isLate?: boolean;
  /** What is said where something is typed and nothing found. */
  readonly none: string;
  /** What is wrong with what stands there. */
  readonly error?: string | null;
  readonly boxRef?: Ref<InputRef>;
  readonly onType: (text: string) => void;
  /** `isEnter`: taken by Enter, so the focus may go on; Tab and a click move it themselves or leave it. */
  readonly onTake: (match: Match, isEnter: boolean) => void;
  /** Enter where there is nothing to take. */
  readonly onEnter: () => void;
}

function useCombo({ text, matches, isLate = false, onType, onTake, onEnter }: ComboBoxProps) {
  const [isOpen, setOpen] = useState(false);
  const isTied = isTie(matches);
  const [cursor, setCursor] = useState<number | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isOwed, setOwed] = useState(false);
  const isTypedEarly = isOpen && isLate && text.trim() !== '';
  const isListed = isOpen && matches.length > 0;
  // Two that fit alike: nobody is marked until an arrow marks one.
  const here = Math.min(cursor ?? (isTied ? -1 : 0), matches.length - 1);
  const take = (match: Match | undefined, isEnter = false): boolean => {
    if (match === undefined) return false;
    setOpen(false);
    setAsking(false);
    onTake(match, isEnter);
    return true;
  };
  const type = (typed: string): void => {
    setOpen(true);
    setCursor(null);
    setAsking(false);
    setOwed(false);
    onType(typed);
  };
  // Before the next key, which may be the Enter that books.
  useLayoutEffect(() => {
    if (!isOwed || isLate) return;
    setOwed(false);
    if (!isTied) take(matches[0]);
  }, [isOwed, isLate]);
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (matches.length === 0) return;
      event.preventDefault();
      if (!isListed) setOpen(true);
      else setCursor(Math.max(0, Math.min(matches.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setOwed(isTypedEarly);
      if (isListed && here < 0) setAsking(true);
      else if (!isListed || !take(matches[here], true)) onEnter();
    } else if (event.key === 'Escape' && isListed) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  // Tab takes what stands first, as Enter does, but only what was really typed.
  const leave = (): void => {
    setOpen(false);
    if (isTypedEarly) setOwed(true);
    else if (isListed && text.trim() !== '') take(matches[here]);
  };
  return { isListed, here, type, press, take, leave, isOpen, isAsking: isAsking && isListed };
}

/** The field with its list. */
export function ComboBox(props: ComboBoxProps) {
  const { label, text, placeholder, matches, isLate = false, none, error = null, boxRef } = props;
  const id = useId();
  const combo = useCombo(props);
  const isNothing = combo.isOpen && !isLate && text.trim() !== '' && matches.length === 0;
  const note = isNothing ? none : combo.isAsking ? sayUi('tied') : error;
  return (
    <div className="booking-combo">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        {...(boxRef === undefined ? {} : { ref: boxRef })}
        value={text}
        placeholder={placeholder}
        role="combobox"
        autoComplete="off"
        aria-expanded={combo.isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-invalid={error !== null}
        aria-describedby={`${id}-note`}
        {...(combo.isListed && combo.here >= 0 ? { 'aria-activedescendant': `${id}-${combo.here}` } : {})}
        {...(error !== null ? { status: 'error' as const } : {})}
        onChange={(event) => combo.type(event.target.value)}
        onKeyDown={combo.press}
        onBlur={combo.leave}
      />
      <ul className="booking-combo-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={!combo.isListed}>
        {matches.map((match, at) => (
          <li
            key={match.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === combo.here}
            className={at === combo.here ? 'booking-option booking-here' : 'booking-option'}
            // The field keeps the focus while a row is clicked.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => combo.take(match)}
          >
            <span>{match.label}</span>
            <span className="soft">{match.note}</span>
          </li>
        ))}
      </ul>
      {note === null ? null : (
        <div className="field-error" id={`${id}-note`} role="status">
          {note}
        </div>
      )}
    </div>
  );
}
