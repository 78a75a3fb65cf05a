/** Performs the action of the button that was clicked within an answer. */
export async function actOn(target: Element): Promise<'copied' | null> {
  const button = target.closest<HTMLElement>('button[data-do]');
  const code = button?.closest('.code-block')?.querySelector('.code-block-text');
  switch (button?.dataset['do']) {
    case 'copy':
      await navigator.clipboard.writeText(code?.textContent ?? '');
      return 'copied';
    case 'wrap':
      code?.classList.toggle('code-block-wrapped');
      button.ariaPressed = String(code?.classList.contains('code-block-wrapped'));
      return null;
    case 'reference':
      footnoteOf(button)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
      return null;
  }
  return null;
}

/** The footnote of a reference, if the answer has it. */
function footnoteOf(reference: HTMLElement): Element | undefined {
  const labels = reference.closest('.markdown')?.querySelectorAll('.markdown-footnote-label') ?? [];
  return (
    [...labels].find(({ textContent }) => textContent === reference.textContent)?.parentElement ?? undefined
  );
}
