import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { TakeKey } from './use-suggestions';
import './GrowingField.css';

interface GrowingFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** True to take the focus when it appears, with the caret at the end. */
  readonly hasFocus?: boolean;
  readonly fieldRef?: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly onEscape?: () => void;
  readonly onBlur?: () => void;
  /** The list that completes the text, with its active option; null while there is none. */
  readonly list?: { readonly id: string; readonly activeId: string } | null;
  /** Asked first of each key; true if it took it. */
  readonly takeKey?: TakeKey;
}

/**
 * The key code of every key that goes to an input method; Safari's Enter has it after the composition ended.
 */
const IME_KEY_CODE = 229;

/** A text field that grows from one line to eight. Enter submits, Shift+Enter breaks the line. */
export function GrowingField(props: GrowingFieldProps) {
  const { label, value, placeholder, hasFocus = false, onChange, onEnter, onEscape, list } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  const field = props.fieldRef ?? own;

  useEffect(() => {
    if (!hasFocus) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [hasFocus, field]);

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === IME_KEY_CODE) return;
    if (props.takeKey?.(event)) return event.preventDefault();
    if (event.key === 'Escape' && onEscape) {
      event.preventDefault();
      onEscape();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    onEnter();
  }

  return (
    // A hidden copy of the text gives the field its height, without measuring.
    <div className="growing-field" data-text={value}>
      <textarea
        ref={field}
        className="growing-field-input"
        rows={1}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        // No role allows a field of several lines to say that a list is open: it is said beside the list.
        aria-autocomplete={list ? 'list' : undefined}
        aria-controls={list?.id}
        aria-activedescendant={list?.activeId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
        onBlur={props.onBlur}
      />
    </div>
  );
}
