/** The field that stands in the panel's HTML and takes what is typed before the panel's own code is there. */

/** Set while an input method composes, and once Enter was pressed, until something else is typed. */
const COMPOSING = 'composing';
const ENTERED = 'entered';

interface Readiness {
  /** False where most likely no question can be asked yet. */
  readonly isOffered: boolean;
  readonly label: string;
  readonly placeholder: string;
}

/** Gives the field its words, the focus and Enter. */
export function readyEarlyField(document: Document, { isOffered, label, placeholder }: Readiness): void {
  const field = fieldIn(document);
  if (!field) return;
  if (!isOffered) {
    field.closest('.composer')?.remove();
    return;
  }
  field.setAttribute('aria-label', label);
  field.placeholder = placeholder;
  field.addEventListener('input', () => {
    delete field.dataset[ENTERED];
    // It grows as the panel's own does.
    if (field.parentElement) field.parentElement.dataset['text'] = field.value;
  });
  field.addEventListener('compositionstart', () => (field.dataset[COMPOSING] = ''));
  field.addEventListener('compositionend', () => delete field.dataset[COMPOSING]);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (field.value.trim() !== '') field.dataset[ENTERED] = '';
  });
  field.focus();
}

/** Resolves once no input method composes in the field: to take it away would take the word with it. */
export async function untilComposed(document: Document): Promise<void> {
  const field = fieldIn(document);
  if (field?.dataset[COMPOSING] === undefined) return;
  await new Promise((resolve) => field.addEventListener('compositionend', resolve, { once: true }));
}

/** The text that was typed so far, and whether Enter came after it. */
export function typedEarly(document: Document): { readonly text: string; readonly isEntered: boolean } {
  const field = fieldIn(document);
  return { text: field?.value ?? '', isEntered: field?.dataset[ENTERED] !== undefined };
}

function fieldIn(document: Document): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('#early-field');
}
